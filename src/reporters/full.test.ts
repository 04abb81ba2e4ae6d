import { describe, expect, it } from 'vitest'
import schema from '../../reports/schema/report-1.schema.json' with { type: 'json' }
import { speaker } from '../messages/speaker.ts'
import { readReport } from '../report/read.ts'
import { json } from './json.ts'
import { fullReport } from './testing-full.ts'
import { withTexts } from './testing-hostile.ts'

interface Node {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Node>>
  readonly items?: Node
  readonly additionalProperties?: Node | boolean
}
const definitions = schema.$defs as Readonly<Record<string, Node>>

/** Every place that the schema knows, as `a.b[].c`; `*` stands for the members of an open object. */
function placesOf(node: Node, at = ''): readonly string[] {
  if (node.$ref) return placesOf(definitions[node.$ref.slice('#/$defs/'.length)] ?? {}, at)
  const members = Object.entries(node.properties ?? {}).flatMap(([name, each]) => placesOf(each, `${at}.${name}`))
  const items = node.items ? placesOf(node.items, `${at}[]`) : []
  const open = typeof node.additionalProperties === 'object' ? placesOf(node.additionalProperties, `${at}.*`) : []
  return [at, ...members, ...items, ...open]
}

/** Every place of a value, the same way. */
function filled(value: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return [at, ...value.flatMap(item => filled(item, `${at}[]`))]
  if (typeof value !== 'object' || value === null) return [at]
  return [
    at,
    ...Object.entries(value).flatMap(([name, each]) => [...filled(each, `${at}.${name}`), ...filled(each, `${at}.*`)]),
  ]
}

describe('the report that hostile texts are tried in', () => {
  it('is one that the schema takes', async () => {
    const cache = { get: async () => undefined, put: async () => {} }
    expect(await readReport(json.render(fullReport(), speaker('en')), 'r', cache)).toEqual(fullReport())
  })

  it('has every member that the schema knows', () => {
    const there = new Set(filled(fullReport()))
    expect(placesOf(schema as Node).filter(place => !there.has(place))).toEqual([])
  })

  it('has the text in every text, and in every name that is free', () => {
    const texts = (value: unknown): readonly string[] => {
      if (typeof value === 'string') return [value]
      if (typeof value !== 'object' || value === null) return []
      return Object.values(value).flatMap(texts)
    }
    const closed = new Set(texts(withTexts(fullReport(), '§')).filter(text => !text.endsWith('§')))
    const moments = [...closed].filter(text => /^\d{4}-/.test(text))
    expect([...closed].filter(text => !moments.includes(text)).sort()).toEqual(
      [
        ...['samklang-report/1', 'conformance-report-self-test', 'E1', 'MUST', 'SHOULD', 'sut'],
        ...['document', 'exchange', 'unreadable', 'timeout', 'run.unrecognised'],
        ...['error', 'failed', 'inapplicable', 'manual', 'passed', 'untested', 'non-conformant'],
        ...['expected', 'expired', 'stale', 'applied', 'noted', 'unaffected', 'ignored', 'incomplete'],
        'samklang-advisory/1',
      ].sort(),
    )
    const changed = JSON.stringify(withTexts(fullReport(), '§'))
    for (const name of ['engine-name§"', 'name-of-input§"', '"name§"', '"core§"']) expect(changed).toContain(name)
  })
})
