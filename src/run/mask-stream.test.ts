import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maskStream } from './mask-stream.ts'

async function* cutInto(content: string | Buffer, sizes: readonly number[]): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(content)
  let at = 0
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1)
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function masked(text: string, sizes: readonly number[]): Promise<{ text: string; values: readonly string[] }> {
  const values = new Set<string>()
  const parts: Uint8Array[] = []
  for await (const part of maskStream(cutInto(text, sizes), number => number === '191212121212', values))
    parts.push(part)
  return { text: Buffer.concat(parts).toString(), values: [...values].sort() }
}

// 811228-9874 and 19811228-9874 are the worked example of the check digit in SKV 704, so nobody's number.
const text = '{"a":"198112289874","å":"811228-9874","test":"191212121212","long":"1198112289874","bad":"198112289875"}'

it('masks numbers of real people, keeps test numbers, longer digit runs and wrong check digits, and the length', async () => {
  const whole = await masked(text, [text.length * 2])
  expect(whole.text).toBe(
    '{"a":"198112280006","å":"811228-0006","test":"191212121212","long":"1198112289874","bad":"198112289875"}',
  )
  expect(whole.values).toEqual(['198112280006', '811228-0006'])
})

const escapedText = String.raw`{"a":"\u00319811228\u0039874","b":"811228\x2d98\u00374","c":"811228-98\
    74"}`

it('masks what is escaped, by the same escapes, and remembers the value', async () => {
  const whole = await masked(escapedText, [escapedText.length])
  expect(whole.text).toBe('{"a":"\\u00319811228\\u0030006","b":"811228\\x2d00\\u00306","c":"811228-00\\\n    06"}')
  expect(whole.values).toEqual(['198112280006', '811228-0006'])
})

it.each([text, escapedText])('gives the same whatever the chunks are (property): %s', async given => {
  const whole = await masked(given, [given.length * 2])
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }), async sizes => {
      expect(await masked(given, sizes)).toEqual(whole)
    }),
  )
})

it.each([
  ['UTF-16', (content: string) => Buffer.from(`\uFEFF${content}`, 'utf16le')],
  ['UTF-16 without byte order mark', (content: string) => Buffer.from(content, 'utf16le')],
  ['UTF-16, high byte first', (content: string) => Buffer.from(`\uFEFF${content}`, 'utf16le').swap16()],
])('masks in %s too, whatever the chunks are', async (_, encoded) => {
  const xml = '<a b="198112289874">å 811228-9874 \uD800</a>'
  const expected = encoded('<a b="198112280006">å 811228-0006 \uD800</a>')
  for (const sizes of [[1_000], [1], [3], [2, 5]]) {
    const values = new Set<string>()
    const parts: Uint8Array[] = []
    for await (const part of maskStream(cutInto(encoded(xml), sizes), () => false, values)) parts.push(part)
    expect(Buffer.concat(parts)).toEqual(expected)
    expect([...values].sort()).toEqual(['198112280006', '811228-0006'])
  }
})

it.each(['\u2010', '\u2011', '\u2013', '\u2212'])('masks a number with the hyphen %s', async hyphen => {
  const { text: found, values } = await masked(`<p>811228${hyphen}9874</p>`, [7])
  expect(found).toBe(`<p>811228${hyphen}0006</p>`)
  expect(values).toEqual([`811228${hyphen}0006`])
})

it('leaves a byte alone as it is', async () => {
  expect((await masked('1', [1])).text).toBe('1')
  expect((await masked('', [1])).text).toBe('')
})

// Nothing in it lets a stream be cut: no space, quotation mark, comma or bracket.
const unbroken = (part: string, times: number) => Array.from({ length: times }, () => part).join('')

it.each([
  ['numbers in markup alone', '<p>198112289874</p>', '<p>198112280006</p>'],
  ['numbers between hyphens', 'x-198112289874_', 'x-198112280006_'],
  ['escaped numbers', 'x_\\u0031981122898\\u00374_', 'x_\\u0031981122800\\u00306_'],
  ['longer runs of digits', 'x1198112289874', 'x1198112289874'],
  ['UUIDs', 'x198112a9-1111-4111-8111-198112289874', 'x198112a9-1111-4111-8111-198112289874'],
])('masks the same where nothing lets it cut: %s', async (_, part, expected) => {
  for (const size of [65_536, 1_000, 997]) {
    const { text: found } = await masked(unbroken(part, 3_000), [size])
    expect(found === unbroken(expected, 3_000)).toBe(true)
  }
})

it('remembers every number of a text that cannot be cut, and none that is not in it', async () => {
  const { values } = await masked(unbroken('x-198112289874_', 3_000), [997])
  expect(values).toEqual(['198112280006'])
})
