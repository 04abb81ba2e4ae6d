import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diskFiles } from './files.ts'

const files = diskFiles()
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samklang-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...names: string[]) => join(folder, ...names)
const refusal = (work: Promise<unknown>) => work.then(() => 'no refusal').catch(error => [error.code, error.where])

describe('replaceFolder', () => {
  it('writes a folder, and those above it and inside it', async () => {
    await files.replaceFolder(at('a', 'site'), [
      { name: 'index.html', content: 'start' },
      { name: 'sv/x/y.txt', content: new Uint8Array([65]) },
    ])
    expect([
      readFileSync(at('a', 'site', 'index.html'), 'utf8'),
      readFileSync(at('a', 'site', 'sv/x/y.txt'), 'utf8'),
    ]).toEqual(['start', 'A'])
    expect(readdirSync(at('a'))).toEqual(['site'])
  })

  it('leaves nothing of what was there', async () => {
    await files.replaceFolder(at('site'), [{ name: 'old', content: '1' }])
    await files.replaceFolder(at('site'), [{ name: 'new', content: '2' }])
    expect([readdirSync(folder), readdirSync(at('site'))]).toEqual([['site'], ['new']])
  })

  it('leaves what was there as it was when making the new one fails, and no half of it', async () => {
    await files.replaceFolder(at('site'), [{ name: 'old', content: '1' }])
    const broken = function* () {
      yield { name: 'new', content: '2' }
      throw new Error('a bug')
    }
    await expect(files.replaceFolder(at('site'), broken())).rejects.toThrow('a bug')
    expect([readdirSync(folder), readdirSync(at('site'))]).toEqual([['site'], ['old']])
  })

  it('refuses two files of one name', async () => {
    const twice = [
      { name: 'a', content: '1' },
      { name: 'a', content: '2' },
    ]
    expect(await refusal(files.replaceFolder(at('site'), twice))).toEqual(['file.unwritable', at('site')])
    expect(existsSync(at('site'))).toBe(false)
  })

  it('refuses a place below a file', async () => {
    writeFileSync(at('file'), '')
    expect(await refusal(files.replaceFolder(at('file', 'site'), []))).toEqual(['file.unwritable', at('file', 'site')])
  })

  it('keeps a link to a folder, and writes where it leads', async () => {
    mkdirSync(at('real'))
    symlinkSync(at('real'), at('link'))
    await files.replaceFolder(at('link'), [{ name: 'a', content: '1' }])
    expect([lstatSync(at('link')).isSymbolicLink(), readdirSync(at('real'))]).toEqual([true, ['a']])
  })
})
