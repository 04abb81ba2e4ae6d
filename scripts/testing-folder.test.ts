import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { setup } from './testing-folder.ts'

it('tests, and programs that they start, put what is temporary in the folder of this run', () => {
  expect(basename(tmpdir())).toMatch(/^sk-/)
  const seen = execFileSync(process.execPath, ['-p', 'os.tmpdir()'], { encoding: 'utf8' })
  expect(seen.trim()).toBe(tmpdir())
})

it('the folder goes with what was left in it, and the one before is back', () => {
  const before = tmpdir()
  const end = setup()
  const own = tmpdir()
  expect(dirname(own)).toBe(before)
  writeFileSync(join(own, 'left'), '')
  end()
  expect([existsSync(own), tmpdir()]).toEqual([false, before])
})
