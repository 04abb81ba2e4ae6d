import { plainText } from './plain-text.ts'

/**
 * Text of unknown origin as one line of Markdown that is nothing but text: no HTML, links, emphasis, mentions, breaks, and
 * nothing that steers a terminal or turns the direction of what follows.
 */
export function markdownText(text: string): string {
  return plainText(text.replace(/\s+/g, ' ')).replace(
    /[\\`*_{}[\]<>()#+!|~@&]/g,
    character => `&#${character.charCodeAt(0)};`,
  )
}
