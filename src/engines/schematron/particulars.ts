import { nodeKind, type XmlTree } from '../../documents/xml/tree.ts'
import { attributeValue, stringValue } from '../../documents/xml/values.ts'
import type { AssertionInfo } from './run/result.ts'

/** Values that are told, of one path and in all; characters of one value. */
const mostAlike = 3
const mostValues = 6
const longest = 80

/** A last step that only converts what its argument is. */
const conversion = /\/(?:xs:\w+|normalize-space|number|string|upper-case)\((?=[^).])/g

const name = '(?:[\\p{L}_][\\w.-]*:)?[\\p{L}_][\\w.-]*'
/** Paths of names that do not go on from something else, and that lead to no function. */
const pathForm = new RegExp(`(?<![\\w.$:@/)\\]*-])(?:${name}/)*@?${name}(?![\\w.:/-]|\\s*\\()`, 'gu')

/** What can be told of an assertion before any document has broken it. */
export interface Particulars {
  /** What has to hold where it was raised, in the words of the rule set. */
  readonly wanted: string
  /** Values that its test names, as paths from the node: steps of names. */
  readonly paths: readonly string[]
}

export function particularsOf({ kind, test }: Pick<AssertionInfo, 'kind' | 'test'>): Particulars {
  const line = test.replace(/\s+/g, ' ').trim()
  const plain = line.replace(/"[^"]*"|'[^']*'/g, "''").replace(conversion, '/')
  return { wanted: kind === 'report' ? `not(${line})` : line, paths: [...new Set(plain.match(pathForm))] }
}

/**
 * What stands there of what the rule speaks of: the text of the node, and the values below it that the test names, each
 * with its path. Nothing when the test names nothing that is there.
 * @param prefixes namespaces by prefix, as the rule set declares them
 */
export function found(
  tree: XmlTree,
  node: number,
  { paths }: Particulars,
  prefixes: ReadonlyMap<string, string>,
): string | undefined {
  if (node < 0) return shown(attributeValue(tree, -node - 1))
  const own = tree.kind[node] === nodeKind.element && isLeaf(tree, node) ? [shown(stringValue(tree, node))] : []
  const named = paths.flatMap(path => {
    const values = valuesAt(tree, [node], path.split('/'), prefixes)
    const more = values.length > mostAlike ? ', …' : ''
    return values.length === 0 ? [] : [`${path} = ${values.slice(0, mostAlike).map(shown).join(', ')}${more}`]
  })
  const all = [...own, ...named]
  if (all.length === 0) return undefined
  return [...all.slice(0, mostValues), ...(all.length > mostValues ? ['…'] : [])].join('; ')
}

function shown(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim()
  const cut = line.length > longest ? `${line.slice(0, longest - 1)}…` : line
  return cut === '' ? '""' : cut
}

function valuesAt(
  tree: XmlTree,
  from: readonly number[],
  [step = '', ...rest]: readonly string[],
  prefixes: ReadonlyMap<string, string>,
): readonly string[] {
  if (step.startsWith('@')) return from.flatMap(element => attributesOf(tree, element, step.slice(1), prefixes))
  const next = from.flatMap(element => childrenOf(tree, element, step, prefixes))
  if (rest.length > 0) return valuesAt(tree, next, rest, prefixes)
  // The text of an element with elements in it runs all of theirs together.
  return next.filter(element => isLeaf(tree, element)).map(element => stringValue(tree, element))
}

function childrenOf(tree: XmlTree, element: number, step: string, prefixes: ReadonlyMap<string, string>): number[] {
  const found: number[] = []
  for (let at = tree.firstElement[element] as number; at > 0; at = tree.nextElement[at] as number) {
    if (isNamed(tree, tree.name[at] as number, step, prefixes)) found.push(at)
  }
  return found
}

function attributesOf(tree: XmlTree, element: number, step: string, prefixes: ReadonlyMap<string, string>): string[] {
  const found: string[] = []
  const end = tree.attributeStart[element + 1] as number
  for (let at = tree.attributeStart[element] as number; at < end; at += 1) {
    if (isNamed(tree, tree.attributeName[at] as number, step, prefixes)) found.push(attributeValue(tree, at))
  }
  return found
}

function isNamed({ names }: XmlTree, id: number, step: string, prefixes: ReadonlyMap<string, string>): boolean {
  const [local = '', prefix] = step.split(':').reverse()
  return names.local[id] === local && names.uri[id] === (prefix === undefined ? '' : prefixes.get(prefix))
}

function isLeaf(tree: XmlTree, element: number): boolean {
  return tree.firstElement[element] === 0
}
