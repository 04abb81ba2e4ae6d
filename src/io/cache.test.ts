import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { privateCache } from './cache.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samklang-cache-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const entries = (path: string) => readdirSync(path).filter(name => name !== 'swept')
const at = (name: string) => join(folder, name)
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

async function comesBack(path: string): Promise<string | undefined> {
  const cache = privateCache({ SAMKLANG_CACHE: path })
  await cache.put('key', 'content')
  return cache.get('key')
}

describe('privateCache', () => {
  it('keeps content by any key, between runs, and for its owner only', async () => {
    const key = '../../etc/å \0 key'
    await privateCache({ SAMKLANG_CACHE: at('own') }).put(key, 'innehåll')
    expect(await privateCache({ SAMKLANG_CACHE: at('own') }).get(key)).toBe('innehåll')
    expect(await privateCache({ SAMKLANG_CACHE: at('own') }).get('other')).toBeUndefined()
    expect(mode(at('own'))).toBe('700')
    expect(readdirSync(at('own')).map(name => mode(join(at('own'), name)))).toEqual(['600', '600'])
  })

  it('is in the cache folder of the user when nothing else is said', async () => {
    await privateCache({ XDG_CACHE_HOME: folder }).put('key', 'x')
    expect(entries(at('samklang'))).toHaveLength(1)
    await privateCache({ HOME: at('home') }).put('key', 'x')
    expect(entries(join(at('home'), '.cache', 'samklang'))).toHaveLength(1)
  })

  it.each([
    ['group', 0o770],
    ['all', 0o707],
  ])('is not used when the folder is writable by %s', async (_, bits) => {
    mkdirSync(at('open'))
    chmodSync(at('open'), bits)
    expect(await comesBack(at('open'))).toBeUndefined()
    expect(readdirSync(at('open'))).toEqual([])
  })

  it('is not used through a link, nor where no folder can be made', async () => {
    mkdirSync(at('real'), { mode: 0o700 })
    symlinkSync(at('real'), at('link'))
    writeFileSync(at('file'), '')
    expect(await comesBack(at('link'))).toBeUndefined()
    expect(await comesBack(at('file'))).toBeUndefined()
    expect(await comesBack(join(at('file'), 'below'))).toBeUndefined()
    expect(await comesBack('/proc/no/such')).toBeUndefined()
  })

  it.skipIf(process.getuid?.() !== 0)(
    'is not used when another owns it (skipped: only root can give away)',
    async () => {
      const { chownSync } = await import('node:fs')
      mkdirSync(at('other'), { mode: 0o700 })
      chownSync(at('other'), 12345, 12345)
      expect(await comesBack(at('other'))).toBeUndefined()
    },
  )

  it('gives nothing for an entry that was changed, opened up, or replaced by a link', async () => {
    expect(await comesBack(at('own'))).toBe('content')
    const [name = ''] = entries(at('own'))
    const entry = join(at('own'), name)
    const cache = privateCache({ SAMKLANG_CACHE: at('own') })
    chmodSync(entry, 0o666)
    expect(await cache.get('key')).toBeUndefined()
    chmodSync(entry, 0o600)
    writeFileSync(entry, `${'0'.repeat(64)}\nother`)
    expect(await cache.get('key')).toBeUndefined()
    rmSync(entry)
    symlinkSync('/etc/hostname', entry)
    expect(await cache.get('key')).toBeUndefined()
  })
})
