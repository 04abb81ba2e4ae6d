import { escapeXml } from '../../documents/xml/escape.ts'
import type { MessageKey } from '../../messages/speaker.ts'
import type { NewFiles } from './record-files.ts'
import { idOf } from './rows.ts'
import type { Wishes } from './wishes.ts'

const first = { id: 'a', name: 'First', status: 'active', period: { from: '2026-01-01', to: '2026-06-30' } }
const second = { id: 'b', name: 'Second', status: 'planned', partOf: 'a' }
const third = { id: 'c', name: 'Third', status: 'ended' }

/** A requirement, what breaks it, and where that is found. */
interface RecordVector {
  readonly number: string
  readonly fail: string
  readonly pointer: string
  /** Place in the list, counted from 1. */
  readonly record: number
}

const recordVectors: readonly RecordVector[] = [
  { number: '10', fail: lines([{ id: 'a' }]), pointer: '', record: 1 },
  { number: '11', fail: lines([{ id: 'a', name: 'First', status: 'unknown' }]), pointer: '/status', record: 1 },
  {
    number: '12',
    fail: lines([{ id: 'a', name: 'First', period: { from: '2026-01-01' } }]),
    pointer: '/period',
    record: 1,
  },
  {
    number: '13',
    fail: lines([{ id: 'a', name: 'First', period: { from: '2026-06-30', to: '2026-01-01' } }]),
    pointer: '/period',
    record: 1,
  },
  { number: '14', fail: lines([first, { ...second, id: 'a' }]), pointer: '/id', record: 2 },
  { number: '15', fail: lines([first, { ...second, partOf: 'z' }]), pointer: '/partOf', record: 2 },
]

/**
 * Files that keep and break each requirement on records. Each is in a folder, so that it has the name that it is recognised by
 * even when it lacks what its content is recognised by.
 */
export function recordVectorFiles(wishes: Wishes): NewFiles {
  const files: Record<string, string> = {}
  const put = ({ number, fail, pointer, record }: RecordVector) => {
    const requirement = idOf(wishes, number)
    files[`${requirement}/pass-1/${wishes.record}.json`] = lines([first, second, third])
    files[`${requirement}/fail-1/${wishes.record}.json`] = fail
    const finding = { requirement, pointer, record, document: `${wishes.record}.json` }
    files[`${requirement}/expected.json`] =
      `${JSON.stringify({ 'pass-1': { findings: [] }, 'fail-1': { findings: [finding] } }, undefined, 2)}\n`
  }
  put({ number: '01', fail: '[\n  { "id": "a", "name": "First"\n', pointer: '/name', record: 1 })
  for (const vector of recordVectors) put(vector)
  return files
}

/** A list with a record on each line. */
function lines(records: readonly object[]): string {
  return `[\n${records.map(record => `  ${JSON.stringify(record)}`).join(',\n')}\n]\n`
}

/** A document that keeps every rule, and the edits that break one. */
export function xmlVectorFiles(wishes: Wishes, say: (key: MessageKey) => string): NewFiles {
  const { root, namespace, vectorSchemas } = wishes
  const row = (number: string) => idOf(wishes, number)
  return {
    'base/good.xml': `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="${escapeXml(namespace)}">
  <Id>1</Id>
  <Period from="2026-01-01" to="2026-06-30"/>
  <Line amount="2"><Text>First</Text></Line>
  <Line amount="3.5"><Text>Second</Text></Line>
  <Total>5.5</Total>
</${root}>
`,
    'documents.vectors.yaml': `# yaml-language-server: $schema=${vectorSchemas}/vectors-1.schema.json
# ${say('new.vectors.head')}
of: good
bases:
  good: { file: base/good.xml }
vectors:
  ${row('01')}:
    fail: [ { add: "<open>", in: . } ]
  ${row('20')}:
    fail: [ { remove: Id } ]
  ${row('21')}:
    # ${say('new.vectors.near')}
    fail: [ { set: Total, to: "5.51" } ]
    pass: [ { set: Total, to: "5.50" } ]
  ${row('22')}:
    fail: [ { set: Period/@to, to: "2025-12-31" } ]
    pass: [ { set: Period/@to, to: "2026-01-01" } ]
  ${row('23')}:
    fail: [ { remove: "Line[2]/Text" } ]
`,
  }
}
