/** Letters, digits and what else nobody needs to escape. */
const plain = /^[\w.~-]*$/

/**
 * Finds a secret however the characters that need it are escaped in it, each by itself: for addresses and forms (also in lower
 * case), for JSON (also inside a JSON string, as logs have it), for XML and HTML, and as header fields show UTF-8. Undefined for
 * a secret in which nothing is ever escaped.
 */
export function anySpelling(secret: string): RegExp | undefined {
  if (plain.test(secret)) return undefined
  return new RegExp((secret.match(/\\+|[^\\]/gsu) ?? []).map(spellings).join(''), 'g')
}

/** The ways to write one character, or a run of backslashes. */
function spellings(part: string): string {
  if (plain.test(part)) return part.replaceAll('.', '\\.')
  if (part.startsWith('\\')) return `(?:\\\\{${part.length},${part.length * 8}}|(?:${percent('\\')}){${part.length}})`
  const code = part.codePointAt(0) ?? 0
  const units = Array.from({ length: part.length }, (_, at) => `\\\\{1,7}u${anyCase(hex(part.charCodeAt(at), 4))}`)
  const named = [...(names[part] ?? []), `#0{0,6}${code}`, `#[xX]0{0,6}${anyCase(hex(code, 1))}`]
  const ways = [
    `\\\\{0,7}${asItStands(part)}`,
    ...(escapes[part] ? [`\\\\{1,7}${escapes[part]}`] : []),
    ...(part === ' ' ? ['\\+'] : []),
    percent(part),
    units.join(''),
    `&(?:${named.join('|')});`,
    ...(code > 0x7f ? [asItStands(Buffer.from(part).toString('latin1'))] : []),
  ]
  return `(?:${ways.join('|')})`
}

const names: Readonly<Record<string, readonly string[]>> = {
  '&': ['amp'],
  '<': ['lt'],
  '>': ['gt'],
  '"': ['quot'],
  "'": ['apos'],
}
const escapes: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't' }

function percent(part: string): string {
  return [...Buffer.from(part)].map(byte => `%${anyCase(hex(byte, 2))}`).join('')
}

function hex(code: number, length: number): string {
  return code.toString(16).padStart(length, '0')
}

function anyCase(digits: string): string {
  return digits.replace(/[a-f]/g, letter => `[${letter}${letter.toUpperCase()}]`)
}

function asItStands(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
