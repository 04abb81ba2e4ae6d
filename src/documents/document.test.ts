import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import type { JsonRecord } from '../model/check.ts'
import type { Document } from '../model/evidence.ts'
import { recogniseSyntax, recordsOf, soundRecordsOf } from './document.ts'
import type { ReadOptions } from './syntax.ts'
import { cuts, documentOf, gather, writtenJson } from './testing.ts'

async function read(content: string, options: ReadOptions = {}, mediaType: Document['mediaType'] = 'application/json') {
  const { records, problems } = await gather(recordsOf(documentOf(content, mediaType, [7]), options))
  return {
    records: records.map(({ value, at }) => [value, at.record, at.line, at.column]),
    problems: problems.map(({ kind, weight, message, at }) => [
      kind,
      weight,
      message.key,
      at.record,
      at.line,
      at.column,
    ]),
    raw: { records, problems },
  }
}

const ndjson = (content: string, options: ReadOptions = {}) => read(content, options, 'application/x-ndjson')

describe('recordsOf JSON', () => {
  it('gives an object as one record, with places in the file', async () => {
    const { records, problems, raw } = await read('\n {"a":\n  {"å/": [1, true]}}')
    expect(records).toEqual([[{ a: { 'å/': [1, true] } }, undefined, 2, 2]])
    expect(problems).toEqual([])
    expect(raw.records[0]?.locate('/a/å~1/1')).toEqual({
      evidence: 'sha256:0',
      name: 'a.json',
      pointer: '/a/å~1/1',
      line: 3,
      column: 14,
    })
    expect(raw.records[0]?.masked('')).toBe(false)
  })

  it('places a missing member at the object that misses it', async () => {
    const { raw } = await read('{"a":\n {"b":1}}')
    expect(raw.records[0]?.locate('/a/c/d')).toMatchObject({ pointer: '/a/c/d', line: 2, column: 2 })
  })

  it('gives the items of an array, numbered, with pointers of their own', async () => {
    const { records, raw } = await read('[{"a":1},\n {"b":[2,\n3]}]')
    expect(records).toEqual([
      [{ a: 1 }, 1, 1, 2],
      [{ b: [2, 3] }, 2, 2, 2],
    ])
    expect(raw.records[1]?.locate('/b/1')).toMatchObject({ pointer: '/b/1', record: 2, line: 3, column: 1 })
  })

  it('gives a lone value as one record, and an empty array as nothing at all', async () => {
    expect((await read('42')).records).toEqual([[42, undefined, 1, 1]])
    expect(await read('[]')).toMatchObject({ records: [], problems: [] })
  })

  it('opens an envelope when it is asked to, and takes the object whole when no array stands there', async () => {
    const envelope = '{"data":[{"a":1}],"pageToken":null}'
    expect((await read(envelope)).records).toHaveLength(1)
    expect((await read(envelope)).records[0]?.[1]).toBeUndefined()
    expect((await read(envelope, { recordsAt: '/data' })).records).toEqual([[{ a: 1 }, 1, 1, 10]])
    expect((await read('{"data":{}}', { recordsAt: '/data' })).records).toEqual([[{ data: {} }, undefined, 1, 1]])
    expect((await read('{"x":1}', { recordsAt: '/data' })).records).toEqual([[{ x: 1 }, undefined, 1, 1]])
  })

  it('opens a large envelope untold, and a large object without one is still read whole', async () => {
    const limits = { inMemory: 10 }
    expect((await read('{"data":[{"a":1}],"pageToken":null}', { limits })).records).toEqual([[{ a: 1 }, 1, 1, 10]])
    expect((await read('{"persons":[{"a":1}]}', { limits })).records).toEqual([
      [{ persons: [{ a: 1 }] }, undefined, 1, 1],
    ])
    expect((await read('\uFEFF{"persons":[{"a":1}]}', { limits })).problems).toHaveLength(1)
  })

  it('reads alike whatever the size at which it begins to stream', async () => {
    await fc.assert(
      fc.asyncProperty(writtenJson(), cuts(), async ({ text }, sizes) => {
        const options = { recordsAt: '/data' }
        const one = await gather(recordsOf(documentOf(text), options))
        const other = await gather(
          recordsOf(documentOf(text, 'application/json', sizes), { ...options, limits: { inMemory: 0 } }),
        )
        expect(other.records.map(({ value, at }) => [value, at])).toEqual(
          one.records.map(({ value, at }) => [value, at]),
        )
        expect(other.problems).toEqual(one.problems)
      }),
    )
  })

  it('ends at a syntax error: what comes before it is judged, what comes after it is not', async () => {
    const { records, problems } = await read('[{"a":1},\n {"b":},\n {"c":3}]')
    expect(records).toEqual([[{ a: 1 }, 1, 1, 2]])
    expect(problems).toEqual([['syntax', 'breach', 'json.value', 2, 2, 7]])
    const swallowed = await read('[{"a":[1}, {"b":2}, 3]')
    expect(swallowed.records).toEqual([])
    expect(swallowed.problems).toEqual([['syntax', 'breach', 'json.comma-in-array', 1, 1, 9]])
    const envelope = await read('{"data":[1,2],"x":}', { recordsAt: '/data' })
    expect(envelope.records.map(([value]) => value)).toEqual([1, 2])
    expect(envelope.problems).toEqual([['syntax', 'breach', 'json.value', undefined, 1, 19]])
  })

  it('keeps a record with a duplicate member, and tells it', async () => {
    const { records, problems } = await read('[1,{"a":1,"a":2}]')
    expect(records.map(([value]) => value)).toEqual([1, { a: 2 }])
    expect(problems).toEqual([['duplicate-member', 'breach', 'json.duplicate-member', 2, 1, 11]])
  })

  it('places the last of duplicate members, whose value is judged', async () => {
    const { raw } = await read('{"a":[1],\n"a":[2]}')
    expect(raw.records[0]?.locate('/a/0')).toMatchObject({ line: 2, column: 6 })
  })

  it('goes on after a record that is deeper than the limit, which counts what stands around it', async () => {
    const { records, problems } = await read('{"data":[[],[[]],1]}', { recordsAt: '/data', limits: { depth: 3 } })
    expect(records.map(([value]) => value)).toEqual([[], 1])
    expect(problems).toEqual([['too-deep', 'limit', 'json.too-deep', 2, 1, 14]])
  })

  it('refuses what is larger than one value may be, whatever the document says of its size', async () => {
    const limits = { size: 8, inMemory: 4 }
    expect((await read('{"a":"too long"}', { limits })).problems).toEqual([
      ['too-large', 'limit', 'json.too-large', undefined, 1, 1],
    ])
    const lying = { ...documentOf('{"a":"too long"}', 'application/json', [3]), size: 2 }
    expect((await gather(recordsOf(lying, { limits }))).problems).toMatchObject([{ kind: 'too-large' }])
  })

  it('reads no further than the limit, in a file that is larger than it says', async () => {
    let given = 0
    const document = {
      ...documentOf('{}'),
      chunks: async function* () {
        for (; given < 1000; given++) yield Buffer.from('{"aaaaaa')
      },
    }
    expect((await gather(recordsOf(document, { limits: { size: 80 } }))).problems).toMatchObject([
      { kind: 'too-large' },
    ])
    expect(given).toBeLessThan(12)
  })

  it('says that there is nothing, in a file of nothing', async () => {
    for (const content of ['', ' \n']) {
      expect((await read(content)).problems).toMatchObject([
        ['empty', 'breach', 'json.empty', undefined, expect.anything(), expect.anything()],
      ])
    }
    expect((await ndjson('\n \r\n')).problems).toMatchObject([
      ['empty', 'breach', 'json.empty', undefined, undefined, undefined],
    ])
  })

  it('lists a bounded number of problems and counts the rest', async () => {
    const content = Array.from({ length: 30 }, (_, index) => `{"n":${index},"n":0}`).join()
    const { records, problems, raw } = await read(`[${content}]`, { limits: { problems: 5 } })
    expect(records).toHaveLength(30)
    expect(problems).toHaveLength(6)
    expect(raw.problems.at(-1)).toMatchObject({
      kind: 'more-problems',
      weight: 'breach',
      message: { args: { count: 25 } },
    })
  })

  it('refuses a place of records that is no JSON Pointer, as wrong use', async () => {
    await expect(read('{}', { recordsAt: 'data' })).rejects.toThrow(ToolError)
  })

  it('closes the file when the caller stops early', async () => {
    let isClosed = false
    const document = {
      ...documentOf('[1]'),
      chunks: async function* () {
        try {
          for (;;) yield Buffer.from(`[${'1,'.repeat(50_000)}`)
        } finally {
          isClosed = true
        }
      },
    }
    for await (const batch of recordsOf(document)) if (batch.records.length > 0) break
    expect(isClosed).toBe(true)
  })
})

describe('soundRecordsOf', () => {
  const seen = (records: readonly JsonRecord[], pointers: readonly string[]) =>
    records.map(({ value, at, ...record }, number) => ({
      value,
      at,
      places: pointers.map(pointer => records[number]?.locate(pointer)),
      masked: record.masked(''),
    }))

  it('gives what recordsOf gives, with the same places, of a text in which nothing is wrong', async () => {
    const list = fc.tuple(writtenJson(), writtenJson())
    const wrapped = list.map(([one, two]) => `\n [${one.text} ,\n${two.text}\n]`)
    const texts = fc.oneof(
      writtenJson().map(({ text }) => text),
      wrapped,
      wrapped.map(text => `{"a": 1,\n "data":${text}}`),
      wrapped.map(text => `${text}]`),
      wrapped.map(text => `{"a":${text},"a":0}`),
      wrapped.map(text => `\uFEFF${text}`),
    )
    await fc.assert(
      fc.asyncProperty(texts, async text => {
        const document = documentOf(text)
        const { records, problems } = await gather(recordsOf(document, { recordsAt: '/data' }))
        const sound = soundRecordsOf({ ...document, bytes: Buffer.from(text) }, { recordsAt: '/data' })
        const pointers = ['', '/0', '/a', '/data', '/missing']
        const expected = problems.length > 0 ? undefined : seen(records, pointers)
        expect(sound && seen(sound.records, pointers)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('gives what stands around a list, as recordsOf does at its end', async () => {
    const text = '{"data":[1,2],"pageToken":"next"}'
    const document = documentOf(text)
    const envelopes: unknown[] = []
    for await (const { envelope } of recordsOf(document, { recordsAt: '/data' })) if (envelope) envelopes.push(envelope)
    expect(envelopes).toEqual([{ data: [], pageToken: 'next' }])
    expect(soundRecordsOf({ ...document, bytes: Buffer.from(text) }, { recordsAt: '/data' })?.envelope).toEqual({
      data: [1, 2],
      pageToken: 'next',
    })
    expect(soundRecordsOf({ ...document, bytes: Buffer.from('[1]') })).toEqual({ records: [expect.anything()] })
  })

  it('gives nothing of a document that is not in memory, or of another syntax', () => {
    expect(soundRecordsOf(documentOf('[]'))).toBeUndefined()
    expect(soundRecordsOf({ ...documentOf('1', 'application/x-ndjson'), bytes: Buffer.from('1') })).toBeUndefined()
  })
})

describe('recordsOf NDJSON', () => {
  it('gives a record for each line, and goes on after a wrong one', async () => {
    const { records, problems } = await ndjson('{"a":1}\n\n{"b":}\r\n{"c":"å",\n  {"d": [1\n{"e":1} {"f":1}\n7')
    expect(records).toEqual([
      [{ a: 1 }, 1, 1, 1],
      [7, 6, 7, 1],
    ])
    expect(problems).toEqual([
      ['syntax', 'breach', 'json.value', 2, 3, 6],
      ['syntax', 'breach', 'ndjson.line-ends', 3, 4, 10],
      ['syntax', 'breach', 'ndjson.line-ends', 4, 5, 11],
      ['syntax', 'breach', 'json.after-end', 5, 6, 9],
    ])
  })

  it('tells the problems in the order of the file, and the same of them over a limit, wherever it is cut', async () => {
    const bytes = Buffer.from('{"a":1,\n"\u00e5"\n{"a":1,"a":2}\n"\u00e5"\n', 'latin1')
    for (const problems of [1, 2, 9]) {
      for (const sizes of [[1 << 20], [1], [5], [12]]) {
        const document = documentOf(bytes, 'application/x-ndjson', sizes)
        const told = (await gather(recordsOf(document, { limits: { problems } }))).problems
        const lines = told.flatMap(({ at }) => at.line ?? [])
        expect(lines).toEqual([1, 2, 3, 4].slice(0, problems))
      }
    }
  })

  it('places values by their line in the file', async () => {
    const { raw } = await ndjson('{"a":1}\n  {"b":[1,2]}')
    expect(raw.records[1]?.at).toMatchObject({ pointer: '', record: 2, line: 2, column: 3 })
    expect(raw.records[1]?.locate('/b/1')).toMatchObject({ record: 2, line: 2, column: 11 })
  })
})

describe('recogniseSyntax', () => {
  it.each([
    ['a/Persons.JSON', '', 'application/json'],
    ['persons.ndjson', '', 'application/x-ndjson'],
    ['persons.jsonl', '', 'application/x-ndjson'],
    ['persons.json', '{"a":1}\n{"a":2}', 'application/json'],
    ['persons', ' [1', 'application/json'],
    ['persons', '\uFEFF{\n "a": 1', 'application/json'],
    ['persons.txt', '{"a":1}\r\n{"b":1}\n', 'application/x-ndjson'],
    ['persons.xml', '<a/>', 'application/xml'],
    ['invoice', '\uFEFF <?xml version="1.0"?>', 'application/xml'],
    ['invoice.txt', '<a/>', 'application/xml'],
    ['persons', '', undefined],
  ])('%s beginning %j is %s', (name, opening, expected) => {
    expect(recogniseSyntax(name, Buffer.from(opening))).toBe(expected)
  })
})
