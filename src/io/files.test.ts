import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diskFiles } from './files.ts'

const files = diskFiles()
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samklang-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...names: string[]) => join(folder, ...names)
const refusal = (work: Promise<unknown>) => work.then(() => 'no refusal').catch(error => [error.code, error.where])

async function wholeStream(path: string): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  for await (const chunk of files.stream(path)) chunks.push(Buffer.from(chunk))
  return chunks
}

describe('readSmall', () => {
  it.each([0, 1, 16_383, 16_384, 16_385, 65_535, 65_536, 65_537, 300_000])(
    'gives %i bytes whole, when so many may be read',
    async size => {
      const content = Buffer.alloc(size, 'abcdefg')
      writeFileSync(at('file'), content)
      expect(Buffer.from((await files.readSmall(at('file'), size)) ?? 'none').equals(content)).toBe(true)
      if (size > 0) expect(await files.readSmall(at('file'), size - 1)).toBeUndefined()
    },
  )

  it('puts what fits where it is told, and nothing else', async () => {
    const room = Buffer.alloc(100_000)
    writeFileSync(at('small'), 'small')
    writeFileSync(at('large'), Buffer.alloc(70_000, 'l'))
    const small = await files.readSmall(at('small'), 100_000, room)
    expect([small?.buffer === room.buffer, small?.length, room.toString('utf8', 0, 6)]).toEqual([true, 5, 'small\0'])
    const large = await files.readSmall(at('large'), 100_000, room)
    expect([large?.buffer === room.buffer, large?.length]).toEqual([false, 70_000])
    const beyond = await files.readSmall(at('small'), 100_000, room.subarray(50_000))
    expect([beyond?.buffer === room.buffer, beyond?.length]).toEqual([false, 5])
  })

  it('keeps what it gave when another file is read', async () => {
    writeFileSync(at('one'), 'one')
    writeFileSync(at('two'), 'two')
    const one = await files.readSmall(at('one'), 100_000)
    await files.readSmall(at('two'), 100_000)
    expect(Buffer.from(one ?? '').toString()).toBe('one')
  })

  it.each([10, 100_000])('refuses what is no file, and does not wait for a pipe (%i bytes)', async most => {
    rmSync(at('pipe'), { force: true })
    execFileSync('mkfifo', [at('pipe')])
    expect(await refusal(files.readSmall(at('pipe'), most))).toEqual(['file.unreadable', at('pipe')])
    const writer = openSync(at('pipe'), 'r+')
    writeSync(writer, '{}')
    expect(await refusal(files.readSmall(at('pipe'), most))).toEqual(['file.unreadable', at('pipe')])
    closeSync(writer)
    for (const device of ['/dev/zero', '/dev/null']) {
      expect(await refusal(files.readSmall(device, most))).toEqual(['file.unreadable', device])
    }
    expect(await refusal(files.readSmall(folder, most))).toEqual(['file.unreadable', folder])
    expect(await refusal(files.readSmall(at('none'), most))).toEqual(['file.missing', at('none')])
  })
})

describe('read and stream', () => {
  it('give the same bytes, the stream in pieces of 1 MiB, each time from the start', async () => {
    const content = Buffer.alloc(2.5 * 1024 * 1024, 'abcdefg')
    writeFileSync(at('big'), content)
    const chunks = await wholeStream(at('big'))
    expect(chunks.map(chunk => chunk.length)).toEqual([1, 1, 0.5].map(size => size * 1024 * 1024))
    expect(Buffer.concat(chunks).equals(content)).toBe(true)
    expect(Buffer.concat(await wholeStream(at('big'))).equals(content)).toBe(true)
    expect(Buffer.from(await files.read(at('big'))).equals(content)).toBe(true)
  })

  it('refuse what is missing, a folder, and a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [at('pipe')])
    for (const read of [files.read, wholeStream]) {
      expect(await refusal(read(at('none')))).toEqual(['file.missing', at('none')])
      expect(await refusal(read(folder))).toEqual(['file.unreadable', folder])
      expect(await refusal(read(at('pipe')))).toEqual(['file.unreadable', at('pipe')])
    }
  })
})

describe('list', () => {
  const names = async (path: string) => (await files.list(path)).map(({ name }) => name)

  it('gives a file itself, and a folder what is below it, sorted, with forward slashes', async () => {
    mkdirSync(at('b', 'c'), { recursive: true })
    writeFileSync(at('b', 'c', 'z.json'), '12345')
    writeFileSync(at('b', 'a.json'), '')
    writeFileSync(at('b.json'), '1')
    writeFileSync(at('B.json'), '1')
    expect(await names(folder)).toEqual(['B.json', 'b.json', 'b/a.json', 'b/c/z.json'])
    expect(await files.list(at('b.json'))).toEqual([{ path: at('b.json'), name: 'b.json' }])
    expect(await refusal(files.list(at('none')))).toEqual(['file.missing', at('none')])
  })

  it('leaves nothing out in silence: what cannot be looked into is listed, and refused when read', async () => {
    mkdirSync(at('sub'))
    symlinkSync('nowhere', at('dangling'))
    symlinkSync('..', at('sub', 'loop'))
    writeFileSync(at('real.json'), '{}')
    symlinkSync('../real.json', at('sub', 'link.json'))
    expect(await names(folder)).toEqual(['dangling', 'real.json', 'sub/link.json', 'sub/loop'])
    expect(await refusal(files.read(at('dangling')))).toEqual(['file.missing', at('dangling')])
    expect(await refusal(files.read(at('sub', 'loop')))).toEqual(['file.unreadable', at('sub', 'loop')])
  })

  it.skipIf(process.getuid?.() === 0)('lists a closed folder (skipped: root may look into everything)', async () => {
    mkdirSync(at('closed'))
    writeFileSync(at('closed', 'x'), '')
    chmodSync(at('closed'), 0)
    expect(await names(folder)).toEqual(['closed'])
    chmodSync(at('closed'), 0o700)
  })
})

it('says that nothing exists below a file', async () => {
  await files.write(at('plain'), 'x')
  expect(await files.exists(at('plain/below'))).toBe(false)
})

it('takes a link to a folder for a folder, and what is not there for none', async () => {
  mkdirSync(at('there'))
  symlinkSync('there', at('to-there'))
  symlinkSync('nowhere', at('to-nowhere'))
  await files.write(at('leaf'), 'x')
  const asked = ['there', 'to-there', 'to-nowhere', 'leaf', 'leaf/below', 'none']
  expect(await Promise.all(asked.map(name => files.isFolder(at(name))))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

describe('exists and write', () => {
  it('writes into folders that are not there yet, replaces what is there, and leaves nothing beside it', async () => {
    const path = at('new', 'deep', 'report.json')
    expect(await files.exists(path)).toBe(false)
    await files.write(path, 'one')
    await files.write(path, new TextEncoder().encode('två'))
    expect(await files.exists(path)).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('två')
    expect(readdirSync(at('new', 'deep'))).toEqual(['report.json'])
  })

  it('refuses a place that is no folder, and keeps what was there', async () => {
    writeFileSync(at('file'), 'kept')
    mkdirSync(at('taken', 'x'), { recursive: true })
    expect(await refusal(files.write(at('file', 'below'), 'x'))).toEqual(['file.unwritable', at('file', 'below')])
    expect(await refusal(files.write(at('taken'), 'x'))).toEqual(['file.unwritable', at('taken')])
    expect(readFileSync(at('file'), 'utf8')).toBe('kept')
    expect(readdirSync(folder).sort()).toEqual(['file', 'taken'])
  })
})

describe('writeFolders', () => {
  const folder = (...names: readonly string[]) => names.map(name => ({ name, content: name }))

  it('makes folders with all that is in them, and the folders above', async () => {
    await files.writeFolders(
      new Map([
        [at('a', 'b'), folder('x', 'y/z')],
        [at('c'), folder('x')],
      ]),
    )
    expect(readFileSync(at('a', 'b', 'y', 'z'), 'utf8')).toBe('y/z')
    expect(readdirSync(at()).sort()).toEqual(['a', 'c'])
  })

  it('writes none when one of them is there, whatever has the name', async () => {
    symlinkSync('nowhere', at('c'))
    const work = files.writeFolders(
      new Map([
        [at('a'), folder('x')],
        [at('c'), folder('x')],
      ]),
    )
    expect(await refusal(work)).toEqual(['folder.exists', at('c')])
    expect(readdirSync(at())).toEqual(['c'])
  })

  it('leaves nothing of what it made when a later one cannot be made', async () => {
    writeFileSync(at('file'), '')
    const work = files.writeFolders(
      new Map([
        [at('a'), folder('x')],
        [at('file', 'b'), folder('x')],
      ]),
    )
    expect(await refusal(work)).toEqual(['file.unwritable', at('file', 'b')])
    expect(readdirSync(at())).toEqual(['file'])
  })
})

describe('realPath', () => {
  it('is one for every way to write a path, links followed, and goes on where nothing is', async () => {
    mkdirSync(at('there'))
    symlinkSync(at('there'), at('link'))
    const real = await files.realPath(at('there'))
    for (const path of [`${folder}/./there/`, `${folder}/link`, `${folder}//link/../there`])
      expect([path, await files.realPath(path)]).toEqual([path, real])
    expect(await files.realPath(at('link', 'not', 'yet'))).toBe(`${real}/not/yet`)
    symlinkSync(at('loop'), at('loop'))
    expect(await refusal(files.realPath(at('loop')))).toEqual(['file.unreadable', at('loop')])
  })
})
