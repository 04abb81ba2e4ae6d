import { message } from '../../messages/speaker.ts'
import { pointerOf, segmentsOf } from '../../model/pointer.ts'
import { dialectOf, fallbackDialect } from './dialect.ts'
import { refusal } from './refusal.ts'
import type { DialectRules, IndexOptions, SchemaIndex, SchemaNode, Scope } from './schema-node.ts'
import { isObject, subschemas } from './subschemas.ts'

/**
 * Finds every schema resource and anchor, so that references resolve by RFC 3986 and JSON Schema core section 8.2 and
 * 9.1 without ajv, which is measured to lose nested relative `$id`s. A file has the address `profile:/<path>`.
 */
export function indexSchemas(options: IndexOptions): SchemaIndex {
  const resources = new Map<string, SchemaNode>()
  const anchors = new Map<string, SchemaNode>()
  const dynamic = new Map<string, Map<string, SchemaNode>>()
  const scopes = new WeakMap<object, Scope>()
  let isDynamic = false

  for (const [path, value] of options.schemas) {
    const base = addressOfFile(path)
    const scope = { base, dialect: fallbackDialect(options.dialect) }
    const root = { path, pointer: '', value, scope }
    resources.set(base, root)
    walk(root, true)
  }

  function walk(node: SchemaNode, isRoot: boolean): void {
    if (!isObject(node.value) || scopes.has(node.value)) return
    const here = { ...node, scope: scopeOf(node, isRoot) }
    scopes.set(node.value, here.scope)
    if (isRoot || here.scope.base !== node.scope.base) register(here)
    registerAnchors(here, node.value)
    for (const { segments, value } of subschemas(node.value, here.scope.dialect)) {
      walk({ ...here, value, pointer: node.pointer + pointerOf(segments) }, false)
    }
  }

  function scopeOf(node: SchemaNode, isRoot: boolean): Scope {
    const value = node.value as Readonly<Record<string, unknown>>
    const id = idOf(value, node.scope.dialect)
    if (id === undefined && !isRoot) return node.scope
    const dialect = dialectOf(node, options)
    return { base: id === undefined ? node.scope.base : absolute(id, node).uri, dialect }
  }

  function register(node: SchemaNode): void {
    const known = resources.get(node.scope.base)
    const isClash = known !== undefined && known.value !== node.value
    if (isClash && !options.foreign) throw refusal(node, message('schema.same-id', { id: node.scope.base }))
    if (!isClash) resources.set(node.scope.base, node)
  }

  function registerAnchors(node: SchemaNode, value: Readonly<Record<string, unknown>>): void {
    const { base, dialect } = node.scope
    if (dialect.name === 'draft-07') {
      if (typeof value.$id === 'string' && value.$id.startsWith('#')) anchors.set(base + value.$id, node)
      return
    }
    if (typeof value.$anchor === 'string') anchors.set(`${base}#${value.$anchor}`, node)
    if (typeof value.$dynamicRef === 'string') isDynamic = true
    if (typeof value.$dynamicAnchor !== 'string') return
    anchors.set(`${base}#${value.$dynamicAnchor}`, node)
    const ofResource = dynamic.get(base) ?? new Map<string, SchemaNode>()
    dynamic.set(base, ofResource.set(value.$dynamicAnchor, node))
  }

  function child(node: SchemaNode, segments: readonly (string | number)[], value: unknown): SchemaNode {
    const scope = (isObject(value) ? scopes.get(value) : undefined) ?? node.scope
    return { path: node.path, pointer: node.pointer + pointerOf(segments), value, scope }
  }

  function resolve(reference: string, from: SchemaNode): SchemaNode {
    const { uri, fragment } = absolute(reference, from)
    const missing = () => refusal(from, message('schema.unknown-reference', { reference }))
    const resource = resources.get(uri)
    if (!resource) throw missing()
    if (fragment !== '' && !fragment.startsWith('/')) {
      const anchor = anchors.get(`${uri}#${fragment}`)
      if (!anchor) throw missing()
      return anchor
    }
    return descend(resource, fragment) ?? raise(missing())
  }

  function descend(resource: SchemaNode, pointer: string): SchemaNode | undefined {
    let node = child(resource, [], resource.value)
    for (const segment of segmentsOf(pointer) ?? []) {
      const { value } = node
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined
      node = child(node, [segment], (value as Record<string, unknown>)[segment])
    }
    return node
  }

  function entry(path: string): SchemaNode {
    const file = path.split('#', 1)[0] ?? ''
    const root = resources.get(addressOfFile(file))
    const place = { path, pointer: '' }
    if (!root) throw refusal(place, message('schema.unknown-reference', { reference: path }))
    return resolve(path.slice(file.length) || '#', {
      ...root,
      ...place,
      scope: { ...root.scope, base: addressOfFile(file) },
    })
  }

  function anchorsNamed(name: string): readonly SchemaNode[] {
    return [...dynamic.values()].flatMap(anchors => anchors.get(name) ?? [])
  }

  return { isDynamic, resolve, entry, child, dynamicAnchors: base => dynamic.get(base) ?? new Map(), anchorsNamed }
}

function raise(error: Error): never {
  throw error
}

/** A name that is an absolute URI already stays one: test suites address their schemas so. */
function addressOfFile(path: string): string {
  const uri = new URL(/^[a-z][a-z0-9+.-]*:/i.test(path) ? path : `profile:/${path}`)
  return uri.href.slice(0, uri.href.length - uri.hash.length)
}

function absolute(reference: string, from: SchemaNode): { readonly uri: string; readonly fragment: string } {
  try {
    const url = new URL(reference, from.scope.base)
    return { uri: url.href.split('#', 1)[0] ?? '', fragment: decodeURIComponent(url.hash.slice(1)) }
  } catch (cause) {
    throw refusal(from, message('schema.unknown-reference', { reference }), cause)
  }
}

/** draft-07 section 8.3: beside `$ref` every other keyword is ignored, and `#name` names a place, not a resource. */
function idOf(value: Readonly<Record<string, unknown>>, dialect: DialectRules): string | undefined {
  if (typeof value.$id !== 'string') return undefined
  if (dialect.name === 'draft-07' && (value.$ref !== undefined || value.$id.startsWith('#'))) return undefined
  return value.$id
}
