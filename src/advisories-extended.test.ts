import { describe, expect, it } from 'vitest'
import { advise, publisherAnd, regraded, source, text, written } from './cli/testing-advisories.ts'
import { did } from './cli/testing-bundles.ts'
import type { Report } from './model/report.ts'
import { row } from './model/testing.ts'
import type { World } from './model/world.ts'
import { regrade } from './trust/advisory/regrade.ts'

describe('an advisory on a profile that others extend', () => {
  const wider = {
    id: 'wider',
    version: '3.0.0',
    title: { sv: 'Vidare', en: 'Wider' },
    publisher: 'Other',
    standard: { name: 'x', version: '3' },
    extends: { profile: 'tiny', version: '^1.0.0' },
  }

  /** A run by the profile that extends, which fails what the base's check finds. */
  async function extended(): Promise<World> {
    const { world } = await publisherAnd()
    await world.files.write('drafts/wider/profile.yaml', JSON.stringify(wider))
    const own = { ...row('X-01', 'SHOULD'), notTested: { sv: 'x', en: 'x' } }
    const { consequence: _, ...plain } = own
    await world.files.write('drafts/wider/requirements.yaml', JSON.stringify([plain]))
    await did(
      world,
      1,
      'run',
      '--profile',
      'drafts/wider',
      '--files',
      'export',
      '--quiet',
      '--format',
      'json',
      '--output',
      'out',
    )
    return world
  }

  it('counts by the version of it that is extended, in a report of the one that extends it', async () => {
    const world = await extended()
    await advise(world)
    const report = await regraded(world, 3)
    expect([report.profile.id, report.profile.extends?.id]).toEqual(['wider', 'tiny'])
    expect([report.overall, report.regraded.advisories[0]?.outcome]).toEqual(['incomplete', 'applied'])
  })

  it('on other versions of it is ignored aloud, whatever version the one that extends it has', async () => {
    const world = await extended()
    const original: Report = JSON.parse(text(await world.files.read(source)))
    const advisory = {
      ...{ ...written, check: 'reference', withdraws: ['failed'] as const },
      ...{ schema: 'samklang-advisory/1' as const, publisher: 'Test', profile: 'tiny' },
      versions: { from: '3.0.0', to: '3.0.0' },
    }
    expect(regrade(original, 'sha256:0', [{ advisory, signer: 'sha256:1' }])).toMatchObject({
      overall: 'non-conformant',
      regraded: {
        advisories: [{ outcome: 'ignored', why: { key: 'advisory.not.version', args: { version: '1.0.0' } } }],
      },
    })
  })
})
