import { isCredentialMember } from './credential-names.ts'
import { applied, credentialMask, type Edit, inOrder } from './edit.ts'
import { maskFor } from './marks.ts'
import type { Search } from './search.ts'
import { walkXml, type XmlToken, xmlText, xmlValue } from './xml-walk.ts'

export interface PlacedInXml extends Edit {
  readonly place: readonly string[]
}

/** True for a text that is XML by its first character. */
export function looksLikeXml(text: string): boolean {
  return /^\ufeff?\s*</.test(text)
}

/** A quick look whether an XML text may hold a marked or credential element, or hide something behind references. */
export function mayNeedWalk(text: string, { marks }: Search): boolean {
  return hides.test(text) || credentialShape.test(text) || [...marks.names.keys()].some(name => text.includes(name))
}

const hides = /&#|<!\[CDATA\[|<!--|<\?(?!xml\s)/
const credentialShape = /(?:token|secret|assertion|password|api[-_]?key)\s*[=>\s]/i

/** The edits of an XML text with their places, or undefined when it turns out not to be XML. */
export function placedInXml(text: string, found: readonly Edit[], search: Search): readonly PlacedInXml[] | undefined {
  const placed: PlacedInXml[] = []
  let next = 0
  const isXml = walkXml(text, token => {
    for (let edit = found[next]; edit && edit.start < token.start; edit = found[next]) {
      placed.push({ ...edit, place: [] })
      next += 1
    }
    const inside: Edit[] = []
    for (let edit = found[next]; edit && edit.start < token.end; edit = found[next]) {
      inside.push(edit)
      next += 1
    }
    for (const edit of editsOf(text, token, inside, search)) placed.push({ ...edit, place: [...token.path] })
  })
  if (!isXml) return undefined
  return inOrder([...placed, ...found.slice(next).map(edit => ({ ...edit, place: [] }))]) as readonly PlacedInXml[]
}

function editsOf(
  text: string,
  { start, end, path }: XmlToken,
  inside: readonly Edit[],
  search: Search,
): readonly Edit[] {
  const source = text.slice(start, end)
  const value = xmlValue(source)
  if (value.trim() === '') return inside
  const whole = (mask: string, kind: Edit['kind']): readonly Edit[] =>
    value === mask ? [] : [{ start, end, replacement: xmlText(mask), kind }]
  const name = (path.at(-1) ?? '').replace(/^@/, '')
  if (isCredentialMember(name)) return whole(credentialMask, 'credential')
  for (const kind of search.marks.at(path.map(part => part.replace(/^@/, '')))) {
    const mask = maskFor(kind, value)
    if (mask !== undefined) return whole(mask, kind)
  }
  if (value === source) return inside
  // What is masked openly may stand in a comment, and something else be hidden beside it.
  const kept = inOrder(inside).map(edit => ({ ...edit, start: edit.start - start, end: edit.end - start }))
  const [first] = inOrder(search.find(xmlValue(applied(source, kept))))
  return first ? whole(applied(value, inOrder(search.find(value))), first.kind) : inside
}
