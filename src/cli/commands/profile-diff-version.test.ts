import { describe, expect, it } from 'vitest'
import { samklang, workFolder } from '../testing.ts'
import { type Edit, editedRooms } from '../testing-profile.ts'

const profile = editedRooms(workFolder())
const old = profile()
const version = (to: string): Edit => ['profile.yaml', 'version: 1.0.0', `version: ${to}`]
const row = (from: string, to: string): Edit => ['requirements.yaml', from, to]
const schema = (from: string, to: string): Edit => ['room.schema.json', from, to]

describe('the version number', () => {
  const breaks = schema('"minimum":0', '"minimum":1')
  const adds = schema('"minimum":0', '"minimum":-1')
  const words = row('clause: "2"', 'clause: "2.1"')
  const layout = row('- { id: R-02', '-   { id: R-02')
  it.each<[Edit, string, boolean]>([
    [breaks, '1.1.0', false],
    [breaks, '2.0.0', true],
    [breaks, '2.0.0-rc.1', true],
    [adds, '1.0.1', false],
    [adds, '1.1.0', true],
    [words, '1.0.0', false],
    [words, '1.0.1', true],
    [layout, '1.0.0', false],
    [layout, '1.0.1', true],
    [words, '0.9.0', false],
  ])('%j as %s: honest %s', async (edit, to, isHonest) => {
    const words = ['profile', 'diff', old, profile(edit, version(to)), '--publish']
    const { code, out } = await samklang(words)
    expect([code, out.includes('promises less change than there is')]).toEqual([isHonest ? 0 : 1, !isHonest])
  })

  it('is not held when nothing is published', async () => {
    expect((await samklang(['profile', 'diff', old, profile(breaks)])).code).toBe(0)
  })
})
