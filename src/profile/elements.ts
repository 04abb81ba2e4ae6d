import type { Profile } from '../model/profile.ts'
import { applied, isObject, landing } from './schema-node.ts'
import { below, openSchemas, type SchemaPlace, type Schemas } from './schemas.ts'

/** A property, or one of the values that a list of values allows. */
export interface Element {
  readonly kind: 'property' | 'value'
  /** Document type and way to it, as it was first met: `person enrolments[].schoolType`. */
  readonly name: string
  /** The allowed value. */
  readonly value?: unknown
}

/** Which elements of a profile's records there are, and which of them records have shown. */
export interface Elements {
  show(documentType: string, record: unknown): void
  readonly all: readonly Element[]
  readonly notShown: readonly Element[]
}

/**
 * Finds the elements by reading the schemas of the document types. One that several types share counts once, where it is
 * defined. Conditions (`if`, `not`) allow nothing and are not read.
 */
export async function openElements(profile: Profile): Promise<Elements> {
  const book = new Book(await openSchemas(profile))
  const roots = new Map(
    profile.documents.map(({ id, schema }) => {
      const [path = '', pointer = ''] = schema.split('#')
      return [id, book.node([{ path, pointer }])] as const
    }),
  )
  book.list([...roots].map(([id, node]) => ({ node, name: id })))
  return {
    show: (type, record) => {
      const root = roots.get(type)
      if (root) book.mark(root, record)
    },
    get all() {
      return [...book.elements.values()]
    },
    get notShown() {
      return [...book.elements].flatMap(([key, element]) => (book.shown.has(key) ? [] : [element]))
    },
  }
}

/** All schema objects that say something of the same value, put together. */
interface Node {
  /** Where the first of them stands: two ways to the same definition are one. */
  readonly key: string
  readonly properties: ReadonlyMap<string, readonly SchemaPlace[]>
  readonly items: readonly SchemaPlace[]
  readonly values: readonly unknown[]
}

interface Named {
  readonly node: Node
  readonly name: string
}

class Book {
  readonly elements = new Map<string, Element>()
  readonly shown = new Set<string>()
  readonly #nodes = new Map<string, Node>()
  readonly #schemas: Schemas

  constructor(schemas: Schemas) {
    this.#schemas = schemas
  }

  node(places: readonly SchemaPlace[]): Node {
    const [first] = places.map(place => landing(this.#schemas, place))
    const key = first ? `${first.path}#${first.pointer}` : ''
    const known = this.#nodes.get(key)
    if (known) return known
    const parts = applied(this.#schemas, places)
    const properties = new Map<string, SchemaPlace[]>()
    for (const { place, schema } of parts) {
      for (const name of Object.keys(isObject(schema.properties) ? schema.properties : {})) {
        const at = below(below(place, 'properties'), name)
        properties.set(name, [...(properties.get(name) ?? []), at])
      }
    }
    const made: Node = {
      key,
      properties,
      items: parts.flatMap(({ place, schema }) => ('items' in schema ? [below(place, 'items')] : [])),
      values: parts.flatMap(({ schema }) => (Array.isArray(schema.enum) ? schema.enum : [])),
    }
    this.#nodes.set(key, made)
    return made
  }

  /** Notes the elements below nodes, each once, by the shortest way that leads there. */
  list(roots: readonly Named[]): void {
    const seen = new Set<string>()
    const open = [...roots]
    for (const { node, name } of open) {
      if (seen.has(node.key)) continue
      seen.add(node.key)
      for (const value of node.values) this.#note(valueKey(node, value), { kind: 'value', name, value })
      for (const [property, places] of node.properties) {
        const inner = name.includes(' ') ? `${name}.${property}` : `${name} ${property}`
        this.#note(propertyKey(node, property), { kind: 'property', name: inner })
        open.push({ node: this.node(places), name: inner })
      }
      if (node.items.length > 0) open.push({ node: this.node(node.items), name: `${name}[]` })
    }
  }

  /** Marks what a value shows. */
  mark(node: Node, value: unknown): void {
    if (node.values.includes(value)) this.shown.add(valueKey(node, value))
    if (Array.isArray(value)) {
      if (node.items.length === 0) return
      const items = this.node(node.items)
      for (const item of value) this.mark(items, item)
    } else if (isObject(value)) {
      for (const [property, places] of node.properties) {
        if (!Object.hasOwn(value, property)) continue
        this.shown.add(propertyKey(node, property))
        this.mark(this.node(places), value[property])
      }
    }
  }

  #note(key: string, element: Element): void {
    if (!this.elements.has(key)) this.elements.set(key, element)
  }
}

function propertyKey(node: Node, property: string): string {
  return `${node.key} ${property}`
}

function valueKey(node: Node, value: unknown): string {
  return `${node.key} = ${JSON.stringify(value)}`
}
