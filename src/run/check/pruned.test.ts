import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordsOf } from '../../documents/document.ts'
import type { JsonRecord } from '../../model/check.ts'
import type { Document } from '../../model/evidence.ts'
import { valuesAt } from './json-pointer.ts'
import { keyOf } from './key-of.ts'
import { pruner, restored } from './pruned.ts'

function documentOf(text: string, masked?: ReadonlySet<string>): Document {
  return {
    kind: 'document',
    id: 'sha256:1',
    name: 'a.ndjson',
    mediaType: 'application/x-ndjson',
    size: text.length,
    chunks: async function* () {
      yield Buffer.from(text)
    },
    ...(masked ? { masked } : {}),
  }
}

async function recordsIn(document: Document): Promise<readonly JsonRecord[]> {
  const records: JsonRecord[] = []
  for await (const batch of recordsOf(document)) records.push(...batch.records)
  return records
}

/** All that the checks across records ask a record for. */
function seen(record: JsonRecord, pointers: readonly string[]) {
  const values = pointers.flatMap(pattern => valuesAt(pattern)(record.value))
  return values
    .filter(({ value, pointer }) => keyOf(value) !== undefined && !record.masked(pointer))
    .map(({ pointer, value }) => ({ pointer, value, at: record.at }))
}

const check = (reads: readonly string[]) => ({ documents: ['person'], reads: () => reads })

const names = fc.constantFrom('id', 'a', 'b/c', '~', '0', '1', '__proto__')
const { value: values } = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 5, -0, 'x', 'masked', ''),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
  ),
}))
const patterns = fc.array(
  fc
    .array(fc.constantFrom('id', 'a', 'b~1c', '~0', '0', '1', '__proto__', '*'), { maxLength: 4 })
    .map(segments => segments.map(segment => `/${segment}`).join('')),
  { minLength: 1, maxLength: 5 },
)

test('a pruned record gives the checks across records what the whole one gives, and where it stands', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(values, { minLength: 1, maxLength: 3 }), patterns, async (list, pointers) => {
      const document = documentOf(list.map(value => ` ${JSON.stringify(value)}\n`).join(''), new Set(['masked']))
      const prune = pruner([check(pointers.slice(1)), check(pointers.slice(0, 1))])
      for (const record of await recordsIn(document)) {
        const pruned = structuredClone(prune('person', record))
        const expected = seen(record, pointers)
        expect(pruned === undefined ? [] : seen(restored(pruned, document), pointers)).toEqual(expected)
      }
    }),
    { numRuns: 300 },
  )
})

test('nothing else is kept, and nothing at all of other types', async () => {
  const [record] = await recordsIn(
    documentOf('{"id":"1","name":"Anna","at":[{"id":"2","name":"School"},{"name":"x"}]}'),
  )
  if (!record) throw new Error('no record')
  const prune = pruner([check(['/id', '/at/*/id'])])
  expect(prune('person', record)?.value).toEqual({ id: '1', at: [{ id: '2' }, null] })
  expect(prune('group', record)).toBeUndefined()
  expect(pruner([check(['/nothing'])])('person', record)).toBeUndefined()
})

test('what was masked is still known as masked, and is not read as absent', async () => {
  const document = documentOf('{"id":"1","at":{"name":"masked"}}', new Set(['masked']))
  const [record] = await recordsIn(document)
  const pruned = record && pruner([check(['/id', '/at/name'])])('person', record)
  if (!pruned) throw new Error('no record')
  const { value, masked } = restored(structuredClone(pruned), document)
  expect(value).toEqual({ id: '1' })
  expect([masked('/at/name'), masked('/id')]).toEqual([true, false])
})

test('no value of it can be placed: what is told of one is placed later', async () => {
  const document = documentOf('{"id":"1"}')
  const [record] = await recordsIn(document)
  const pruned = record && pruner([check(['/id'])])('person', record)
  if (!pruned) throw new Error('no record')
  expect(() => restored(pruned, document).locate('/id')).toThrow('where a value stands')
})
