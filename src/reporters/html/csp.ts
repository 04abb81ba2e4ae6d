import { createHash } from 'node:crypto'

/** A digest as a content security policy takes it, of a style sheet or script that stands in the page. */
export function hashSource(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
