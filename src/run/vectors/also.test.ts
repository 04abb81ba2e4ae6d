import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadProfile } from '../../profile/load.ts'
import { stillWorld } from '../testing.ts'
import { judgeFiles } from './judge-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-also-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const world = stillWorld()
const profile = await loadProfile(world, 'rest-api-profil')
const broken = (...ids: string[]) =>
  ids.map(requirement => ({ requirement, pointer: `/components/securitySchemes/token/scheme` }))

/** Why the vector that uses Basic does not hold, when its expectation says what it breaks beside SAK.09. */
async function wrongOf(requirement: string, also: readonly string[]) {
  const at = join(folder, requirement)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(at, { recursive: true })
  cpSync('test-vectors/rest-api-profil/SAK.09/fail-1.json', join(at, 'fail-1.json'))
  const expected = { 'fail-1.json': { findings: broken('SAK.09', 'SAK.10'), also } }
  writeFileSync(join(at, 'expected.json'), JSON.stringify(expected))
  return (await judgeFiles(world, profile, folder)).map(({ result: { wrong } }) => wrong && [wrong.key, wrong.args.ids])
}

it('a failing file may break what it names, no more and no less, and must break what it is meant to', async () => {
  expect(await wrongOf('SAK.09', ['SAK.10'])).toEqual([undefined])
  expect(await wrongOf('SAK.09', [])).toEqual([['vectors.too-many', 'SAK.10']])
  expect(await wrongOf('SAK.09', ['SAK.10', 'SAK.16'])).toEqual([['vectors.too-few', 'SAK.16']])
  expect(await wrongOf('DOK.01', ['SAK.09', 'SAK.10'])).toEqual([['vectors.not-broken', undefined]])
})
