import type { OpenFiles } from '../../../model/profile-files.ts'
import { type Naming, resolved, schemaFiles } from '../schema-files.ts'
import { type Prefixes, readSchemaDocument, type SchemaElement, xsNamespace } from './node.ts'

/** Kinds of component that have a name of their own in a schema. */
const kinds = ['element', 'attribute', 'complexType', 'simpleType', 'group', 'attributeGroup'] as const
type Kind = (typeof kinds)[number]

/** A name with its namespace, '' for none. */
export interface Name {
  readonly uri: string
  readonly local: string
}

/** A declaration or definition, with what the schema document around it says. */
export interface Component {
  readonly element: SchemaElement
  readonly document: SchemaDocument
}

export interface SchemaDocument {
  /** Namespace of what it declares; an included one without a namespace has that of the one that includes it. */
  readonly target: string
  /** Namespace of names without prefix where there is no default one: that of the includer in a document that has none. */
  readonly plain: string
  /** Whether local names have that namespace. */
  readonly isQualified: { readonly element: boolean; readonly attribute: boolean }
}

/** The components of a schema by name. */
export interface Components {
  find(kind: Kind, name: Name): Component | undefined
  /** Elements that may stand in the place of this one: those of its group, and of theirs (XML Schema 1.0 part 1, 3.3.6). */
  substitutes(name: Name): readonly Component[]
  /** What a name in an attribute of the component means. */
  nameIn(component: Component, value: string): Name
  /** Prefixes that names are shown with, by namespace: that of the first document that has one for it. */
  readonly shown: ReadonlyMap<string, string>
  /**
   * Counts a part of a type that is gone into. Groups that stand in each other twice double at each turn: a small file can
   * have more parts than there is time for.
   * @throws TooManyParts
   */
  count(): void
  /** A document redefines or overrides what another one defines: what is then in force is not worked out here. */
  readonly isRedefined: boolean
}

/** Parts of types that are gone into, in one schema. */
const mostParts = 200_000

/** A schema that has more parts than are gone into. */
export class TooManyParts extends Error {}

/**
 * Reads a schema document and all that it includes and imports, without compiling anything: an engine that has accepted the
 * schema is what says that it is right.
 * @throws SchemaFault for a file that is not there or is not well-formed
 */
export function readComponents(given: Pick<OpenFiles, 'path' | 'read'>): Components {
  const roots = new Map<string, SchemaElement>()
  schemaFiles(given, (bytes, path) => {
    const root = readSchemaDocument(path, bytes)
    roots.set(path, root)
    return root.children.filter(isNaming).flatMap(namingOf)
  })
  const reading: Reading = { found: new Map(), substitutes: new Map(), shown: new Map() }
  const seen = new Set<string>()
  const open: Included[] = [{ path: given.path, around: '' }]
  for (const { path, around } of open) {
    const root = roots.get(path)
    const target = root?.attributes.get('targetNamespace') ?? around
    if (!root || seen.has(`${target} ${path}`)) continue
    seen.add(`${target} ${path}`)
    note(reading, root, target)
    for (const element of root.children.filter(isNaming)) {
      const inside = element.local === 'import' ? '' : target
      open.push(...namingOf(element).map(naming => ({ path: resolved(path, naming), around: inside })))
    }
  }
  const all = [...roots.values()].flatMap(({ children }) => children)
  let parts = 0
  return {
    count: () => {
      parts += 1
      if (parts > mostParts) throw new TooManyParts(given.path)
    },
    find: (kind, name) => reading.found.get(keyOf(kind, name)),
    substitutes: name => substitutesOf(reading, name),
    nameIn: meant,
    shown: reading.shown,
    isRedefined: all.some(({ local }) => local === 'redefine' || local === 'override'),
  }
}

/** A document, and the namespace of the one that includes it. */
interface Included {
  readonly path: string
  readonly around: string
}

interface Reading {
  readonly found: Map<string, Component>
  readonly substitutes: Map<string, Component[]>
  readonly shown: Map<string, string>
}

/** Notes the components of one document. */
function note({ found, substitutes, shown }: Reading, root: SchemaElement, target: string): void {
  notePrefixes(shown, root.prefixes)
  const isQualified = (name: string) => root.attributes.get(name) === 'qualified'
  const document = {
    target,
    plain: root.attributes.has('targetNamespace') ? '' : target,
    isQualified: { element: isQualified('elementFormDefault'), attribute: isQualified('attributeFormDefault') },
  }
  for (const element of root.children) {
    const name = element.attributes.get('name')
    if (name === undefined || !isKind(element.local)) continue
    const component = { element, document }
    found.set(keyOf(element.local, { uri: target, local: name }), component)
    for (const head of (element.attributes.get('substitutionGroup') ?? '').split(/\s+/).filter(each => each !== '')) {
      const key = keyOf('element', meant(component, head))
      substitutes.set(key, [...(substitutes.get(key) ?? []), component])
    }
  }
}

function substitutesOf({ substitutes }: Reading, head: Name): readonly Component[] {
  const found = new Set<Component>()
  const open = [head]
  // Grows while it is walked through.
  for (const name of open) {
    for (const each of substitutes.get(keyOf('element', name)) ?? []) {
      if (found.has(each)) continue
      found.add(each)
      open.push({ uri: each.document.target, local: each.element.attributes.get('name') ?? '' })
    }
  }
  return [...found]
}

function isNaming({ local }: SchemaElement): boolean {
  return local === 'include' || local === 'import' || local === 'redefine' || local === 'override'
}

function namingOf(element: SchemaElement): readonly Naming[] {
  const location = isNaming(element) ? element.attributes.get('schemaLocation') : undefined
  return location === undefined ? [] : [{ location: location.trim(), line: element.line }]
}

function isKind(local: string): local is Kind {
  return (kinds as readonly string[]).includes(local)
}

function keyOf(kind: Kind, { uri, local }: Name): string {
  return `${kind} {${uri}}${local}`
}

function meant({ element, document }: Component, value: string): Name {
  const [prefix = '', local] = value.trim().split(':')
  if (local !== undefined) return { uri: element.prefixes.get(prefix) ?? '', local }
  return { uri: element.prefixes.get('') || document.plain, local: prefix }
}

function notePrefixes(shown: Map<string, string>, prefixes: Prefixes): void {
  const taken = new Set(shown.values())
  for (const [prefix, uri] of prefixes) {
    if (prefix === '' || uri === xsNamespace || shown.has(uri) || taken.has(prefix)) continue
    shown.set(uri, prefix)
    taken.add(prefix)
  }
}
