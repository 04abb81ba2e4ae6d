import { type Component, type Components, type Name, TooManyParts } from '../../engines/xsd/model/components.ts'
import { type AttributeUse, type Content, contentOf, type Particle, typeOf } from '../../engines/xsd/model/content.ts'
import type { SchemaElement } from '../../engines/xsd/model/node.ts'
import { type Documentation, documentationOf, type Simple, type TypeUse } from '../../engines/xsd/model/simple.ts'
import type { Member } from '../../model/profile-docs.ts'
import type { Text } from '../../model/text.ts'

/** An element or attribute where it is told. Types are the same where `owner` and `inner` are. */
export interface XmlRow {
  readonly kind: 'element' | 'attribute'
  /** Nothing for a wildcard. */
  readonly name?: Name
  /** Type that it is a part of. */
  readonly owner: unknown
  /** Its own type. */
  readonly inner: unknown
  readonly member: Omit<Member, 'requirements'>
}

export interface XmlRows {
  /** Each type is told once, where the way to it is shortest; elsewhere a row says where. */
  readonly all: readonly XmlRow[]
  readonly root: { readonly name: Name; readonly inner: unknown }
}

/** Types within types that are told: each of their paths is longer than the one before. */
const deepest = 200

/** Longer lists of values are told once for each type. */
const longList = 20

/**
 * All that may stand in a document with this root element.
 * @throws TooManyParts
 */
export function xmlRows(
  components: Components,
  root: Name,
): { readonly rows: XmlRows; readonly used: ReadonlySet<string> } {
  const declaration = components.find('element', root)
  const walk = new Walk(components)
  const use = declaration && typeOf(components, declaration)
  if (use) {
    walk.settle(use)
    walk.tell(use, '', 0)
  }
  return { rows: { all: walk.finished(), root: { name: root, inner: use?.key } }, used: walk.used }
}

interface Draft {
  readonly row: Omit<XmlRow, 'member'>
  readonly member: Omit<Member, 'requirements'>
  /** The type that is told elsewhere. */
  readonly elsewhere?: unknown
}

/** A particle of a type, by its place in it. */
interface Part {
  readonly particle: Particle
  readonly use: TypeUse | undefined
  readonly content: Content | undefined
  readonly id: string
}

class Walk {
  readonly used = new Set<string>()
  private readonly components: Components
  private readonly parts = new Map<unknown, readonly Part[]>()
  private readonly contents = new Map<unknown, Content>()
  private readonly numbers = new Map<unknown, number>()
  /** Type by the particle under which it is told. */
  private readonly homes = new Map<unknown, string>()
  private readonly paths = new Map<unknown, string>()
  private readonly drafts: Draft[] = []

  constructor(components: Components) {
    this.components = components
  }

  /** Looks for the shortest way to each type. */
  settle(root: TypeUse): void {
    const open = [root]
    this.homes.set(root.key, '')
    for (const use of open) {
      for (const { id, use: inner, content } of this.partsOf(use)) {
        if (!inner || !content || !hasParts(content) || this.homes.has(inner.key)) continue
        this.homes.set(inner.key, id)
        open.push(inner)
      }
    }
  }

  /**
   * Tells the attributes and elements of a type; those of types that have their home here below them.
   * @throws TooManyParts
   */
  tell(use: TypeUse, path: string, depth: number): void {
    if (depth > deepest) throw new TooManyParts(path.slice(0, 200))
    this.paths.set(use.key, path)
    for (const attribute of this.contentAt(use).attributes) this.tellAttribute(attribute, use, path)
    for (const part of this.partsOf(use)) this.tellPart(part, use, { path, depth })
  }

  finished(): readonly XmlRow[] {
    return this.drafts.map(({ row, member, elsewhere }) => {
      const sameAs = elsewhere === undefined ? undefined : this.paths.get(elsewhere)
      return { ...row, member: sameAs === undefined || sameAs === '' ? member : { ...member, sameAs } }
    })
  }

  private tellPart(
    { particle, use, content, id }: Part,
    owner: TypeUse,
    { path, depth }: { readonly path: string; readonly depth: number },
  ): void {
    const { name, declaration, any, min, max, isAlternative } = particle
    const way = this.way(path, '', name)
    const isHome = use !== undefined && this.homes.get(use.key) === id
    const isElsewhere = content !== undefined && hasParts(content) ? !isHome : this.isListTold(use, content, way)
    const member = {
      path: way,
      mandatory: isAlternative ? 'sometimes' : min > 0 ? 'always' : 'never',
      occurs: min === max ? `${min}` : `${min}..${max === Number.POSITIVE_INFINITY ? 'n' : max}`,
      ...partsOfMember({ use, content, declaration, isElsewhere }),
      limits: [
        ...wildcardLimit(any),
        ...(declaration ? ownLimits(declaration.element) : []),
        ...(content?.isMixed && name ? [['mixed', 'true'] as const] : []),
        ...(content?.simple?.facets ?? []),
      ],
    } as const
    const row = { kind: 'element', owner: owner.key, inner: use?.key, ...(name ? { name } : {}) } as const
    this.drafts.push({ row, member, ...(isElsewhere ? { elsewhere: use?.key } : {}) })
    if (isHome) this.tell(use, way, depth + 1)
  }

  private tellAttribute({ name, declaration, any, isRequired, use: at }: AttributeUse, owner: TypeUse, path: string) {
    const use = declaration && typeOf(this.components, declaration)
    const content = use && this.contentAt(use)
    const way = this.way(path, '@', name)
    const isElsewhere = this.isListTold(use, content, way)
    const member = {
      path: way,
      mandatory: isRequired ? 'always' : 'never',
      occurs: isRequired ? '1' : '0..1',
      ...partsOfMember({ use, content, declaration, isElsewhere }),
      limits: [...wildcardLimit(any), ...ownLimits(at), ...(content?.simple?.facets ?? [])],
    } as const
    const row = { kind: 'attribute', owner: owner.key, inner: use?.key, ...(name ? { name } : {}) } as const
    this.drafts.push({ row, member, ...(isElsewhere ? { elsewhere: use?.key } : {}) })
  }

  private way(path: string, sign: string, name: Name | undefined): string {
    return `${path}${path === '' ? '' : '/'}${sign}${name ? this.shown(name) : '*'}`
  }

  /** True when the values of this type are told already; if they are many they are told here, and nowhere else. */
  private isListTold(use: TypeUse | undefined, content: Content | undefined, way: string): boolean {
    if (!use || !content || !isLong(content)) return false
    if (this.paths.has(use.key)) return true
    this.paths.set(use.key, way)
    return false
  }

  private partsOf(use: TypeUse): readonly Part[] {
    const known = this.parts.get(use.key)
    if (known) return known
    const number = this.numbers.size
    this.numbers.set(use.key, number)
    const particles = this.contentAt(use).particles.filter(({ max }) => max > 0)
    const parts = particles.map((particle, at): Part => {
      const inner = particle.declaration && typeOf(this.components, particle.declaration)
      return { particle, use: inner, content: inner && this.contentAt(inner), id: `${number} ${at}` }
    })
    this.parts.set(use.key, parts)
    return parts
  }

  private contentAt(use: TypeUse): Content {
    const content = this.contents.get(use.key) ?? contentOf(this.components, use)
    this.contents.set(use.key, content)
    return content
  }

  private shown({ uri, local }: Name): string {
    const prefix = this.components.shown.get(uri)
    if (prefix !== undefined && uri !== '') this.used.add(uri)
    return prefix === undefined || uri === '' ? local : `${prefix}:${local}`
  }
}

interface Told {
  readonly use: TypeUse | undefined
  readonly content: Content | undefined
  readonly declaration: Component | undefined
  readonly isElsewhere: boolean
}

/** What of a member comes from its type and its declaration. */
function partsOfMember({ use, content, declaration, isElsewhere }: Told) {
  const title = declaration ? titleOf(declaration, use) : undefined
  return {
    types: typesOf(use, content),
    ...(title === undefined ? {} : { title }),
    values: content && !(isElsewhere && isLong(content)) ? valuesOf(content.simple) : [],
  }
}

function hasParts({ particles, attributes }: Content): boolean {
  return attributes.length > 0 || particles.some(({ name }) => name !== undefined)
}

function isLong({ simple }: Content): boolean {
  return (simple?.values.length ?? 0) > longList
}

function typesOf(use: TypeUse | undefined, content: Content | undefined): readonly string[] {
  if (content?.simple) return content.simple.types
  return use?.name ? [use.name.local] : []
}

function valuesOf(simple: Simple | undefined): Member['values'] {
  return (simple?.values ?? []).map(({ value, documentation }) => {
    const title = documentation && textOf(documentation)
    return { value, ...(title === undefined ? {} : { title }) }
  })
}

/** What a declaration says of itself in words, else what its type says. */
function titleOf({ element }: Component, use: TypeUse | undefined): string | Text | undefined {
  const own = documentationOf(element)
  if (own.size > 0) return textOf(own)
  return use?.definition ? textOf(documentationOf(use.definition.element)) : undefined
}

/** Words that a row has room for. */
const longestTitle = 600

/** Both languages where both are said; else the first that is said. */
function textOf(documentation: Documentation): string | Text | undefined {
  const [sv, en] = [documentation.get('sv'), documentation.get('en')].map(cut)
  if (sv !== undefined && en !== undefined) return { sv, en }
  return cut([...documentation.values()][0])
}

function cut(text: string | undefined): string | undefined {
  return text !== undefined && text.length > longestTitle ? `${text.slice(0, longestTitle)}…`.toWellFormed() : text
}

/** Namespaces that a wildcard allows. */
function wildcardLimit(any: string | undefined): Member['limits'] {
  return any === undefined ? [] : [['namespace', any]]
}

function ownLimits({ attributes }: SchemaElement): Member['limits'] {
  return ['default', 'fixed', 'nillable'].flatMap(name => {
    const value = attributes.get(name)
    return value === undefined || (name === 'nillable' && !/^(?:true|1)$/.test(value)) ? [] : [[name, value] as const]
  })
}
