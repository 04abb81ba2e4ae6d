import { describe, expect, test } from 'vitest'
import type { ToolError } from '../../errors.ts'
import { type JsonRecord, nothingMasked, type Sink } from '../../model/check.ts'
import type { Finding, Place } from '../../model/finding.ts'
import type { DocumentType, ResourceKind } from '../../model/profile.ts'
import { tinyProfile } from '../../model/testing.ts'
import { jsonSchemaCheck } from './document-check.ts'
import { memoryCache } from './testing.ts'
import { validateInto } from './validate-into.ts'

const person = {
  'x-requirement': 'P',
  'x-document': 'person',
  type: 'object',
  required: ['id'],
  properties: {
    id: { 'x-requirement': 'ID', type: 'string' },
    start: { format: 'date' },
    end: { format: 'date' },
    civic: { 'x-requirement': 'CIVIC', pattern: '^[0-9]{12}$' },
  },
  'x-rules': [
    {
      requirement: 'ORDER',
      rule: '!has(self.end) || self.start <= self.end',
      message: { sv: 'Fel ordning', en: 'Order' },
    },
  ],
}

function profileOf(files: Record<string, string>, documents: readonly Pick<DocumentType, 'id' | 'schema'>[]) {
  const digest = `sha256:${'0'.repeat(64)}`
  const kind = (path: string): ResourceKind => (path.endsWith('.schema.json') ? 'json-schema' : 'openapi')
  const resources = Object.entries(files).map(
    ([path, text]) => [path, { path, kind: kind(path), text, digest }] as const,
  )
  const rest = { module: 'core', fileNames: [], members: [], title: { sv: '', en: '' } }
  return tinyProfile([], { resources: new Map(resources), documents: documents.map(one => ({ ...rest, ...one })) })
}

const profile = profileOf({ 'resources/person.schema.json': JSON.stringify(person) }, [
  { id: 'person', schema: 'resources/person.schema.json' },
])

const place = (pointer: string): Place => ({
  evidence: 'e',
  name: 'file.json',
  pointer,
  line: 1 + pointer.length,
  record: 3,
})

function record(value: unknown, masked: JsonRecord['masked'] = nothingMasked): JsonRecord {
  return { value, at: place(''), locate: place, masked }
}

/** A sink that writes down what it is told. */
function listening() {
  const lines: string[] = []
  const findings: Omit<Finding, 'check'>[] = []
  const sink: Sink = {
    exercised: (requirement, times = 1) => lines.push(`+${requirement} ${times}`),
    finding: finding => {
      findings.push(finding)
    },
    untested: requirement => lines.push(`untested ${requirement}`),
    inapplicable: requirement => lines.push(`inapplicable ${requirement}`),
    error: (requirement, reason) => lines.push(`error ${requirement} ${reason.key}`),
  }
  return { sink, findings, told: () => [...lines, ...findings.map(told)].sort() }
}

const told = ({ requirement, at }: Omit<Finding, 'check'>) => `-${requirement} ${at.pointer || '/'}`

async function judged(value: unknown, masked?: JsonRecord['masked']) {
  const check = await jsonSchemaCheck(profile, memoryCache())
  const { sink, told, findings } = listening()
  const records: [string, JsonRecord][] = []
  check.record('person', record(value, masked), sink, (type, met) => records.push([type, met]))
  return { lines: told(), findings, records }
}

test('names all that it verifies, rules included', async () => {
  const { id, verifies } = await jsonSchemaCheck(profile, memoryCache())
  expect([id, verifies]).toEqual(['json-schema', ['CIVIC', 'ID', 'ORDER', 'P']])
})

test('a good record exercises what it has, and only that', async () => {
  const { lines } = await judged({ id: 'x', start: '2024-01-01', end: '2024-06-01' })
  expect(lines).toEqual(['+ID 1', '+ORDER 1', '+P 1'])
})

test('a finding has requirement, place, sentence, expected and actual', async () => {
  const { findings } = await judged({ id: 7 })
  expect(findings).toEqual([
    {
      requirement: 'ID',
      at: place('/id'),
      message: { key: 'schema.type', args: { expected: 'string', actual: 'number 7' } },
      expected: 'string',
      actual: 'number 7',
    },
  ])
})

test('a record is handed on with its places', async () => {
  const { records } = await judged({ id: 'x' })
  expect(records.map(([type, record]) => [type, record.value, record.at, record.locate('/id')])).toEqual([
    ['person', { id: 'x' }, place(''), place('/id')],
  ])
})

describe('rules', () => {
  test('that do not hold are findings with the words of the profile', async () => {
    const { lines, findings } = await judged({ id: 'x', start: '2024-06-01', end: '2024-01-01' })
    expect(lines).toEqual(['+ID 1', '+ORDER 1', '+P 1', '-ORDER /'])
    expect(findings[0]).toMatchObject({ text: { sv: 'Fel ordning', en: 'Order' }, message: { key: 'schema.rule' } })
  })

  test('that cannot be decided are errors of the tool', async () => {
    const { lines } = await judged({ id: 'x', end: '2024-01-01' })
    expect(lines).toEqual(['+ID 1', '+P 1', 'error ORDER rule.missing'])
  })

  test('that cannot be decided because the value is broken are left at that', async () => {
    const { lines } = await judged({ end: '2024-01-01' })
    expect(lines).toEqual(['+P 1', '-P /'])
  })

  test('that read a masked value say nothing', async () => {
    const value = { id: 'x', start: '***', end: '2024-01-01' }
    expect((await judged(value, pointer => pointer === '/start')).lines).toEqual(['+ID 1', '+P 1'])
    expect((await judged({ ...value, start: '2023-01-01' }, pointer => pointer === '/id')).lines).toEqual([
      '+ORDER 1',
      '+P 1',
    ])
  })
})

test('a place is only looked for when somebody asks', async () => {
  const { compiled } = await import('./testing.ts')
  const entry = await compiled({ 'a.schema.json': { 'x-requirement': 'R', items: { type: 'string' } } })
  const { sink, findings } = listening()
  let looked = 0
  const locate = (pointer: string) => {
    looked += 1
    return place(pointer)
  }
  validateInto(entry, { ...record([1, 2, 3]), locate }, sink, () => {})
  expect(looked).toBe(0)
  expect({ ...findings[2] }.at).toEqual(place('/2'))
  expect(looked).toBe(1)
})

test('masked values are no findings and exercise nothing', async () => {
  const { lines } = await judged({ id: 'x', civic: '********1234' }, pointer => pointer === '/civic')
  expect(lines).toEqual(['+ID 1', '+ORDER 1', '+P 1'])
})

test('what is quoted from a value is masked, what is expected is not', async () => {
  const { compiled } = await import('./testing.ts')
  const entry = await compiled({ 'a.schema.json': { 'x-requirement': 'R', const: '191212121212' } })
  const { sink, findings } = listening()
  const mask = (text: string) => text.replace(/\d{12}/, '############')
  validateInto(entry, record('201212121212'), sink, () => {}, { mask })
  expect(findings[0]).toMatchObject({ expected: '"191212121212"', actual: '"############"' })
  expect(findings[0]?.message.args).toEqual({ expected: '"191212121212"', actual: '"############"' })
})

test('a violation below no tag goes to the fallback, and is never lost', async () => {
  const { compiled } = await import('./testing.ts')
  const entry = await compiled({ 'a.schema.json': { type: 'string' } }, { untagged: true })
  const { sink, told } = listening()
  validateInto(entry, record(1), sink, () => {}, { fallback: 'BODY' })
  expect(told()).toEqual(['-BODY /'])
  expect(() => validateInto(entry, record(1), sink, () => {})).toThrow('options.fallback')
})

test('a schema may stand inside a YAML file', async () => {
  const yaml = 'components:\n  schemas:\n    A: { x-requirement: A, type: string }\n'
  const inside = profileOf({ 'resources/openapi.yaml': yaml }, [
    { id: 'a', schema: 'resources/openapi.yaml#/components/schemas/A' },
  ])
  expect((await jsonSchemaCheck(inside, memoryCache())).verifies).toEqual(['A'])
})

test('a file that cannot be read is refused by name', async () => {
  const broken = profileOf({ 'resources/a.schema.json': '{' }, [{ id: 'a', schema: 'resources/a.schema.json' }])
  const error = await jsonSchemaCheck(broken, memoryCache()).catch((error: ToolError) => error)
  expect(error).toMatchObject({
    code: 'schema.refused',
    where: 'resources/a.schema.json',
    reason: { key: 'schema.syntax' },
  })
})

test('a type that the profile does not have is a bug', async () => {
  const check = await jsonSchemaCheck(profile, memoryCache())
  expect(() => check.record('group', record({}), listening().sink, () => {})).toThrow('no document type group')
})
