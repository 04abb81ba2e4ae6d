import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import { type Contents, limits, pack, unpack } from './archive.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const three = new Map([
  ['report.json', bytes('{"a":1}')],
  ['evidence/documents/0a.json', bytes('[]')],
  ['README.txt', bytes('Läs mig')],
])

function refusal(packed: Uint8Array): unknown {
  try {
    unpack(packed, 'bid.zip')
  } catch (error) {
    return error instanceof ToolError
      ? [error.code, String(error.args.problem).replace('bundle.why.', ''), error.args.name]
      : error
  }
  return undefined
}

const zipped = (files: Record<string, Uint8Array>) => zipSync(files, { level: 6 })

describe('a bundle as a zip', () => {
  it('gives back what was put in, in the order of its names', () => {
    const back = unpack(pack(three), 'bid.zip')
    expect([...back.keys()]).toEqual(['README.txt', 'evidence/documents/0a.json', 'report.json'])
    expect([...back]).toEqual([...three].sort(([a], [b]) => (a < b ? -1 : 1)))
  })

  it('is the same bytes for the same contents, whatever their order', () => {
    expect(pack(new Map([...three].reverse()))).toEqual(pack(three))
  })

  it.each([
    '../outside.json',
    '/etc/passwd',
    'C:\\autoexec.bat',
    'a\\b.json',
    'a/../b.json',
    './a.json',
    '.hidden',
    'a//b',
    'a\0b',
    'räksmörgås.json',
    'a/',
  ])('with a name that leads out, or that no bundle has, is refused: %j', name => {
    expect(refusal(zipped({ [name]: bytes('x') }))).toEqual(['bundle.refused', 'name', name])
  })

  it('with a name that is too long is refused, and is not shown whole', () => {
    const [, why, name] = refusal(zipped({ ['a'.repeat(limits.name + 1)]: bytes('x') })) as string[]
    expect([why, name?.length]).toEqual(['name', limits.name])
  })

  it('with names that differ only in case is refused', () => {
    expect(refusal(zipped({ 'a.json': bytes('1'), 'A.json': bytes('2') }))).toEqual([
      'bundle.refused',
      'twice',
      'A.json',
    ])
  })

  it('with the same name twice is refused', () => {
    const packed = zipped({ 'a.json': bytes('1'), 'b.json': bytes('2') })
    const text = Buffer.from(packed).toString('latin1').replaceAll('b.json', 'a.json')
    expect(refusal(Buffer.from(text, 'latin1'))).toEqual(['bundle.refused', 'twice', 'a.json'])
  })

  it('that grows out of proportion is refused before it is unpacked', () => {
    const zeros = new Uint8Array(limits.large + 1)
    expect(refusal(zipped({ 'bomb.json': zeros }))).toEqual(['bundle.refused', 'bomb', 'bomb.json'])
  })

  it('that says that a file is larger than all may be is refused before it is unpacked', () => {
    const packed = Buffer.from(zipped({ 'a.json': bytes('x') }))
    const directory = packed.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    packed.writeUInt32LE(limits.unpacked + 1, directory + 24)
    packed.writeUInt32LE(limits.unpacked + 1, 22)
    expect(refusal(packed)).toEqual(['bundle.refused', 'large', 'a.json'])
  })

  it('with more files than a bundle may have is refused', () => {
    const many = Object.fromEntries(Array.from({ length: limits.files + 1 }, (_, at) => [`f${at}`, bytes('')]))
    expect(refusal(zipSync(many, { level: 0 }))).toEqual(['bundle.refused', 'large', `f${limits.files}`])
  })

  it.each([
    ['nothing', bytes('')],
    ['text', bytes('no zip at all')],
  ])('that is none is refused: %s', (_, packed) => {
    expect(refusal(packed)).toEqual(['bundle.refused', 'zip', ''])
  })

  it('of which half is there is refused', () => {
    expect(refusal(pack(three).subarray(0, 100))).toEqual(['bundle.refused', 'ambiguous', ''])
  })

  it('in which any one byte was turned gives the same files or a refusal: never other ones, and never an accident', () => {
    const packed = pack(three)
    const before = digestible(three)
    const seen = { same: 0, other: 0, refused: 0 }
    for (let at = 0; at < packed.length; at += 1) {
      const turned = Uint8Array.from(packed)
      turned[at] = (turned[at] ?? 0) ^ 0xff
      try {
        seen[digestible(unpack(turned, 'bid.zip')) === before ? 'same' : 'other'] += 1
      } catch (error) {
        expect(error).toBeInstanceOf(ToolError)
        seen.refused += 1
      }
    }
    // Times and versions of the zip itself are looked at by nobody; what counts is what the manifest says.
    expect(seen.same).toBeGreaterThan(0)
    expect(seen.other).toBe(0)
    expect(seen.refused).toBeGreaterThan(0)
  })
})

function digestible(contents: Contents): string {
  return [...contents]
    .map(([name, content]) => `${name} ${Buffer.from(content).toString('hex')}`)
    .sort()
    .join('\n')
}
