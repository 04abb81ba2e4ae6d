import { randomBytes } from 'node:crypto'
import { crc32, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { PackageEntry } from '../../model/package.ts'
import { digestBy } from './digests.ts'
import { fitsPath, nameFault, pathOf, rootsOf, treeOf } from './names.ts'
import { PackageFault, type PackageSource, TooManyEntries } from './source.ts'
import { openTar, openTarGz } from './tar.ts'
import { type HandEntry, handTar, handZip, inMemory } from './testing.ts'
import { openZip } from './zip.ts'

const zip = (entries: readonly HandEntry[]) => openZip(inMemory(handZip(entries, bytes => crc32(bytes))))

/** What is read of each file: its text, or the fault. */
async function readAll(source: PackageSource): Promise<readonly string[]> {
  const read: string[] = []
  for (const entry of source.entries.filter(({ kind }) => kind === 'file')) {
    try {
      const pieces: Uint8Array[] = []
      for await (const piece of source.content(entry)) pieces.push(piece)
      read.push(`${entry.path} ${Buffer.concat(pieces)}`)
    } catch (error) {
      if (!(error instanceof PackageFault)) throw error
      read.push(`${entry.path} ! ${error.fault}`)
    }
  }
  return read
}

async function fault(opened: Promise<unknown>): Promise<string> {
  return opened.then(
    () => 'opened',
    error => (error instanceof PackageFault ? error.fault : String(error)),
  )
}

describe('a zip', () => {
  it('gives its files, stored and deflated, and its folders', async () => {
    const source = await zip([
      { name: 'p/' },
      { name: 'p/a.txt', content: 'stored', method: 0 },
      { name: 'p/å.txt', content: 'deflated '.repeat(9) },
    ])
    expect(source.entries.map(({ path, kind, size }) => [path, kind, size])).toEqual([
      ['p', 'folder', 0],
      ['p/a.txt', 'file', 6],
      ['p/å.txt', 'file', 81],
    ])
    expect(source.faults).toEqual([])
    expect(await readAll(source)).toEqual(['p/a.txt stored', `p/å.txt ${'deflated '.repeat(9)}`])
  })

  it('reads a file larger than a piece in pieces', async () => {
    const content = Buffer.alloc(3_000_000, 'abcdefgh')
    const source = await zip([{ name: 'large', content }])
    const pieces: Uint8Array[] = []
    for await (const piece of source.content(source.entries[0] as PackageEntry)) pieces.push(piece)
    expect(pieces.length).toBeGreaterThan(5)
    expect(Buffer.concat(pieces).equals(content)).toBe(true)
  })

  it('tells what is encrypted, compressed otherwise, or in the bytes of another', async () => {
    const source = await zip([
      { name: 'secret', content: 'x', flags: 1 },
      { name: 'other', content: 'x', method: 0 },
      { name: 'twin', content: 'x', stated: { at: 0 } },
    ])
    expect(source.faults).toEqual([
      { fault: 'encrypted', path: 'secret' },
      { fault: 'overlap', path: 'twin' },
    ])
    const lzma = await zip([{ name: 'lzma', content: 'x', method: 14 }])
    expect(lzma.faults).toEqual([{ fault: 'method', path: 'lzma' }])
    expect(await readAll(lzma)).toEqual(['lzma ! method'])
  })

  it('refuses unread what says that it unpacks to hundreds of times its size', async () => {
    const source = await zip(
      Array.from({ length: 3 }, (_, at) => ({ name: `${at}`, content: 'x', stated: { size: 4_000_000_000 } })),
    )
    expect(source.faults).toEqual([{ fault: 'bomb' }])
  })

  it.each([
    ['more than it says', { size: 3 }],
    ['less than it says', { size: 300 }],
    ['something else', { crc: 1 }],
  ])('tells a file that unpacks to %s', async (_, stated) => {
    expect(await readAll(await zip([{ name: 'a', content: 'abcdef', stated }]))).toEqual(['a ! corrupt'])
    const large = { name: 'a', content: Buffer.alloc(2_000_000, 7), stated }
    expect(await readAll(await zip([large]))).toEqual(['a ! corrupt'])
  })

  it('tells links by their Unix type, and keeps names as they are written', async () => {
    const source = await zip([
      { name: 'p/link', content: 'a', mode: 0o120777 },
      { name: '../up', content: 'x' },
      { name: '/root', content: 'x' },
      { name: 'a\\b', content: 'x' },
    ])
    expect(source.entries.map(({ path, kind }) => `${path} ${kind} ${nameFault(path) ?? ''}`)).toEqual([
      'p/link link ',
      '../up file outside',
      '/root file absolute',
      'a\\b file backslash',
    ])
  })

  it('that is none, or ends too early, is broken', async () => {
    const whole = handZip([{ name: 'a', content: 'abc' }], bytes => crc32(bytes))
    expect(await fault(openZip(inMemory(Buffer.from('PK but no zip, and long enough to be one'))))).toBe('broken')
    expect(await fault(openZip(inMemory(whole.subarray(0, whole.length - 30))))).toBe('broken')
    expect(await fault(openZip(inMemory(new Uint8Array(0))))).toBe('broken')
  })
})

describe('a tar', () => {
  const files = [
    { name: 'p/', type: '5' },
    { name: 'b.txt', prefix: 'p/long', content: 'with a prefix' },
    { name: '././@LongLink', type: 'L', content: `p/${'n'.repeat(120)}` },
    { name: 'cut', content: 'long name' },
    { name: 'pax', type: 'x', content: '26 path=p/åäö-name.txt\n' },
    { name: 'other', content: 'pax name' },
    { name: 'p/link', type: '2' },
    { name: 'p/pipe', type: '6' },
  ]

  it.each([
    ['plain', openTar, handTar(files)],
    ['packed by gzip', openTarGz, gzipSync(handTar(files))],
  ])('%s gives its files, by prefix, long name and pax', async (_, open, bytes) => {
    const source = await open(inMemory(bytes))
    expect(source.entries.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'p folder',
      'p/long/b.txt file',
      `p/${'n'.repeat(120)} file`,
      'p/åäö-name.txt file',
      'p/link link',
      'p/pipe special',
    ])
    expect(await readAll(source)).toEqual([
      'p/long/b.txt with a prefix',
      `p/${'n'.repeat(120)} long name`,
      'p/åäö-name.txt pax name',
    ])
    const seen: string[] = []
    const wanted = new Set(source.entries.filter(({ size }) => size > 8))
    await source.walk(wanted, async ({ path }, content) => {
      for await (const piece of content) seen.push(`${path.slice(0, 6)} ${piece.length}`)
    })
    expect(seen).toEqual(['p/long 13', 'p/nnnn 9'])
  })

  it('that is none, or ends too early, is broken', async () => {
    const whole = handTar([{ name: 'a', content: 'x'.repeat(600) }])
    expect(await fault(openTar(inMemory(Buffer.alloc(1024, 'no tar'))))).toBe('broken')
    expect(await fault(openTar(inMemory(new Uint8Array(0))))).toBe('broken')
    expect(await fault(openTar(inMemory(whole.subarray(0, 700))))).toBe('broken')
    expect(await fault(openTarGz(inMemory(gzipSync(whole).subarray(0, 40))))).toBe('broken')
    expect(await fault(openTarGz(inMemory(Buffer.from('\u001f\u008b no gzip', 'latin1'))))).toBe('broken')
  })
})

describe('a tar that is packed as a whole', () => {
  it('is refused when it would unpack to hundreds of times its size, before that is unpacked', async () => {
    const [head] = [handTar([{ name: 'a', stated: 5 * 2 ** 30 }])]
    expect(await fault(openTarGz(inMemory(gzipSync(head))))).toBe('bomb')
  })

  it('is refused when it has more entries than can be listed', async () => {
    const packed = gzipSync(handTar(['a', 'b', 'c'].map(name => ({ name }))))
    expect((await openTarGz(inMemory(packed), 3)).entries).toHaveLength(3)
    await expect(openTarGz(inMemory(packed), 2)).rejects.toBeInstanceOf(TooManyEntries)
  })

  it('gives one file piece by piece, and reads no more than it has to', async () => {
    const content = randomBytes(6 * 2 ** 20).toString('latin1')
    const packed = gzipSync(
      handTar([
        { name: 'a', content: 'a' },
        { name: 'b', content },
      ]),
    )
    const source = await openTarGz(inMemory(packed))
    let read = 0
    const counted = inMemory(packed)
    const watched = await openTarGz({
      ...counted,
      read: async (at, length) => {
        read += length
        return counted.read(at, length)
      },
    })
    read = 0
    const pieces = watched.content(source.entries[1] as PackageEntry)[Symbol.asyncIterator]()
    expect((await pieces.next()).value?.length).toBeGreaterThan(0)
    expect(read).toBeLessThan(packed.length)
    await pieces.return?.()
  })
})

describe('names and paths', () => {
  const file = (path: string): PackageEntry => ({ path, kind: 'file', size: 1 })

  it('the root is the one folder at the top, when nothing is beside it', () => {
    expect(rootsOf([file('p/a'), file('p/b/c')])).toEqual({ roots: ['p'], root: 'p' })
    expect(rootsOf([file('p/a'), file('q')])).toEqual({ roots: ['p', 'q'] })
    expect(rootsOf([file('p')])).toEqual({ roots: ['p'] })
    expect(rootsOf([])).toEqual({ roots: [] })
  })

  it('a tree has folders that are only in paths, and names that objects have of themselves', () => {
    const entries = new Map([...['a/__proto__/x', 'a/constructor', 'b'].map(path => [path, file(path)] as const)])
    expect(JSON.stringify(treeOf(entries))).toBe('{"a":{"__proto__":{"x":1},"constructor":1},"b":1}')
  })

  it.each([
    ['METS.xml', 'METS.xml', true],
    ['a/METS.xml', 'METS.xml', false],
    ['representations/r/METS.xml', 'representations/*/METS.xml', true],
    ['representations/r/s/METS.xml', 'representations/*/METS.xml', false],
    ['x/y/metadata/a.xml', '**/metadata/*.xml', true],
    ['metadata/a.xml', '**/metadata/*.xml', true],
    ['metadata/a.xsd', 'metadata/*.xml', false],
  ])('%s by %s: %s', (path, pattern, isMeant) => expect(fitsPath(path, pattern)).toBe(isMeant))

  it.each([
    ['schemas/a.xsd', 'METS.xml', 'schemas/a.xsd'],
    ['./data/a%20b.txt', 'representations/r/METS.xml', 'representations/r/data/a b.txt'],
    ['data/100%.txt', 'METS.xml', 'data/100%.txt'],
    ['file:schemas/a.xsd', 'METS.xml', 'schemas/a.xsd'],
    ['file://./schemas/a.xsd', 'METS.xml', 'schemas/a.xsd'],
    ['../../schemas/a.xsd', 'representations/r/METS.xml', 'schemas/a.xsd'],
    ['../../../out', 'representations/r/METS.xml', ''],
    ['https://example.org/a', 'METS.xml', undefined],
  ])('%s from %s leads to %s', (href, from, to) => {
    const there = ['schemas/a.xsd', 'representations/r/data/a b.txt', 'data/100%.txt']
    expect(pathOf(href, from, path => there.includes(path))).toBe(to)
  })

  it.each([
    ['MD5', '900150983cd24fb0d6963f7d28e17f72'],
    ['SHA-1', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['SHA-256', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['sha256', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['SHA-384', 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7'],
    ['CRC32', '352441c2'],
    ['Adler-32', '024d0127'],
    ['HAVAL', undefined],
    ['MNP', undefined],
    ['TIGER', undefined],
  ])('%s of abc', (algorithm, expected) => {
    const digest = digestBy(algorithm)
    for (const letter of 'abc') digest?.update(Buffer.from(letter))
    expect(digest?.end()).toBe(expected)
  })
})
