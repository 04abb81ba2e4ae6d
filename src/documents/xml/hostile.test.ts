import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { speaker } from '../../messages/speaker.ts'
import type { Document } from '../../model/evidence.ts'
import { documentOf } from '../testing.ts'
import { xmlTree } from '../xml.ts'
import type { XmlLimits } from './limits.ts'
import { namespacesInScope } from './namespaces.ts'
import { parseXml } from './parse.ts'
import { XmlPlaces } from './place.ts'
import { stringValue } from './values.ts'

const folder = 'test-vectors/hostile/xml'

/** By file: kind, place and key of the problem, or the number of nodes where there is none. */
const expected: Record<string, string | number> = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'))
const files = readdirSync(folder).filter(name => name !== 'expected.json')

function outcome(source: Uint8Array | string, limits: Partial<XmlLimits> = {}): string | number {
  const { tree, problem } = parseXml(source, { limits })
  if (tree) return tree.count
  for (const language of ['sv', 'en'] as const) expect(speaker(language).say(problem.message)).toMatch(/^[^\p{C}]+$/u)
  return `${problem.kind} ${problem.line}:${problem.column} ${problem.message.key}`
}

describe('hostile XML', () => {
  it('has an expectation for every file, and a file for every expectation', () => {
    expect(files.sort()).toEqual(Object.keys(expected).sort())
  })

  it.each(files)('%s', async name => {
    expect(outcome(readFileSync(`${folder}/${name}`))).toEqual(expected[name])
  })
})

// Each of these would not end in time if it took quadratic time or one call of the stack for each element.
describe('hostile XML of great size', () => {
  const million = 1_000_000
  const many = (count: number, text: (index: number) => string) =>
    Array.from({ length: count }, (_, n) => text(n)).join('')
  const unlimited = { depth: million, attributes: million, names: 2 * million, paths: 2 * million, nameLength: million }

  it('a hundred thousand elements inside one another', () => {
    const source = '<a>'.repeat(100_000) + '</a>'.repeat(100_000)
    expect(outcome(source)).toBe('too-deep 1:769 xml.too-deep')
    expect(outcome(source.slice(0, 400_000), unlimited)).toMatch('xml.unclosed')
    const { tree } = parseXml(source, { limits: unlimited })
    expect(tree?.count).toBe(100_001)
    if (tree === undefined) return
    expect(stringValue(tree, 1)).toBe('')
    expect(new XmlPlaces(tree).node(100_000).path).toBe('/a'.repeat(100_000))
  })

  it('three hundred thousand attributes', () => {
    const source = `<a${many(300_000, index => ` b${index}=""`)}/>`
    expect(outcome(source)).toBe('too-large 1:88894 xml.too-many-attributes')
    expect(outcome(source, unlimited)).toBe(2)
    expect(outcome(source.replace('/>', ' b7=""/>'), { ...unlimited, attributes: 2 * million })).toMatch('duplicate')
  })

  it('a namespace declaration on each of fifty thousand nested elements', () => {
    const source = many(50_000, index => `<p:a xmlns:p="urn:${index}" p:b="">`) + '</p:a>'.repeat(50_000)
    expect(outcome(source)).toMatch('xml.too-deep')
    const { tree } = parseXml(source, { limits: unlimited })
    expect(tree?.count).toBe(50_001)
    if (tree) expect(namespacesInScope(tree, 50_000).get('p')).toBe('urn:49999')
  })

  it('fifty thousand prefixes in one tag, and the same name by each of them', () => {
    const source = `<a${many(50_000, index => ` xmlns:p${index}="u${index}"`)}${many(50_000, index => ` p${index}:b=""`)}/>`
    expect(outcome(source, unlimited)).toBe(2)
    expect(outcome(source.replace('u49999', 'u0'), unlimited)).toMatch('xml.duplicate-attribute')
  })

  it('a namespace name of a million characters, for fifty thousand names', () => {
    const source = `<a xmlns="${'u'.repeat(million)}">${many(50_000, index => `<b${index}/>`)}</a>`
    expect(outcome(source)).toBe(50_002)
  })

  it('an attribute, a text, a comment and a name of eight million characters', () => {
    const long = 'x'.repeat(8 * million)
    expect(outcome(`<a b="${long}"/>`)).toBe(2)
    expect(outcome(`<a b="${long}`)).toBe('syntax 1:8000007 xml.ends-in-value')
    expect(outcome(`<a>${long}<!--${long}--></a>`)).toBe(4)
    expect(outcome(`<${long}/>`)).toBe('too-large 1:2 xml.name-too-long')
    expect(outcome(`<a>&${long};</a>`)).toMatch('xml.entity')
  })

  it('hundreds of thousands of references, ampersands, brackets, quotation marks, tags', () => {
    expect(outcome(`<a>${'&lt;'.repeat(300_000)}</a>`)).toBe(3)
    expect(outcome(`<a>${'<b c="&lt;"/>'.repeat(300_000)}</a>`)).toBe(300_002)
    expect(outcome(`<a>${'<![CDATA[]]]]>'.repeat(300_000)}</a>`)).toBe(3)
    expect(outcome('<a>'.repeat(300_000), unlimited)).toMatch('xml.unclosed')
    for (const mark of ['&', '<', '>', ']', '"', "'", '-', '/', '?', '!', '<!', '<?', '<!--', '<![CDATA[', '&#']) {
      expect(typeof outcome(`<a>${mark.repeat(200_000)}`)).toBe('string')
      expect(typeof outcome(`<a b='${mark.repeat(200_000)}`)).toBe('string')
    }
  })

  it('more names, paths and nodes than there may be', () => {
    expect(outcome(`<a>${many(100_001, index => `<b${index}/>`)}</a>`)).toMatch('xml.too-many-names')
    const wide = many(1_000, index => `<b${index}>${many(600, inner => `<c${inner}/>`)}</b${index}>`)
    expect(outcome(`<a>${wide}</a>`)).toMatch('xml.too-many-paths')
    expect(outcome(`<a>${'<b/>'.repeat(million)}</a>`, { nodes: million })).toMatch('xml.too-many-nodes')
  })

  it('three hundred megabytes, which are not read', async () => {
    const size = 300 * 2 ** 20
    expect(outcome(new Uint8Array(size))).toBe('too-large 1:1 xml.too-large')
    const unread: Document = {
      ...documentOf('', 'application/xml'),
      size,
      chunks: () => {
        throw new Error('it was read')
      },
    }
    expect((await xmlTree(unread)).problem?.message.key).toBe('xml.too-large')
    // A file that has grown since its size was asked for.
    const grown = documentOf('<a>      </a>', 'application/xml', [4])
    expect((await xmlTree({ ...grown, size: 4 }, { limits: { size: 8 } })).problem?.message.key).toBe('xml.too-large')
  })
})
