import fc from 'fast-check'
import { parseXmlDocument } from 'slimdom'
import { describe, expect, it } from 'vitest'
import { XmlNames } from './names.ts'
import { parseXml } from './parse.ts'
import { XmlPlaces } from './place.ts'
import { treeOf } from './testing.ts'
import { type ModelElement, type ModelNode, writtenXml } from './testing-trees.ts'
import { nodeKind, type XmlTree } from './tree.ts'
import { attributeValue, stringValue } from './values.ts'

const runs = { numRuns: 300 }
/** Shared by all documents here, so that what one leaves behind meets the next. */
const names = new XmlNames()

/** The tree as the model has it. */
function modelOf(tree: XmlTree, node: number): ModelNode {
  const local = tree.names.local[tree.name[node] ?? 0] ?? ''
  switch (tree.kind[node]) {
    case nodeKind.text:
      return { kind: 'text', value: stringValue(tree, node) }
    case nodeKind.comment:
      return { kind: 'comment', value: stringValue(tree, node) }
    case nodeKind.instruction:
      return { kind: 'instruction', local, value: stringValue(tree, node) }
    default:
      return elementOf(tree, node)
  }
}

function elementOf(tree: XmlTree, node: number): ModelElement {
  const { uri, local } = tree.names
  const name = tree.name[node] ?? 0
  const attributes = []
  for (let at = tree.attributeStart[node] ?? 0; at < (tree.attributeStart[node + 1] ?? 0); at++) {
    const id = tree.attributeName[at] ?? 0
    attributes.push({ uri: uri[id] ?? '', local: local[id] ?? '', value: attributeValue(tree, at) })
  }
  const children = []
  for (let child = tree.first[node] ?? 0; child !== 0; child = tree.next[child] ?? 0)
    children.push(modelOf(tree, child))
  return { kind: 'element', uri: uri[name] ?? '', local: local[name] ?? '', attributes, children }
}

/** What holds in every tree. */
function checkTables(tree: XmlTree): void {
  const { count, kind, parent, first, next, firstElement, nextElement, end, path, pathSeen, attributeStart } = tree
  for (let node = 0; node < count; node++) {
    const children = chain(first[node], next)
    expect(children.every(child => parent[child] === node && child > node)).toBe(true)
    expect(chain(firstElement[node], nextElement)).toEqual(children.filter(child => kind[child] === nodeKind.element))
    expect(end[node]).toBe(children.length === 0 ? node + 1 : end[children.at(-1) ?? 0])
    expect(attributeStart[node + 1]).toBeGreaterThanOrEqual(attributeStart[node] ?? 0)
    if (kind[node] !== nodeKind.element) continue
    expect(path[node]).toBe(tree.names.child(path[parent[node] ?? 0] ?? 0, tree.name[node] ?? 0))
    expect(pathSeen[path[node] ?? 0]).toBe(1)
  }
  expect(end[0]).toBe(count)
  expect(attributeStart[count]).toBe(tree.attributeCount)
}

function chain(from: number | undefined, next: Int32Array): readonly number[] {
  const found = []
  for (let node = from ?? 0; node !== 0; node = next[node] ?? 0) found.push(node)
  return found
}

/** Acceptance and content by slimdom, which was made by others. */
function bySlimdom(source: string): string | undefined {
  try {
    return parseXmlDocument(source).documentElement?.textContent ?? ''
  } catch {
    return undefined
  }
}

const tokens = [
  '<',
  '>',
  '/',
  '&',
  ';',
  '"',
  "'",
  '=',
  ' ',
  '<a>',
  '</a>',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '<?p',
  '?>',
]
const more = [
  '&#38;',
  '&lt;',
  'xmlns="',
  'xmlns:p="u"',
  'p:',
  ':',
  'å',
  '\r',
  '\u0001',
  '-',
  '!',
  '<?xml version="1.0"?>',
]

/** Documents of which some places were cut out, said twice or written over. */
const damaged = fc
  .tuple(
    writtenXml(),
    fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom(...tokens, ...more, '')), { maxLength: 4 }),
  )
  .map(([{ text }, cuts]) =>
    cuts.reduce((source, [at, length, token]) => {
      const from = at % (source.length + 1)
      return source.slice(0, from) + token + source.slice(from + length)
    }, text),
  )

describe('random documents', () => {
  it('are read as what was written', () => {
    fc.assert(
      fc.property(writtenXml(), ({ root, text }) => {
        const tree = treeOf(Buffer.from(text), { names })
        expect(elementOf(tree, tree.firstElement[0] ?? 0)).toEqual(root)
        checkTables(tree)
      }),
      runs,
    )
  })

  it('are the same in UTF-16', () => {
    fc.assert(
      fc.property(writtenXml(), ({ root, text }) => {
        const tree = treeOf(Buffer.from(`\uFEFF${text}`, 'utf16le'), { names })
        expect(elementOf(tree, tree.firstElement[0] ?? 0)).toEqual(root)
      }),
      runs,
    )
  })

  it('have a place and a path of its own for every node', () => {
    fc.assert(
      fc.property(writtenXml(), ({ text }) => {
        const tree = treeOf(text)
        const places = new XmlPlaces(tree)
        const lines = tree.source.split('\n')
        for (let node = 1; node < tree.count; node++) {
          const { line, column } = places.node(node)
          const before = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0)
          expect(before + column - 1).toBe(tree.start[node])
        }
      }),
      runs,
    )
  })
})

describe('damaged documents', () => {
  it('give a tree or a problem, as another parser does, and never throw', () => {
    fc.assert(
      fc.property(damaged, source => {
        const { tree, problem } = parseXml(source, { names })
        if (tree) checkTables(tree)
        const theirs = bySlimdom(source)
        const ours = tree && stringValue(tree, tree.firstElement[0] ?? 0)
        if (problem) expect(problem.line).toBeGreaterThan(0)
        // slimdom takes p:-a for a name (Namespaces in XML 1.0, production 4, does not).
        if (problem?.message.key === 'xml.qualified-name') return
        expect(ours).toBe(theirs)
      }),
      { numRuns: 1_500 },
    )
  })

  it('give a tree or a problem whatever bytes are written over', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 })
    fc.assert(
      fc.property(writtenXml(), changes, fc.boolean(), ({ text }, bytes, isWide) => {
        const damagedBytes = Buffer.from(isWide ? `\uFEFF${text}` : text, isWide ? 'utf16le' : 'utf8')
        for (const [at, byte] of bytes) damagedBytes[at % damagedBytes.length] = byte
        const { tree, problem } = parseXml(damagedBytes, { names })
        if (tree) checkTables(tree)
        else expect(problem.column).toBeGreaterThan(0)
      }),
      { numRuns: 1_000 },
    )
  })
})
