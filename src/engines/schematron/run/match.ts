import type { XmlNames } from '../../../documents/xml/names.ts'
import type { XmlTree } from '../../../documents/xml/tree.ts'
import type { Node } from '../values/items.ts'

/** A step of a pattern: may anything lie between it and the step before, and what its name must be. */
export type PatternStep = readonly [gap: boolean, id: number, uri: string | null, local: string | null]

export interface Alternative {
  /** Last step first. */
  readonly steps: readonly PatternStep[]
  readonly rooted: boolean
  readonly attribute: boolean
  /** Judges structure and predicates of a node; absent where the names decide. */
  readonly check: ((node: Node) => boolean) | null
}

/** True when the names on the way to the node fit the pattern; `nameId` is an attribute's own name. */
export function fitsNames(
  names: XmlNames,
  alternative: Alternative,
  path: number,
  attributeName: number | undefined,
): boolean {
  const { steps, rooted, attribute } = alternative
  if (attribute !== (attributeName !== undefined)) return false
  if (steps.length === 0) return path === 0
  if (attributeName === undefined) return fitsFrom(names, steps, 0, path, rooted)
  const [first] = steps
  if (first === undefined || !fitsName(names, first, attributeName)) return false
  return fitsAbove(names, steps, 0, path, rooted)
}

/** Step `index` at the last name of the path. */
function fitsFrom(
  names: XmlNames,
  steps: readonly PatternStep[],
  index: number,
  path: number,
  rooted: boolean,
): boolean {
  const step = steps[index]
  if (step === undefined || path === 0 || !fitsName(names, step, names.pathName[path] as number)) return false
  return fitsAbove(names, steps, index, names.pathParent[path] as number, rooted)
}

/** The steps after `index` at the path above. */
function fitsAbove(
  names: XmlNames,
  steps: readonly PatternStep[],
  index: number,
  above: number,
  rooted: boolean,
): boolean {
  const gap = steps[index]?.[0] === true
  if (index + 1 === steps.length) return !rooted || gap || above === 0
  if (!gap) return fitsFrom(names, steps, index + 1, above, rooted)
  for (let path = above; path !== 0; path = names.pathParent[path] as number) {
    if (fitsFrom(names, steps, index + 1, path, rooted)) return true
  }
  return false
}

function fitsName(names: XmlNames, [, id, uri, local]: PatternStep, name: number): boolean {
  if (id >= 0) return id === name
  return (uri === null || names.uri[name] === uri) && (local === null || names.local[name] === local)
}

/** The path of names of a node: for an attribute that of its element, and its own name. */
export function pathOfNode(tree: XmlTree, node: Node): readonly [path: number, attributeName: number | undefined] {
  if (node >= 0) return [tree.path[node] as number, undefined]
  const at = -node - 1
  return [tree.path[tree.attributeOwner[at] as number] as number, tree.attributeName[at] as number]
}
