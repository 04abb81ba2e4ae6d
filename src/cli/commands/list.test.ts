import { expect, it } from 'vitest'
import { stillWorld } from '../../run/testing.ts'
import { samklang, workFolder } from '../testing.ts'
import { roomsFiles } from '../testing-profile.ts'

const { path, write } = workFolder()

it('list tells which profiles are not in force today', async () => {
  for (const [id, status] of Object.entries({
    old: 'status: { validTo: "2026-03-01", replacement: new@2.0.0 }',
    out: 'status: { deprecated: true }',
    now: 'status: { validFrom: "2026-03-02", validTo: "2026-03-02" }',
    soon: 'status: { validFrom: "2026-03-03" }',
  })) {
    const files = roomsFiles(['profile.yaml', 'id: rooms', `id: ${id}\n${status}`])
    for (const [name, text] of Object.entries(files)) write(`profiles/${id}/${name}`, text)
  }
  const world = { ...stillWorld(), embeddedProfiles: `${path}/profiles` }
  const { out, code } = await samklang(['list'], { world })
  expect(code).toBe(0)
  expect(
    out
      .trim()
      .split('\n')
      .map(line => [line.split('\t')[0], line.split('\t')[4]]),
  ).toEqual([
    ['now', undefined],
    ['old', 'old@1.0.0 is in force until 2026-03-01; new@2.0.0 takes its place'],
    ['out', 'out@1.0.0 is deprecated'],
    ['soon', 'soon@1.0.0 is in force from 2026-03-03'],
  ])
  const { out: swedish } = await samklang(['list', '--lang', 'sv'], { world })
  expect(swedish).toContain('old@1.0.0 gäller till och med 2026-03-01; new@2.0.0 ersätter den')
  const { profiles } = JSON.parse((await samklang(['list', '--format', 'json'], { world })).out)
  expect(profiles[2]).toMatchObject({ id: 'out', status: { deprecated: true } })
})
