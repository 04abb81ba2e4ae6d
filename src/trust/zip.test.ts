import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import { limits, unpack } from './archive.ts'

/** Zips made by hand: those that two readers see two things in, and those that ordinary programs write. */

interface Made {
  readonly name: string
  readonly text: string
  /** Whatever is said otherwise: of the file itself, of it in the directory, or of both. */
  readonly flags?: number
  readonly stored?: boolean
  readonly crc?: number
  readonly size?: number
  readonly madeBy?: number
  readonly attributes?: number
  readonly extra?: Buffer
  readonly localName?: string
  readonly localSize?: number
  readonly packed?: Buffer
  readonly comment?: string
  readonly offset?: number
  readonly after?: Buffer
}

const fields = (...pairs: readonly (readonly [2 | 4, number])[]) =>
  Buffer.concat(
    pairs.map(([width, value]) => {
      const field = Buffer.alloc(width)
      field.writeUIntLE(value, 0, width)
      return field
    }),
  )

function bodyOf(each: Made) {
  const content = Buffer.from(each.text)
  const packed = each.packed ?? (each.stored ? content : deflateRawSync(content))
  const { flags = 0, crc = crc32(content), size = content.length, extra = Buffer.alloc(0) } = each
  return { packed, flags, crc, size, extra, method: each.stored ? 0 : 8 }
}

function local(each: Made): Buffer {
  const { packed, flags, crc, size, extra, method } = bodyOf(each)
  const name = Buffer.from(each.localName ?? each.name)
  const isOpen = (flags & 8) !== 0
  const sizes = isOpen ? [0, 0, 0] : [crc, packed.length, each.localSize ?? size]
  const head = fields([4, 0x04034b50], [2, 20], [2, flags], [2, method], [4, 0x210000])
  const rest = fields(...sizes.map(value => [4, value] as const), [2, name.length], [2, extra.length])
  const descriptor = isOpen ? fields([4, 0x08074b50], [4, crc], [4, packed.length], [4, size]) : Buffer.alloc(0)
  return Buffer.concat([head, rest, name, extra, packed, descriptor, each.after ?? Buffer.alloc(0)])
}

function central(each: Made, at: number): Buffer {
  const { packed, flags, crc, size, extra, method } = bodyOf(each)
  const [name, comment] = [Buffer.from(each.name), Buffer.from(each.comment ?? '')]
  const head = fields([4, 0x02014b50], [2, ((each.madeBy ?? 0) << 8) | 20], [2, 20], [2, flags], [2, method])
  const sizes = fields([4, 0x210000], [4, crc], [4, packed.length], [4, size])
  const rest = fields(
    [2, name.length],
    [2, extra.length],
    [2, comment.length],
    [2, 0],
    [2, 0],
    [4, each.attributes ?? 0],
  )
  return Buffer.concat([head, sizes, rest, fields([4, each.offset ?? at]), name, extra, comment])
}

/** @param whole what stands before, between the files and the directory, and as a comment at the end */
function zip(files: readonly Made[], whole: { before?: Buffer; between?: Buffer; comment?: string } = {}): Buffer {
  const { before = Buffer.alloc(0), between = Buffer.alloc(0), comment = '' } = whole
  const bodies = files.map(local)
  let at = before.length
  const directory = Buffer.concat(
    files.map((each, index) => {
      const entry = central(each, at)
      at += bodies[index]?.length ?? 0
      return entry
    }),
  )
  return Buffer.concat(
    [
      before,
      ...bodies,
      between,
      directory,
      endOf(files.length, directory.length, at + between.length),
      Buffer.from(comment),
    ].map((part, index, all) => (index === all.length - 2 && comment ? withComment(part, comment.length) : part)),
  )
}

function endOf(count: number, size: number, start: number): Buffer {
  return fields([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, size], [4, start], [2, 0])
}

function withComment(end: Buffer, length: number): Buffer {
  const made = Buffer.from(end)
  made.writeUInt16LE(length, 20)
  return made
}

function read(packed: Uint8Array): unknown {
  try {
    return Object.fromEntries(
      [...unpack(packed, 'bid.zip')].map(([name, content]) => [name, String(Buffer.from(content))]),
    )
  } catch (error) {
    if (error instanceof ToolError) return String(error.args.problem).replace('bundle.why.', '')
    throw error
  }
}

const report: Made = { name: 'report.json', text: '{"overall":"non-conformant"}' }
const green: Made = { name: 'report.json', text: '{"overall":"conformant"}' }
const times = Buffer.from([0x55, 0x54, 5, 0, 1, 0, 0, 0, 0])

describe('a zip as other programs write it is read', () => {
  const expected = { 'report.json': report.text, 'b.json': '[]' }
  it.each<readonly [string, Partial<Made>]>([
    ['with nothing more', {}],
    ['stored', { stored: true }],
    ['with times of Unix, and made there', { extra: times, madeBy: 3, attributes: (0o100644 << 16) >>> 0 }],
    ['with sizes after the data', { flags: 8 }],
    ['with names in UTF-8', { flags: 1 << 11 }],
  ])('%s', (_, more) => {
    expect(
      read(
        zip([
          { ...report, ...more },
          { name: 'b.json', text: '[]' },
        ]),
      ),
    ).toEqual(expected)
  })
})

describe('a zip that two programs read as two things is refused', () => {
  const [one, other] = [zip([green]), zip([report])]
  it.each<readonly [string, Uint8Array]>([
    // Python and unzip count from the end, others from the beginning.
    ['two archives, one after the other', Buffer.concat([one, other])],
    ['something before it', Buffer.concat([Buffer.from('#!/bin/sh\n'), other])],
    ['something before it, counted in', zip([report], { before: Buffer.from('GIF89a') })],
    ['something after it', Buffer.concat([other, Buffer.from('more')])],
    ['a comment', zip([report], { comment: 'Uppfyller' })],
    ['an archive in its comment', zip([report], { comment: one.toString('latin1') })],
    [
      'a file between, which the directory does not name',
      zip([report], { between: local({ ...green, name: 'x.json' }) }),
    ],
    [
      'bytes between two files',
      zip([
        { ...report, after: Buffer.alloc(4) },
        { name: 'b.json', text: '' },
      ]),
    ],
    ['another name in the file than in the directory', zip([{ ...report, localName: 'REPORT.json' }])],
    ['another size in the file than in the directory', zip([{ ...report, localSize: 1 }])],
    ['a second name', zip([{ ...report, extra: Buffer.from([0x75, 0x70, 1, 0, 1]) }])],
    ['sizes of zip64', zip([{ ...report, extra: Buffer.concat([fields([2, 1], [2, 8]), Buffer.alloc(8)]) }])],
    ['an extra field that is cut off', zip([{ ...report, extra: times.subarray(0, 6) }])],
    ['a file that is encrypted', zip([{ ...report, flags: 1 }])],
    ['a file with a comment', zip([{ ...report, comment: 'x' }])],
    ['a link', zip([{ ...report, madeBy: 3, attributes: (0o120777 << 16) >>> 0 }])],
    ['a folder by its attributes', zip([{ ...report, attributes: 0x10 }])],
    ['a checksum of other content', zip([{ ...report, crc: 1 }])],
    ['a size that is less than there is', zip([{ ...report, size: 5 }])],
    ['a size that is more than there is', zip([{ ...report, size: 500 }])],
    [
      'bytes after the content',
      zip([{ ...report, packed: Buffer.concat([deflateRawSync(report.text), Buffer.from('x')]) }]),
    ],
    ['the same bytes under two names', zip([report, { ...report, name: 'b.json', offset: 0 }])],
  ])('%s', (_, packed) => {
    expect(read(packed)).toBe('ambiguous')
  })
})

describe('a zip that costs more than it weighs is refused', () => {
  it('of one stored file that thousands of names share, each said to be empty', () => {
    const large = Buffer.alloc(1 << 20, 'x')
    const body: Made = { name: 'a', text: '', stored: true, packed: large, size: 0 }
    const names = Array.from({ length: 2000 }, (_, at): Made => ({ ...body, name: `f${at}`, offset: 0 }))
    const directory = Buffer.concat(names.map(each => central(each, 0)))
    const first = local(body)
    const packed = Buffer.concat([first, directory, endOf(names.length, directory.length, first.length)])
    const before = process.memoryUsage().arrayBuffers
    expect(read(packed)).toBe('ambiguous')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 << 20)
  })

  it('of a file that says it is small and unpacks to a thousand times that: no more than it says is unpacked', () => {
    const packed = deflateRawSync(Buffer.alloc(64 << 20))
    const before = process.memoryUsage().arrayBuffers
    expect(read(zip([{ name: 'a.json', text: '', packed, size: 10, crc: 1 }]))).toBe('ambiguous')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 << 20)
  })

  it('of more files than a bundle may have', () => {
    const many = Array.from({ length: limits.files + 1 }, (_, at): Made => ({ name: `f${at}`, text: '', stored: true }))
    expect(read(zip(many))).toBe('large')
  })
})
