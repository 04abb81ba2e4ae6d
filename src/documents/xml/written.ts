import { isSpace } from './characters.ts'
import { nodeKind, type XmlTree } from './tree.ts'

/** Name of an element as its tag has it, with the prefix; of a processing instruction its target; otherwise ''. */
export function nameAsWritten(tree: XmlTree, node: number): string {
  if (tree.kind[node] === nodeKind.instruction) return tree.names.local[tree.name[node] as number] ?? ''
  if (tree.kind[node] !== nodeKind.element) return ''
  const local = tree.names.local[tree.name[node] as number] as string
  const from = (tree.start[node] as number) + 1
  // The local name ends the name: its first place with nothing but a prefix before it is where it stands.
  const isPlain = tree.source.startsWith(local, from) && !isNameContinued(tree.source, from + local.length)
  const to = isPlain ? from + local.length : tree.source.indexOf(':', from) + 1 + local.length
  return tree.source.slice(from, to)
}

/** Name of an attribute as written, with the prefix. */
export function attributeAsWritten(tree: XmlTree, attribute: number): string {
  const to = attributeNameTo(tree.source, tree.attributeFrom[attribute] as number)
  return tree.source.slice(nameStart(tree.source, to), to)
}

/** Index where the name of the attribute stands whose value begins at an index. */
export function attributeNameFrom(source: string, valueFrom: number): number {
  return nameStart(source, attributeNameTo(source, valueFrom))
}

// Before a value stand its quotation mark, white space, the equals sign, and white space again.
function attributeNameTo(source: string, valueFrom: number): number {
  const equals = spaceStart(source, valueFrom - 1) - 1
  return spaceStart(source, equals)
}

function spaceStart(source: string, to: number): number {
  let index = to
  while (isSpace(source.charCodeAt(index - 1))) index--
  return index
}

function nameStart(source: string, to: number): number {
  let index = to
  while (!isSpace(source.charCodeAt(index - 1))) index--
  return index
}

function isNameContinued(source: string, index: number): boolean {
  const unit = source.charCodeAt(index)
  return !(isSpace(unit) || unit === 0x2f || unit === 0x3e)
}
