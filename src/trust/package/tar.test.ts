import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ToolError } from '../../errors.ts'
import { packageLimits, tarball, untar } from './tar.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const plain = new Map([
  ['profile.yaml', bytes('id: x')],
  ['resources/a/b.json', bytes('{}')],
])

/** One entry as a stranger may write it, its checksum right. */
function entry(name: string, { type = '0', content = 'x', link = '', prefix = '', size = '' } = {}): Buffer {
  const head = Buffer.alloc(512)
  head.write(name, 0, 'latin1')
  head.write('0000644\0', 100)
  head.write(`${(size || Buffer.byteLength(content).toString(8)).padStart(11, '0')}\0`, 124)
  head.write('00000000000\0', 136)
  head.write('        ', 148)
  head.write(type, 156)
  head.write(link, 157)
  head.write('ustar\u000000', 257)
  head.write(prefix, 345)
  head.write(
    `${head
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  )
  const body = Buffer.from(content)
  return Buffer.concat([head, body, Buffer.alloc((512 - (body.length % 512)) % 512)])
}

const end = Buffer.alloc(1024)
const packed = (...parts: readonly Buffer[]) => gzipSync(Buffer.concat([...parts, end]))
function why(tar: Uint8Array): string {
  try {
    return [...untar(tar, 'x.tgz').keys()].join(' ')
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    return `${error.code} ${error.args.problem}`
  }
}
const refused = (problem: string) => `package.refused package.why.${problem}`

describe('a package', () => {
  it('is the same bytes whatever the order, and is read again', () => {
    const packedOnce = tarball(plain, 'x')
    expect(tarball(new Map([...plain].reverse()), 'x')).toEqual(packedOnce)
    expect([...untar(packedOnce, 'x')]).toEqual([...plain])
  })

  it('has long names where a plain header has room for them, and refuses others', () => {
    const long = `${'a'.repeat(80)}/${'b'.repeat(90)}.json`
    expect([...untar(tarball(new Map([[long, bytes('1')]]), 'x'), 'x').keys()]).toEqual([long])
    expect(() => tarball(new Map([['c'.repeat(120), bytes('1')]]), 'x')).toThrow(ToolError)
  })

  it('of npm itself is read', async () => {
    const { mkdtempSync, readFileSync, rmSync, writeFileSync } = await import('node:fs')
    const { execFileSync } = await import('node:child_process')
    const folder = mkdtempSync('/tmp/samklang-tar-')
    try {
      writeFileSync(`${folder}/package.json`, '{"name":"x","version":"1.0.0"}')
      writeFileSync(`${folder}/profile.yaml`, 'id: x\n')
      execFileSync('npm', ['pack', '--silent'], { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] })
      const files = untar(readFileSync(`${folder}/x-1.0.0.tgz`), 'x')
      expect([...files.keys()].sort()).toEqual(['package.json', 'profile.yaml'])
      expect(Buffer.from(files.get('profile.yaml') ?? []).toString()).toBe('id: x\n')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('a hostile package', () => {
  it('that leads out of its folder, links, or holds something twice is refused', () => {
    expect(why(packed(entry('package/a')))).toBe('a')
    for (const name of [
      ...['package/../../a', 'package//a', '/etc/a', '../a', 'a', 'package/', 'package/.npmrc', 'package/a/.git/b'],
      ...['package/a\\..\\b', 'package/C:', 'package/a b', 'package/ä', 'package/a\u0001'],
    ])
      expect([name, why(packed(entry(name)))]).toEqual([name, refused('name')])
    expect(why(packed(entry('a', { prefix: 'package/../..' })))).toBe(refused('name'))
    for (const type of ['1', '2', '3', '4', '5', '6', '7', 'x', 'g', 'L', 'K', 'S', 'V'])
      expect([type, why(packed(entry('package/a', { type, link: '/etc/passwd' })))]).toEqual([type, refused('kind')])
    expect(why(packed(entry('package/a'), entry('package/A')))).toBe(refused('twice'))
    expect(why(packed(entry('package/a'), entry('package/a/b')))).toBe(refused('twice'))
    expect(why(packed(entry('package/a/b'), entry('package/a')))).toBe(refused('twice'))
  })

  it('that is damaged, or could be read as two things, is refused', () => {
    const good = packed(entry('package/a'))
    expect(why(bytes('no gzip'))).toBe(refused('tar'))
    expect(why(good.subarray(0, -20))).toBe(refused('tar'))
    expect(why(gzipSync(entry('package/a')))).toBe(refused('tar'))
    expect(why(gzipSync(Buffer.concat([entry('package/a'), end, entry('package/b'), end])))).toBe(refused('tar'))
    const wrongSum = entry('package/a')
    wrongSum[0] = 0x71
    expect(why(packed(wrongSum))).toBe(refused('tar'))
    expect(why(packed(entry('package/a', { size: '77777777' })))).toBe(refused('tar'))
    expect(why(packed(entry('package/a', { size: '-1' })))).toBe(refused('tar'))
  })

  it('that grows beyond the limits is refused before it is unpacked', () => {
    const most = packageLimits.unpacked
    const bomb = gzipSync(Buffer.concat([entry('package/a'), Buffer.alloc(most)]), { level: 9 })
    expect(bomb.length).toBeLessThan(most / 500)
    expect(why(bomb)).toBe(refused('large'))
    expect(why(new Uint8Array(packageLimits.packed + 1))).toBe(refused('large'))
    const many = Array.from({ length: packageLimits.files + 1 }, (_, at) => entry(`package/f${at}`, { content: '' }))
    expect(why(packed(...many))).toBe(refused('large'))
  })
})
