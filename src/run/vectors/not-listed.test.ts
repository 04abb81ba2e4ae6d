import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadProfile } from '../../profile/load.ts'
import { stillWorld } from '../testing.ts'
import { judgeFiles } from './judge-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-not-listed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const world = stillWorld()
const profile = await loadProfile(world, 'ss12000')

it('files and folders that no expected.json lists are told: they count as vectors, and nothing judges them', async () => {
  for (const name of ['SS-ABS-01/fail-1.json', 'SS-ABS-21/pass-1/absences.json', 'base/notes.txt']) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), '{}')
  }
  const results = (await judgeFiles(world, profile, folder)).map(({ result }) => [result.name, result.wrong?.key])
  expect(results).toEqual([
    ['SS-ABS-01', 'vectors.not-listed'],
    ['SS-ABS-21', 'vectors.not-listed'],
  ])
})
