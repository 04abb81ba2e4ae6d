/** A JSON value that was changed on its way. */
export type Change = (value: unknown) => unknown

const values: readonly unknown[] = [
  null,
  7,
  'x',
  '',
  true,
  [],
  {},
  ['x'],
  [null],
  { x: 1 },
  1e308,
  'a\u0000b',
  'https://[::1',
]

/** Every value that has no members becomes another one, lists and objects stay. */
export function leaves(change: Change): Change {
  const walk = (value: unknown): unknown => (isHolder(value) ? mapped(value, walk) : change(value))
  return walk
}

/** Every list, or object, below the outermost becomes another value, the innermost first. */
export function holders(wanted: (value: object) => boolean, change: (value: object) => unknown): Change {
  const walk = (value: unknown): unknown => {
    if (!isHolder(value)) return value
    const inner = mapped(value, walk)
    return wanted(inner) ? change(inner) : inner
  }
  return value => (isHolder(value) ? mapped(value, walk) : value)
}

/** The change that every description allows. */
export const undescribed = 'members that nobody described'

/** What a server may answer in place of the JSON that its description says, by name. */
export const changes: Readonly<Record<string, Change>> = {
  ...Object.fromEntries(values.map(value => [`${JSON.stringify(value)} in place of each value`, leaves(() => value)])),
  'addresses in lists': leaves(value => (typeof value === 'string' && value.startsWith('http') ? [value] : value)),
  'no lists': holders(Array.isArray, () => null),
  'numbers in place of lists': holders(Array.isArray, () => 7),
  'lists without items': holders(Array.isArray, () => []),
  'lists as objects': holders(Array.isArray, list => ({ ...list })),
  'lists in lists': holders(Array.isArray, list => [list]),
  'lists of nothing': holders(Array.isArray, list => (list as unknown[]).map(() => null)),
  'objects without members': holders(isObject, () => ({})),
  'objects as lists': holders(isObject, object => Object.values(object)),
  [undescribed]: value => more(holders(isObject, more)(value)),
  'its first member alone': value => (isObject(value) ? Object.fromEntries(Object.entries(value).slice(0, 1)) : value),
  'itself in a list': value => [value],
  'itself as text': value => JSON.stringify(value),
}

/** What comes in place of the XML of an answer, by name. */
export const xmlChanges: Readonly<Record<string, (xml: string) => string>> = {
  'no texts': texts(''),
  'one text': texts('x'),
  'an entity that nobody declared': texts('&nobody;'),
  'a character that XML does not have': texts('&#0;'),
  'other names below the body': xml => xml.replace(/<(\/?)([\w.-]+:)?(?!Envelope|Body)([\w.-]+)/g, '<$1$2X$3'),
  'other namespaces': xml => xml.replace(/xmlns(:\w+)?="[^"]*"/g, 'xmlns$1="urn:x"'),
  'no namespaces': xml => xml.replace(/ xmlns(:\w+)?="[^"]*"/g, '').replace(/<(\/?)[\w.-]+:/g, '<$1'),
  'its outermost element alone': xml => xml.replace(/(<[^?!][^>]*>).*(<\/[^>]+>)\s*$/s, '$1$2'),
  'each attribute twice': xml => xml.replace(/<([\w:.-]+)/g, '<$1 a="1" a="2"'),
  'attributes that nobody described': xml => xml.replace(/<([\w:.-]+)/g, '<$1 a="1"'),
  'elements in each other without end': xml => xml.replace(/(<(\w+:)?Body>|$)/, `$1${'<a>'.repeat(5000)}`),
  'a document type': xml => xml.replace(/(<\?xml[^>]*>)?/, '$1<!DOCTYPE x>'),
  'itself twice': xml => xml + xml,
}

/** A list of one record and that record alike, so that the two stay the same. */
function more(value: unknown): unknown {
  return isObject(value) ? { constructor: 1, toString: 'x', ...value } : value
}

function texts(text: string): (xml: string) => string {
  return xml => xml.replace(/>[^<\s][^<]*</g, `>${text}<`)
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isObject(value: unknown): value is object {
  return isHolder(value) && !Array.isArray(value)
}

function mapped(value: object, change: Change): object {
  if (Array.isArray(value)) return value.map(change)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]))
}
