import { createHash } from 'node:crypto'

/** A text with its SHA-256 on a line before it: for what is kept between runs and will be run as code. */
export function seal(text: string): string {
  return `${sha256(text)}\n${text}`
}

/** The text that was sealed; nothing when a single byte of it differs, and then it must not be used. */
export function unseal(sealed: string | undefined): string | undefined {
  if (sealed === undefined) return undefined
  const text = sealed.slice(digestLength + 1)
  return sealed[digestLength] === '\n' && sealed.slice(0, digestLength) === sha256(text) ? text : undefined
}

const digestLength = 64

/** SHA-256 in lower-case hexadecimal digits, of the text as UTF-8. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
