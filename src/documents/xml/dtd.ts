import { message } from '../../messages/speaker.ts'
import { Lines } from '../lines.ts'
import { shown } from '../visible.ts'
import { blanked, type Doctype, findDoctype } from './doctype.ts'
import { Refusal, refuse } from './refusal.ts'
import { nodeKind, type XmlTree } from './tree.ts'
import { nameAsWritten } from './written.ts'

/** What is wrong with a DTD; line and column from 1. `isLimit` means that the judge looked no further. */
export interface DtdFault {
  readonly why: string
  readonly line: number
  readonly column: number
  readonly isLimit: boolean
}

/** Says whether a DTD is well-formed, of a document that ends with it; loads nothing and expands nothing. */
export type DtdJudge = (prolog: string) => DtdFault | undefined

/** A document that had a DTD. */
export interface Undeclared {
  /** With white space in place of the DTD. */
  readonly source: string
  /** A part of the DTD was not looked at: it is in another file. */
  readonly isExternal: boolean
  /** The refusal of an entity, in the words that fit a document with this DTD. */
  explain(refusal: Refusal): Refusal
  /**
   * Refuses a document in which a reader that knows the DTD would see other attributes than are written.
   * @throws Refusal
   */
  refuseChanges(tree: XmlTree): void
}

/** Code units of a DTD. */
const longest = 1_048_576

/**
 * Takes the DTD away from a document, when it has one and means the same without it. No entity is expanded, no file is
 * loaded, no attribute is added: what would need that is refused.
 * @throws Refusal
 */
export function withoutDtd(source: string, judge: DtdJudge): Undeclared | undefined {
  const doctype = findDoctype(source)
  if (!doctype) return undefined
  const { from, to, isExternal } = doctype
  if (to - from > longest) refuse(from, message('xml.dtd-too-large', { limit: longest }), 'too-large')
  const fault = judge(source.slice(0, to))
  if (fault) refuseFault(source.slice(0, to), fault)
  const { entities, attributes } = declaredIn(source, doctype)
  return {
    source: blanked(source, doctype),
    isExternal,
    explain: refusal => {
      if (refusal.said.key !== 'xml.entity') return refusal
      const name = source.slice(refusal.at + 1, source.indexOf(';', refusal.at))
      if (!isExternal && !entities.has(name)) return refusal
      return new Refusal(refusal.at, message('xml.dtd-entity', { name: shown(name) }), 'unsupported')
    },
    refuseChanges: tree => {
      if (attributes.size > 0) refuseAttributes(tree, attributes)
    },
  }
}

/** The source without its DTD, when it has one that ends; for finding out what kind of document it is. */
export function sourceWithoutDtd(source: string): string {
  try {
    const doctype = findDoctype(source)
    return doctype ? blanked(source, doctype) : source
  } catch (refusal) {
    if (refusal instanceof Refusal) return source
    throw refusal
  }
}

function refuseFault(prolog: string, { why, line, column, isLimit }: DtdFault): never {
  const begin = startOfLine(prolog, line)
  const at = Math.min(begin + Math.max(0, column - 1), prolog.length)
  return isLimit ? refuse(at, message('xml.dtd-limit', { why }), 'too-large') : refuse(at, message('xml.dtd', { why }))
}

function startOfLine(text: string, line: number): number {
  const { line: last } = new Lines(text).place(text.length)
  let index = 0
  for (let at = 1; at < Math.min(line, last); at += 1) index = text.indexOf('\n', index) + 1
  return index
}

interface Declared {
  /** Names of general entities. */
  readonly entities: ReadonlySet<string>
  /** By the name of an element as written, then of the attribute, what its declaration changes. */
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, AttributeRule>>
}

interface AttributeRule {
  readonly hasDefault: boolean
  /** White space in its value is squeezed (XML 1.0, section 3.3.3). */
  readonly isTokens: boolean
}

const attributeList = /^<!ATTLIST\s+(?<element>[^\s>]+)/
const attribute =
  /\s+(?<name>[^\s"'<>]+)\s+(?<type>\([^)]*\)|NOTATION\s+\([^)]*\)|[A-Z]+)\s+(?<initial>#REQUIRED|#IMPLIED|(?:#FIXED\s+)?(?:"[^"]*"|'[^']*'))/y

/** What a DTD declares that was found to be well-formed and has no parameter entities in it (XML 1.0, sections 3.3 and 4.2). */
function declaredIn(source: string, { declarations }: Doctype): Declared {
  const entities = new Set<string>()
  const attributes = new Map<string, Map<string, AttributeRule>>()
  for (const { from, to } of declarations) {
    const text = source.slice(from, to)
    const entity = /^<!ENTITY\s+([^\s%]\S*)/.exec(text)?.[1]
    if (entity !== undefined) entities.add(entity)
    const element = attributeList.exec(text)
    if (!element) continue
    const name = element.groups?.element ?? ''
    const rules = attributes.get(name) ?? new Map<string, AttributeRule>()
    if (!addRules(text, element[0].length, rules)) {
      refuse(from, message('xml.dtd-limit', { why: shown(text, 80) }), 'unsupported')
    }
    if (rules.size > 0) attributes.set(name, rules)
  }
  for (const rules of attributes.values()) {
    for (const [name, { hasDefault, isTokens }] of rules) if (!hasDefault && !isTokens) rules.delete(name)
  }
  return { entities, attributes }
}

/** Adds the rules of an attribute-list declaration, of which the first for a name counts; false when it reads otherwise. */
function addRules(text: string, from: number, rules: Map<string, AttributeRule>): boolean {
  attribute.lastIndex = from
  let end = from
  for (let found = attribute.exec(text); found; found = attribute.exec(text)) {
    const { name = '', type = '', initial = '' } = found.groups ?? {}
    end = attribute.lastIndex
    const hasDefault = !/^#(?:REQUIRED|IMPLIED)/.test(initial)
    if (!rules.has(name)) rules.set(name, { hasDefault, isTokens: type !== 'CDATA' })
  }
  return /^\s*>$/.test(text.slice(end))
}

const written = /\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function refuseAttributes(tree: XmlTree, attributes: Declared['attributes']): void {
  for (let node = 1; node < tree.count; node += 1) {
    if (tree.kind[node] !== nodeKind.element) continue
    const element = nameAsWritten(tree, node)
    const rules = attributes.get(element)
    if (!rules) continue
    const at = tree.start[node] as number
    const tag = tree.source.slice(at, tree.stop[node])
    const values = new Map([...tag.matchAll(written)].map(([, name = '', one, other]) => [name, one ?? other ?? '']))
    for (const [name, { hasDefault, isTokens }] of rules) {
      const value = values.get(name)
      const about = { name: shown(name, 80), element: shown(element, 80) }
      if (value === undefined && hasDefault) refuse(at, message('xml.dtd-default', about), 'unsupported')
      if (isTokens && value !== undefined && /^\s|\s$|\s\s|&#/.test(value)) {
        refuse(at, message('xml.dtd-tokens', about), 'unsupported')
      }
    }
  }
}
