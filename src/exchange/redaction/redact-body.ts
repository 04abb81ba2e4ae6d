import type { Redaction } from '../../model/evidence.ts'
import { isCredentialMember, mayHoldCredentialMember } from './credential-names.ts'
import { applied, credentialMask, type Edit, inOrder } from './edit.ts'
import { type JsonToken, stringValue, walkJson } from './json-walk.ts'
import { type Marks, maskFor } from './marks.ts'
import { looksLikeXml, mayNeedWalk, placedInXml } from './redact-xml.ts'
import type { Search } from './search.ts'

/** A text after masking, and the places that were masked: `body`, with a JSON Pointer when the text is JSON, and likewise in XML. */
export interface MaskedText {
  readonly text: string
  readonly places: readonly Pick<Redaction, 'place' | 'kind'>[]
}

/**
 * Masks a body in place: nothing else of it changes, so that lines, spaces and duplicate members survive. JSON stays
 * JSON. A body in which a first look finds nothing is not walked.
 */
export function redactBody(text: string, search: Search): MaskedText {
  const found = inOrder(search.find(text))
  if (looksLikeXml(text)) return redactXml(text, found, search)
  const isHidden = hasHidden(text, found.length, search)
  const needsWalk = found.length > 0 || isHidden || search.marks.mayMatch(text) || mayHoldCredentialMember(text)
  if (!needsWalk) return { text, places: [] }
  const json = looksLikeJson(text) ? placedInJson(text, found, isHidden, search) : undefined
  const placed = json ?? placedInText(text, found, search)
  return masked(text, placed, search)
}

/** XML stays XML; its places are paths of local names, that of an attribute after `@`. */
function redactXml(text: string, found: readonly Edit[], search: Search): MaskedText {
  if (found.length === 0 && !search.marks.mayMatch(text) && !mayNeedWalk(text, search)) return { text, places: [] }
  return masked(text, placedInXml(text, found, search) ?? placedInText(text, found, search), search)
}

function masked(text: string, placed: readonly PlacedEdit[], search: Search): MaskedText {
  const pointer = pointerMasker(search)
  const places = placed.map(({ place, kind }) => ({ place: `body${pointer(place)}`, kind }))
  return { text: applied(text, placed), places: distinct(places) }
}

/** Gives pointers in which names are masked as the body is; the same few names come again and again. */
function pointerMasker(search: Search): (path: readonly (string | number)[]) => string {
  const known = new Map<string, string>()
  const segment = (name: string) => {
    const masked = known.get(name) ?? escapedSegment(applied(name, inOrder(search.find(name))))
    known.set(name, masked)
    return masked
  }
  return path => path.map(part => `/${typeof part === 'number' ? part : segment(part)}`).join('')
}

interface PlacedEdit extends Edit {
  readonly place: readonly (string | number)[]
}

/** True when unescaping brings forth more than stands there openly, as behind `\u00a0`. */
function hasHidden(text: string, openly: number, search: Search): boolean {
  return text.includes('\\u') && search.find(unescaped(text)).length > openly
}

function unescaped(text: string): string {
  return text.replace(/\\u([\da-fA-F]{4})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)))
}

function looksLikeJson(text: string): boolean {
  return /^\ufeff?\s*[[{"\d-]/.test(text)
}

/** The edits with their places, or undefined when the text turns out not to be JSON. */
function placedInJson(
  text: string,
  found: readonly Edit[],
  isHidden: boolean,
  search: Search,
): readonly PlacedEdit[] | undefined {
  const body: Body = { text, isHidden, search, mayHoldCredential: mayHoldCredentialMember(text) }
  const placed: PlacedEdit[] = []
  let next = 0
  const startOfNext = () => found[next]?.start ?? Number.POSITIVE_INFINITY
  let nextStart = startOfNext()
  const isJson = walkJson(text, (kind, start, end, path) => {
    // Nothing was found in most tokens, and most names are of no interest.
    if (nextStart >= end && !isHidden && !(kind === 'string' && mayBeMarked(body, path))) return
    const inside: Edit[] = []
    for (let edit = found[next]; edit && edit.start < end; edit = found[next]) {
      inside.push(edit)
      next += 1
    }
    nextStart = startOfNext()
    for (const edit of editsOf(body, { kind, start, end, path }, inside)) placed.push({ ...edit, place: [...path] })
  })
  return isJson ? placed : undefined
}

/** False when the place of a string says that it is masked for its value or not at all. */
function mayBeMarked({ mayHoldCredential, search }: Body, path: JsonToken['path']): boolean {
  return mayHoldCredential || search.marks.mayBeAt(path)
}

interface Body {
  readonly text: string
  readonly isHidden: boolean
  readonly mayHoldCredential: boolean
  readonly search: Search
}

function editsOf(body: Body, token: JsonToken, inside: readonly Edit[]): readonly Edit[] {
  if (token.kind === 'number') return inside.some(breaksNumber) ? [wholeNumber(token)] : inside
  if (token.kind === 'string') {
    if (body.mayHoldCredential && isCredentialAt(token)) return credentialEdit(body.text, token)
    const marked = markedEdit(body.text, token, body.search.marks)
    if (marked) return [marked]
  }
  return body.isHidden && body.text.slice(token.start, token.end).includes('\\u') ? hiddenEdit(body, token) : inside
}

function breaksNumber({ kind, replacement }: Edit): boolean {
  return kind === 'credential' && replacement === credentialMask
}

function wholeNumber({ start, end }: JsonToken): Edit {
  return { start, end, replacement: '0', kind: 'credential' }
}

function isCredentialAt({ path }: JsonToken): boolean {
  const name = path.at(-1)
  return typeof name === 'string' && isCredentialMember(name)
}

function credentialEdit(text: string, { start, end }: JsonToken): readonly Edit[] {
  const value = text.slice(start + 1, end - 1)
  if (value === '' || value === credentialMask) return []
  return [{ start: start + 1, end: end - 1, replacement: credentialMask, kind: 'credential' }]
}

function markedEdit(text: string, { start, end, path }: JsonToken, marks: Marks): Edit | undefined {
  for (const kind of marks.at(path)) {
    const replacement = maskFor(kind, stringValue(text, start, end))
    if (replacement !== undefined) return { start: start + 1, end: end - 1, replacement: escaped(replacement), kind }
  }
  return undefined
}

/** A string whose escapes hide something is written anew. */
function hiddenEdit({ text, search }: Body, { start, end }: JsonToken): readonly Edit[] {
  const value = stringValue(text, start, end)
  const edits = inOrder(search.find(value))
  const [first] = edits
  if (!first) return []
  return [{ start: start + 1, end: end - 1, replacement: escaped(applied(value, edits)), kind: first.kind }]
}

function escaped(value: string): string {
  return JSON.stringify(value).slice(1, -1)
}

/** Text whose places cannot be told: edits as found, and the strings that follow a marked or credential name. */
function placedInText(text: string, found: readonly Edit[], { marks }: Search): readonly PlacedEdit[] {
  const byName = [...text.matchAll(namedString)].flatMap(({ index, 0: whole, 1: name = '', 2: value = '' }): Edit[] => {
    const kind = marks.names.get(name)
    const replacement = isCredentialMember(name) ? credentialMask : kind && maskFor(kind, value)
    if (replacement === undefined || replacement === value || value === '') return []
    const end = index + whole.length - 1
    return [{ start: end - value.length, end, replacement, kind: kind ?? 'credential' }]
  })
  return inOrder([...byName, ...found]).map(edit => ({ ...edit, place: [] }))
}

const namedString = /"([^"\\]{1,100})"\s*:\s*"((?:[^"\\]|\\.)*)"/g

function escapedSegment(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

function distinct(places: MaskedText['places']): MaskedText['places'] {
  return [...new Map(places.map(place => [`${place.kind} ${place.place}`, place])).values()]
}
