import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { samklang } from './cli/testing.ts'
import {
  advise,
  byPublisher,
  publisherAnd,
  regraded,
  source,
  text,
  withReport,
  written,
} from './cli/testing-advisories.ts'
import { closed, did, edit, opened, resealed, verified } from './cli/testing-bundles.ts'
import type { Report } from './model/report.ts'
import type { World } from './model/world.ts'
import { soundFiles } from './run/testing-profile.ts'
import { regrade } from './trust/advisory/regrade.ts'

describe('an advisory of the publisher', () => {
  it('takes a failure back: untested, and the whole incomplete, with the original named and untouched', async () => {
    const world = await withReport(await publisherAnd())
    await advise(world)
    const bytes = await world.files.read(source)
    const original: Report = JSON.parse(text(bytes))
    expect(original.overall).toBe('non-conformant')
    const report = await regraded(world, 3)
    expect(report.overall).toBe('incomplete')
    expect(report.verdicts.find(({ requirement }) => requirement === 'L')).toMatchObject({
      verdict: 'untested',
      reason: { key: 'advisory.withdrawn' },
      findings: 0,
    })
    expect(report.findings).toEqual([])
    expect(report.coverage.byLevel.MUST).toMatchObject({ failed: 0, untested: 1 })
    expect(report.reportId).not.toBe(original.reportId)
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    expect(report.regraded).toMatchObject({
      ...{ digest, reportId: original.reportId, before: 'non-conformant', after: 'incomplete' },
      advisories: [
        { advisory: { id: 'TINY-2026-1', publisher: 'Test' }, outcome: 'applied', before: 'failed', after: 'untested' },
      ],
    })
    expect(await world.files.read(source)).toEqual(bytes)
  })

  it('shows its trail in every format: the old verdict, the new, its id, date and signer', async () => {
    const world = await withReport(await publisherAnd())
    const signer = /sha256:[0-9a-f]{64}/.exec(await advise(world))?.[0] ?? 'none'
    const formats = {
      html: 'report.html',
      markdown: 'report.md',
      junit: 'junit.xml',
      csv: 'matrix.csv',
      sarif: 'report.sarif',
      ctrf: 'ctrf.json',
      json: 'report.json',
    }
    const words = [
      'report',
      source,
      ...byPublisher,
      '--format',
      Object.keys(formats).join(','),
      '--output',
      'shown',
      '--lang',
      'en',
    ]
    const told = await samklang(words, { world })
    expect(told.code).toBe(3)
    const shown = {
      terminal: told.out,
      ...Object.fromEntries(
        await Promise.all(
          (await world.files.list('shown')).map(
            async ({ path, name }) => [name, text(await world.files.read(path))] as const,
          ),
        ),
      ),
    }
    expect(Object.keys(shown).length).toBe(8)
    for (const [name, content] of Object.entries(shown)) {
      const plain = content.replaceAll('&#45;', '-').replaceAll('&#58;', ':')
      const lacks = [
        signer,
        'TINY-2026-1',
        '2026-03-01',
        name === 'report.json' ? '"before": "failed"' : 'ailed',
      ].filter(part => !plain.includes(part))
      expect(lacks, name).toEqual([])
    }
    const swedish = await samklang(['report', source, ...byPublisher, '--lang', 'sv'], { world })
    expect(swedish.out).toContain(
      'Omvärderad efter rättelser från profilens utgivare: var Uppfyller inte, är Ofullständig.',
    )
    expect(swedish.out).toContain(
      'L var Underkänd, och är ej prövat. Kontrollen läste fel fält. Så ska det läsas: Be om en ny körning. Rättat i 1.0.3.',
    )
  })

  it('takes a pass back too, or only says how to read it', async () => {
    const world = await withReport(await publisherAnd(soundFiles, 0))
    await advise(world, { withdraws: ['passed', 'inapplicable'] })
    expect((await regraded(world, 3)).overall).toBe('incomplete')
    await advise(world, { withdraws: [] })
    const noted = await regraded(world, 0)
    expect([noted.overall, noted.regraded.advisories[0]?.outcome]).toEqual(['conformant', 'noted'])
  })

  it('of a check leaves a verdict that does not rest on it, or not on it alone', async () => {
    const world = await withReport(await publisherAnd())
    await advise(world, { check: 'reference' })
    expect((await regraded(world, 3)).overall).toBe('incomplete')
    await advise(world, { check: 'json-schema' })
    const other = await regraded(world, 1)
    expect(other.regraded.advisories[0]).toMatchObject({ outcome: 'unaffected', why: { key: 'advisory.not.check' } })
    const base: Report = JSON.parse(text(await world.files.read(source)))
    const two = {
      ...base,
      verdicts: base.verdicts.map(each =>
        each.requirement === 'L' ? { ...each, checks: ['other', 'reference'], findings: 2 } : each,
      ),
    }
    const { date, id, requirement, text: said, versions } = written
    const advisory = {
      schema: 'samklang-advisory/1',
      publisher: 'Test',
      profile: 'tiny',
      check: 'reference',
      withdraws: ['failed'],
      ...{ date, id, requirement, text: said, versions },
    } as const
    expect(regrade(two, 'sha256:0', [{ advisory, signer: 'sha256:1' }])).toMatchObject({
      overall: 'non-conformant',
      regraded: { advisories: [{ outcome: 'unaffected', why: { key: 'advisory.not.alone' } }] },
    })
  })

  it('stands in the record of a verification, beside a report of its own', async () => {
    const its = await publisherAnd()
    await advise(its.world)
    const before = await its.world.files.read(its.bundle)
    const { code, said, verification } = await verified(its, '--trust', 'trusted', ...byPublisher)
    expect([code, verification.result, verification.report?.overall]).toEqual([3, 'valid', 'non-conformant'])
    expect(verification.regraded).toMatchObject({ before: 'non-conformant', after: 'incomplete' })
    expect(said).toContain('was Non-conformant, is Incomplete')
    expect(text(await its.world.files.read('seen/protocol.html'))).toContain('TINY-2026-1')
    expect(text(await its.world.files.read('seen/report-regraded.html'))).toContain('TINY-2026-1')
    expect(await its.world.files.read(its.bundle)).toEqual(before)
    expect((await verified(its)).verification.regraded).toBeUndefined()
  })
})

describe('an advisory that is not about the report', () => {
  it.each([
    ['another version', { versions: { from: '1.0.0', to: '1.0.0' } }, { version: '1.0.1' }, 'advisory.not.version'],
    ['another profile', {}, { id: 'other' }, 'advisory.not.profile'],
  ])('is ignored aloud: %s', async (_, more, profile, why) => {
    const world = await withReport(await publisherAnd())
    await advise(world, more)
    const note = JSON.parse(text(await world.files.read('note.json')))
    const { predicate } = JSON.parse(Buffer.from(note.payload, 'base64').toString())
    const base: Report = JSON.parse(text(await world.files.read(source)))
    const found = regrade({ ...base, profile: { ...base.profile, ...profile } }, 'sha256:0', [
      { advisory: predicate, signer: 'sha256:1' },
    ])
    expect(found).toMatchObject({
      overall: 'non-conformant',
      regraded: { advisories: [{ outcome: 'ignored', why: { key: why } }] },
    })
  })

  it('is ignored aloud: a requirement that is not there, and one out of scope', async () => {
    const world = await withReport(await publisherAnd())
    await advise(world, { requirement: 'S' })
    const told = await samklang(['report', source, ...byPublisher, '--lang', 'en'], { world })
    expect([told.code, told.out.includes('changes nothing here. Its requirement is out of scope')]).toEqual([1, true])
    const base: Report = JSON.parse(text(await world.files.read(source)))
    const { predicate } = JSON.parse(
      Buffer.from(JSON.parse(text(await world.files.read('note.json'))).payload, 'base64').toString(),
    )
    const signed = { advisory: { ...predicate, requirement: 'gone' }, signer: 'sha256:1' }
    expect(regrade(base, 'sha256:0', [signed]).regraded.advisories[0]?.why?.key).toBe('advisory.not.requirement')
  })
})

describe('an advisory against the rules', () => {
  const refused = async (world: World, ...options: readonly string[]) => {
    const told = await samklang(['report', source, '--lang', 'en', ...options], { world })
    expect(told.out).toBe('')
    return `${told.code} ${told.err}`
  }

  it('A11, an advisory of the supplier: refused unless it is by the key that the reader named', async () => {
    const world = await withReport(await publisherAnd())
    await advise(world, {}, 'key.pem')
    expect(await refused(world, ...byPublisher)).toMatch(/^2 .*not signed by a key that you have named/s)
    expect(await refused(world, '--advisory', 'note.json')).toMatch(/^2 .*--publisher/s)
    expect(await refused(world, '--publisher', 'publisher.pem.pub')).toMatch(/^2 .*--advisory/s)
    // Whom a reader trusts to sign bids is not who publishes the profile.
    const words = ['verify', 'bid.zip', '--trust', 'trusted', '--advisory', 'note.json']
    expect((await samklang(words, { world })).code).toBe(2)
    const own = await samklang([...words, '--publisher', 'key.pem.pub', '--lang', 'en'], { world })
    expect([own.code, own.err.includes('nobody mends a report of his own')]).toEqual([2, true])
  })

  it('A11, an advisory that was changed, is unsigned or is something else: refused', async () => {
    const world = await withReport(await publisherAnd())
    await advise(world, { withdraws: [] })
    const note = JSON.parse(text(await world.files.read('note.json')))
    const payload = Buffer.from(note.payload, 'base64').toString()
    const changed = Buffer.from(payload.replace('"withdraws":[]', '"withdraws":["failed"]')).toString('base64')
    expect(changed).not.toBe(note.payload)
    await world.files.write('note.json', JSON.stringify({ ...note, payload: changed }))
    expect(await refused(world, ...byPublisher)).toMatch(/^2 .*changed after it was signed/s)
    for (const value of [written, JSON.parse(payload), { ...note, signatures: [] }, { ...note, more: 1 }]) {
      await world.files.write('note.json', JSON.stringify(value))
      expect(await refused(world, ...byPublisher)).toMatch(/^2 .*note\.json/s)
    }
    // A bundle's own statement by the publisher's key is no advisory.
    await did(world, 0, 'sign', 'bid.zip', '--key', 'publisher.pem')
    const statement = (await opened({ world, bundle: 'bid.zip' })).get('attestation/report.dsse.json') ?? ''
    await world.files.write('note.json', statement)
    expect(await refused(world, ...byPublisher)).toMatch(/^2 .*no signed advisory/s)
  })

  it('A11, a re-graded report in a bundle: invalid, and not re-graded again', async () => {
    const its = await publisherAnd()
    const world = await withReport(its)
    await advise(world)
    const copy = `${JSON.stringify(await regraded(world, 3), null, 2)}\n`
    await world.files.write(source, copy)
    expect(await refused(world, ...byPublisher)).toMatch(/^2 .*re-graded already/s)
    const contents = await opened(its)
    edit(contents, 'report.json', () => copy)
    resealed(contents)
    await closed(its, contents)
    const { code, said } = await verified(its)
    expect([code, said.includes('a bundle holds the original')]).toEqual([4, true])
  })

  it('is shown by a combined report of the copy', async () => {
    const world = await withReport(await publisherAnd())
    await advise(world)
    await did(world, 3, 'report', source, ...byPublisher, '--format', 'json', '--output', 'copy')
    await did(world, 3, 'combine', 'copy/report.json', '--output', 'whole')
    expect(text(await world.files.read('whole/combined.html'))).toContain('TINY-2026-1')
  })

  it('is not applied to a bundle that does not hold, and that is told', async () => {
    const its = await publisherAnd()
    await advise(its.world)
    const argv = ['verify', its.bundle, '--output', 'seen', ...byPublisher]
    expect((await samklang(argv, { world: its.world })).err).not.toContain('not applied')
    const contents = await opened(its)
    edit(contents, 'report.json', whole => whole.replace('non-conformant', 'conformant'))
    await closed(its, contents)
    const { code, err } = await samklang(argv, { world: its.world })
    expect(code).toBe(4)
    expect(err).toContain(
      'Advisories were not applied to bid.zip, since its report could not be verified: TINY-2026-1\n',
    )
  })

  it('A11, a report that was mended by hand: not re-graded, since what is counted anew would be better', async () => {
    const world = await withReport(await publisherAnd())
    await advise(world)
    const report = JSON.parse(text(await world.files.read(source)))
    for (const verdict of report.verdicts) Object.assign(verdict, { verdict: 'passed', findings: 0 })
    await world.files.write(source, JSON.stringify(report))
    expect(await refused(world, ...byPublisher)).toMatch(/^2 .*does not agree with its own verdicts/s)
  })
})
