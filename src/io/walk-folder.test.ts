import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { walkFolder } from './walk-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-walk-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
mkdirSync(join(folder, 'in', 'b'.repeat(200)), { recursive: true })
writeFileSync(join(folder, 'in', 'b'.repeat(200), 'c'), '123')
writeFileSync(join(folder, 'a'), '1234')
symlinkSync('/', join(folder, 'link'))

const told = (path: string) =>
  walkFolder(path)?.map(
    ({ name, kind, size, isClosed }) => `${name.slice(0, 6)} ${kind} ${size}${isClosed ? ' closed' : ''}`,
  )

it('tells files, folders and links by name, and follows no link', () => {
  expect(told(folder)).toEqual(['a file 4', 'in folder 0', 'in/bbb folder 0', 'in/bbb file 3', 'link link 0'])
  expect(told(`${folder}//`)).toEqual(told(folder))
  expect(walkFolder(join(folder, 'a'))).toBeUndefined()
  expect(walkFolder(join(folder, 'a', 'x'))).toBeUndefined()
  expect(walkFolder(join(folder, 'none'))).toBeUndefined()
})

// A path of more than 4,096 bytes is one that nobody can open, whoever they are.
it.runIf(process.platform === 'linux')('tells a folder that cannot be looked into to be closed', () => {
  const long = `${folder}${'/.'.repeat(Math.floor((4000 - folder.length) / 2))}`
  expect(told(long)).toEqual(['a file 4', 'in folder 0', 'in/bbb folder 0 closed', 'link link 0'])
})
