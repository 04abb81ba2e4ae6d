import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLimits, type JsonLimits } from './limits.ts'
import type { JsonProblem } from './problem.ts'
import { ArraySplitter } from './split-array.ts'
import { LineSplitter } from './split-lines.ts'
import type { RawRecord } from './splitter.ts'
import { splitRecords } from './stream.ts'
import { cuts, piecesOf, writtenJson } from './testing.ts'

interface Split {
  readonly records: readonly RawRecord[]
  readonly problems: readonly JsonProblem[]
}

async function split(content: string | Uint8Array, sizes: readonly number[], path?: readonly string[], limits = {}) {
  const bounds: JsonLimits = { ...defaultLimits, ...limits }
  const records: RawRecord[] = []
  const problems: JsonProblem[] = []
  const batches = splitRecords(piecesOf(Buffer.from(content), sizes), start =>
    path === undefined ? new LineSplitter(bounds, start) : new ArraySplitter(path, bounds, start),
  )
  for await (const batch of batches) {
    records.push(...batch.records)
    problems.push(...batch.problems)
  }
  return { records, problems } satisfies Split
}

/** Every record stands in the file where it says it does. */
function expectInPlace(content: string, { records }: Split): void {
  const bytes = Buffer.from(content)
  for (const [index, { text, record, line, column, offset }] of records.entries()) {
    expect(record).toBe(index + 1)
    expect(bytes.toString('utf8', offset, offset + Buffer.byteLength(text))).toBe(text)
    const before = bytes.toString('utf8', 0, offset).split('\n')
    expect([line, column]).toEqual([before.length, (before.at(-1) ?? '').length + 1])
  }
}

const whole = [1 << 20]
const values = (records: readonly RawRecord[]) => records.map(({ text }) => JSON.parse(text))

describe('NDJSON', () => {
  const line = writtenJson().map(({ text }) => text.replaceAll('\n', ' '))
  const end = fc.constantFrom('\n', '\r\n', '\n\n', '\n \t\r\n')

  it('gives each line that is not blank, wherever the bytes are cut', async () => {
    const file = fc.array(fc.tuple(line, end), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(file, fc.boolean(), cuts(), async (lines, isClosed, sizes) => {
        const content = lines
          .map(([text, after], index) => text + (isClosed || index < lines.length - 1 ? after : ''))
          .join('')
        const cut = await split(content, sizes)
        expect(cut).toEqual(await split(content, whole))
        expect(values(cut.records)).toStrictEqual(lines.map(([text]) => JSON.parse(text)))
        expect(cut.problems).toEqual([])
        expectInPlace(content, cut)
      }),
    )
  })

  it('tells and skips a line over the limit, and one that is not UTF-8, and counts on', async () => {
    const content = Buffer.concat([
      Buffer.from('{"a":1}\n"'),
      Buffer.from([0xe5]),
      Buffer.from(`"\n"${'x'.repeat(90)}"\n[2]`),
    ])
    for (const sizes of [[1], [7], whole]) {
      const { records, problems } = await split(content, sizes, undefined, { record: 50 })
      expect(records.map(({ record, line, text }) => [record, line, text])).toEqual([
        [1, 1, '{"a":1}'],
        [4, 4, '[2]'],
      ])
      expect(problems.map(({ kind, record, line, column }) => [kind, record, line, column])).toEqual([
        ['encoding', 2, 2, 2],
        ['too-large', 3, 3, 1],
      ])
    }
  })
})

describe('an array', () => {
  const array = writtenJson().filter(({ text }) => text.trimStart().startsWith('['))

  it('gives its items, wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(array, cuts(), async ({ text }, sizes) => {
        const cut = await split(text, sizes, [])
        expect(cut).toEqual(await split(text, whole, []))
        expect(values(cut.records)).toStrictEqual(JSON.parse(text))
        expect(cut.problems.filter(({ kind }) => kind !== 'number-range')).toEqual([])
        expectInPlace(text, cut)
      }),
    )
  })

  it('may lie in objects, with anything beside it', async () => {
    await fc.assert(
      fc.asyncProperty(array, writtenJson(), writtenJson(), cuts(), async (items, before, after, sizes) => {
        const inner = `{"x":${before.text}, "d\\u0061ta" : ${items.text},"y":${after.text}}`
        const content = `{"data":{"data":[1]},"other":[${before.text}],"å/~":${inner},"end":null}`
        const cut = await split(content, sizes, ['å/~', 'data'])
        expect(values(cut.records)).toStrictEqual(JSON.parse(items.text))
        expect(cut.problems.filter(({ kind }) => kind !== 'number-range')).toEqual([])
        expectInPlace(content, cut)
      }),
    )
  })

  it('is only the one at its place', async () => {
    const content = '{"a":{"x":1},"q":{"b":[9]},"b":[8],"r":[{"a":{"b":[7]}}],"a":{"b":{},"b":[1]}}'
    const { records, problems } = await split(content, [3], ['a', 'b'])
    expect(values(records)).toEqual([1])
    expect(problems.map(({ kind, pointer }) => [kind, pointer])).toEqual([
      ['duplicate-member', '/a'],
      ['duplicate-member', '/a/b'],
    ])
    for (const other of ['{"a":[[1]]}', '[{"a":{"b":[1]}}]', '{"b":[1]}', '{"a":{"b":{"0":[1]}}}', '"a"', '{"a":{}}']) {
      expect(await split(other, [3], ['a', 'b'])).toEqual({ records: [], problems: [] })
    }
  })

  it.each([
    ['[1,]', [1], 'json.trailing-comma', 4],
    ['[,1]', [], 'json.value', 2],
    ['[1 2]', [1], 'json.comma-in-array', 4],
    ['[1}', [1], 'json.comma-in-array', 3],
    ['[1]]', [1], 'json.after-end', 4],
    ['[1] {', [1], 'json.second-value', 5],
    ['[', [], 'json.end-in-array', 2],
    ['[1', [], 'json.end-in-array', 3],
    ['[{"a":"x', [], 'json.end-in-string', 9],
    ['[{"a":1},{"b":', [{ a: 1 }], 'json.end-in-object', 15],
  ])('says where %s stops being JSON', async (content, records, key, column) => {
    for (const sizes of [[1], [3], whole]) {
      const found = await split(content, sizes, [])
      expect(values(found.records)).toEqual(records)
      expect(found.problems.map(({ message, line, column: at }) => [message.key, line, at])).toEqual([[key, 1, column]])
    }
  })

  it.each([
    ['[1 😀,2]', '😀'],
    ['[1 \u2028]', 'U+2028'],
    ['[1 å', 'å'],
    [Buffer.from([0x5b, 0x31, 0x20, 0xc3]), '\uFFFD'],
  ])('names the character that does not belong in %j, wherever the bytes are cut', async (content, named) => {
    const { problems } = await split(content, whole, [])
    expect(problems.map(({ message }) => message)).toEqual([{ key: 'json.comma-in-array', args: { found: named } }])
    for (const sizes of [[1], [2], [3], [4], [5]]) expect((await split(content, sizes, [])).problems).toEqual(problems)
  })

  it('has its envelope judged too, in its own place', async () => {
    const content = '{"meta":1,\n "data":[{"å":"😀"}, 2], "meta":{},\n "next": tru}'
    const { records, problems } = await split(content, [5], ['data'])
    expect(records).toHaveLength(2)
    expect(problems).toMatchObject([{ kind: 'syntax', line: 3, column: 10, pointer: '/next', offset: 59 }])
    const doubled = await split(content.replace('tru', 'true'), [5], ['data'])
    expect(doubled.problems).toMatchObject([{ kind: 'duplicate-member', line: 2, column: 26, pointer: '/meta' }])
  })

  it('tells and skips an item over the limit, and counts on', async () => {
    const content = `[1, {"å":\n"${'😀'.repeat(40)}"}, "${'y'.repeat(90)}",{"b":2}]`
    for (const sizes of [[1], [60], whole]) {
      const found = await split(content, sizes, [], { record: 50 })
      expect(values(found.records)).toEqual([1, { b: 2 }])
      expect(found.problems.map(({ kind, record, line, column }) => [kind, record, line, column])).toEqual([
        ['too-large', 2, 1, 5],
        ['too-large', 3, 2, 86],
      ])
      expect(found.records[1]).toMatchObject({ record: 4, line: 2, column: 179 })
    }
  })

  it('tells the wrong bracket, not the size, of an item that seems endless', async () => {
    const content = `[{"a":[1},${'{"b":2},'.repeat(100)}3]`
    const found = await split(content, [16], [], { record: 300 })
    expect(found.problems).toMatchObject([
      { kind: 'syntax', message: { key: 'json.comma-in-array' }, column: 9, record: 1 },
    ])
  })

  it('bounds what may stand around it', async () => {
    const content = `{"data":[1],"x":"${'x'.repeat(100)}"}`
    const found = await split(content, [16], ['data'], { record: 50 })
    expect(found.problems).toMatchObject([{ kind: 'too-large', message: { key: 'json.envelope-too-large' } }])
  })
})

describe('the opening of a file', () => {
  it.each([[1], [2], [3], [4], [5]])('steps over a byte order mark, in pieces of %i', async size => {
    const { records, problems } = await split(Buffer.from('\uFEFF[1,\n2]'), [size], [])
    expect(records).toMatchObject([
      { line: 1, column: 2, offset: 4 },
      { line: 2, column: 1 },
    ])
    expect(problems.map(({ kind }) => kind)).toEqual(['byte-order-mark'])
  })

  it('refuses UTF-16 and UTF-32, with or without a mark', async () => {
    const utf16 = Buffer.from('[1]', 'utf16le')
    const swapped = Buffer.from(utf16).swap16()
    const utf32 = Buffer.from([...'[1]'].flatMap(character => [character.charCodeAt(0), 0, 0, 0]))
    const marks = [
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]),
    ]
    for (const bytes of [utf16, swapped, utf32, Buffer.from(utf32).reverse(), ...marks]) {
      const found = await split(bytes, [1], [])
      expect(found.records).toEqual([])
      expect(found.problems).toMatchObject([{ kind: 'encoding', message: { key: 'json.foreign-encoding' } }])
    }
  })
})
