import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { realWorld } from '../../io/world.ts'
import { samklang, workFolder } from '../testing.ts'

const { path: folder } = workFolder()
const schema = (...argv: readonly string[]) => samklang(['profile', 'schema', ...argv], { world: realWorld() })
const names = ['profile', 'requirements', 'package-vectors', 'vectors', 'mutants', 'expected']

it.each(names)('prints the schema of %s, as it is in the package', async name => {
  const { code, out } = await schema(name)
  expect([code, out]).toEqual([0, readFileSync(`reports/schema/${name}-1.schema.json`, 'utf8')])
})

it('writes one to a file, and all to a folder', async () => {
  const one = await schema('profile', '--output', join(folder, 'a/p.json'))
  expect([one.code, one.out]).toEqual([0, ''])
  expect(readFileSync(join(folder, 'a/p.json'), 'utf8')).toBe((await schema('profile')).out)
  expect((await schema('--output', join(folder, 'b'))).code).toBe(0)
  expect(readdirSync(join(folder, 'b')).sort()).toEqual(names.map(name => `${name}-1.schema.json`).sort())
})

it('lists them, and refuses another', async () => {
  expect((await schema()).out).toBe(names.map(name => `${name}-1.schema.json\n`).join(''))
  const { code, err } = await schema('profil')
  expect([code, err]).toEqual([2, expect.stringContaining('Is "profile" meant?')])
})
