import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { diskFiles } from './files.ts'

vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>()
  const rmSync: typeof fs.rmSync = (path, options) => {
    if (String(path).endsWith('.old'))
      throw Object.assign(new Error('EBUSY: resource busy or locked'), { code: 'EBUSY' })
    fs.rmSync(path, options)
  }
  return { ...fs, rmSync }
})

it('calls a folder written that is written, though the one before it cannot be taken away', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samklang-folder-'))
  const site = join(folder, 'site')
  const files = diskFiles()
  await files.replaceFolder(site, [{ name: 'page', content: 'old' }])
  await files.replaceFolder(site, [{ name: 'page', content: 'new' }])
  expect(readFileSync(join(site, 'page'), 'utf8')).toBe('new')
  expect(readdirSync(folder)).toHaveLength(2)
  rmSync(folder, { recursive: true })
})
