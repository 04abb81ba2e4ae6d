import { expect, test } from 'vitest'
import { ToolError } from '../../errors.ts'
import type { Document } from '../../model/evidence.ts'
import type { Place } from '../../model/finding.ts'
import { withLines } from './late-places.ts'

function documentOf(name: string, text: string, fails?: Error): Document {
  const mediaType = name.endsWith('.ndjson') ? 'application/x-ndjson' : 'application/json'
  const chunks = async function* () {
    yield Buffer.from(text)
    if (fails) throw fails
  }
  return { kind: 'document', id: `sha256:${name}`, name, mediaType, size: text.length, chunks }
}

const finding = (name: string, place: Partial<Place>) => ({
  requirement: 'R-1',
  check: 'unique',
  at: { evidence: `sha256:${name}`, name, ...place },
  message: { key: 'unique.duplicate', args: {} },
})

test('a finding gets the line of its value, in every kind of document, and keeps its place in the list', async () => {
  const documents = [
    documentOf('a.json', '{"data": [\n {"id":"1"},\n {"x": 1,\n  "id":"2"}]}'),
    documentOf('b.ndjson', '{"id":"1"}\n{"id":"2"}\n'),
    documentOf('c.json', '{\n"id":"1"}'),
  ]
  const findings = [
    finding('b.ndjson', { record: 2, pointer: '/id' }),
    finding('a.json', { record: 2, pointer: '/id' }),
    finding('c.json', { pointer: '/id' }),
    finding('a.json', { record: 1, pointer: '/id' }),
    finding('a.json', { record: 2, pointer: '' }),
  ]
  const placed = await withLines(findings, documents)
  expect(placed.map(({ at }) => [at.name, at.record, at.pointer, at.line, at.column])).toEqual([
    ['b.ndjson', 2, '/id', 2, 7],
    ['a.json', 2, '/id', 4, 8],
    ['c.json', undefined, '/id', 2, 6],
    ['a.json', 1, '/id', 2, 8],
    ['a.json', 2, '', 3, 2],
  ])
})

test('findings with lines, of answers, and of what cannot be read again stay as they are', async () => {
  const findings = [
    finding('a.json', { pointer: '/id', line: 7, column: 1 }),
    finding('GET /persons', { pointer: '/data/0/id' }),
    finding('changed.json', { record: 1, pointer: '/id' }),
  ]
  const gone = documentOf('changed.json', '', new ToolError('file.unreadable', { where: 'changed.json', why: 'x' }))
  expect(await withLines(findings, [documentOf('a.json', '{"id":1}'), gone])).toEqual(findings)
})
