import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samklang } from './cli/testing.ts'
import { advise, byPublisher, publisherAnd, regraded, source, withReport, written } from './cli/testing-advisories.ts'
import { verdictWords } from './model/verdict.ts'
import { sampleReport } from './reporters/testing.ts'
import { coverageOf } from './run/report.ts'
import { regrade } from './trust/advisory/regrade.ts'
import { testOrganisation } from './trust/testing-organisation.ts'

describe('what is re-graded', () => {
  it('never makes anything passed, and nothing conformant that was not, whatever it takes back', () => {
    const base = sampleReport()
    const words = fc.constantFrom(...verdictWords)
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 4, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(3), fc.subarray(['passed', 'failed', 'inapplicable'] as const)), { minLength: 1 }),
        (given, notes) => {
          const verdicts = base.verdicts.slice(0, 4).map((each, at) => ({ ...each, verdict: given[at] ?? 'untested' }))
          const before = { ...base, verdicts, coverage: coverageOf(verdicts) }
          const advisories = notes.map(([at, withdraws]) => ({
            signer: 'sha256:1',
            advisory: {
              ...written,
              ...({ schema: 'samklang-advisory/1', publisher: 'x', profile: base.profile.id, withdraws } as const),
              versions: { from: base.profile.version, to: base.profile.version },
              requirement: verdicts[at]?.requirement ?? '',
            },
          }))
          const after = regrade(before, 'sha256:0', advisories)
          for (const [at, { verdict }] of after.verdicts.entries())
            expect(verdict === verdicts[at]?.verdict || verdict === 'untested').toBe(true)
          expect(after.verdicts.filter(({ verdict }) => verdict === 'passed').length).toBeLessThanOrEqual(
            verdicts.filter(({ verdict }) => verdict === 'passed').length,
          )
          expect(after.coverage).toEqual(coverageOf(after.verdicts))
          if (after.overall === 'conformant') expect(regrade(before, 'sha256:0', []).overall).toBe('conformant')
        },
      ),
    )
  })
})

describe('an advisory', () => {
  it.each([
    ['no such requirement', { requirement: 'X' }],
    ['versions that are no range', { versions: { from: '1.0.2', to: '1.0.0' } }],
    ['versions without the profile', { versions: { from: '2.0.0', to: '2.0.1' } }],
    ['corrected in one that is concerned', { correctedIn: '1.0.2' }],
    ['a verdict that cannot be given', { withdraws: ['untested'] }],
    ['no text', { text: {} }],
    ['another publisher', { publisher: 'somebody' }],
  ])('is not signed: %s', async (_, more) => {
    const { world } = await publisherAnd()
    await world.files.write('note.yaml', JSON.stringify({ ...written, ...more }))
    const words = ['profile', 'advise', 'tiny', 'note.yaml', '--key', 'publisher.pem', '--lang', 'en']
    const told = await samklang(words, { world })
    expect([told.code, await world.files.exists('advisory.dsse.json')]).toEqual([2, false])
    expect((await samklang(words.slice(0, 4), { world })).code).toBe(2)
  })

  it('counts by the certificate of an organisation, while that is in force', async () => {
    const world = await withReport(await publisherAnd())
    const organisation = testOrganisation()
    const [own = ''] = organisation.chain.split(/(?<=-----END CERTIFICATE-----\n)/)
    await world.files.write('publisher.pem', organisation.key)
    await world.files.write('publisher.pem.pub', own)
    await advise(world, { date: new Date().toISOString().slice(0, 10) })
    expect((await regraded(world, 3)).overall).toBe('incomplete')
    await advise(world, { date: '2020-01-01' })
    const told = await samklang(['report', source, ...byPublisher, '--lang', 'en'], { world })
    expect([told.code, told.err.includes('not in force')]).toEqual([2, true])
  })
})
