import { XmlPlaces } from '../../documents/xml/place.ts'
import type { XmlTree } from '../../documents/xml/tree.ts'
import { attributeValue } from '../../documents/xml/values.ts'
import type { ManifestReference } from '../../model/package.ts'

/** What a manifest says of one file. */
export interface FoundReference {
  readonly href: string
  readonly line: number
  readonly column: number
  readonly xpath: string
  readonly size?: string
  readonly checksum?: string
  readonly algorithm?: string
}

/** The references in a manifest, in the order in which they stand. One without an address refers to nothing. */
export function* referencesIn(tree: XmlTree, kinds: readonly ManifestReference[]): Generator<FoundReference, void> {
  const places = new XmlPlaces(tree)
  const known = new Map(kinds.map(kind => [tree.names.id(kind.namespace, kind.element), kind]))
  for (let node = tree.firstElement[0] as number; node < tree.count; node += 1) {
    if (tree.kind[node] !== 1) continue
    const kind = known.get(tree.name[node] as number)
    if (!kind || (kind.where && attributeOf(tree, node, kind.where.attribute) !== kind.where.value)) continue
    const href = attributeOf(tree, node, kind.href)
    if (href === undefined) continue
    const owner = kind.on === 'parent' ? (tree.parent[node] as number) : node
    const { line, column, path } = places.node(node)
    yield {
      href,
      ...{ line, column, xpath: path },
      ...named('size', attributeOf(tree, owner, kind.size)),
      ...named('checksum', attributeOf(tree, owner, kind.checksum)),
      ...named('algorithm', attributeOf(tree, owner, kind.algorithm)),
    }
  }
}

/** Attributes of the root element that are in no namespace. */
export function rootAttributes(tree: XmlTree): Readonly<Record<string, string>> {
  const root = tree.firstElement[0] as number
  const attributes: Record<string, string> = Object.create(null)
  for (let at = tree.attributeStart[root] as number; at < (tree.attributeStart[root + 1] as number); at += 1) {
    const name = tree.attributeName[at] as number
    if (tree.names.uri[name] === '') attributes[tree.names.local[name] as string] = attributeValue(tree, at)
  }
  return attributes
}

function attributeOf(tree: XmlTree, node: number, name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  const [, uri = '', local = name] = /^\{(.*)\}(.*)$/.exec(name) ?? []
  const id = tree.names.id(uri, local)
  for (let at = tree.attributeStart[node] as number; at < (tree.attributeStart[node + 1] as number); at += 1) {
    if (tree.attributeName[at] === id) return attributeValue(tree, at)
  }
  return undefined
}

function named<K extends string>(key: K, value: string | undefined): { readonly [key in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: string })
}
