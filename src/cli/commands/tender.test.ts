import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realWorld } from '../../io/world.ts'
import { loadProfile } from '../../profile/load.ts'
import { stillWorld } from '../../run/testing.ts'
import { newNonce } from '../../tender/nonce.ts'
import { readTender } from '../../tender/read.ts'
import { samklang, workFolder } from '../testing.ts'

const { path: folder, write } = workFolder()
const flags = (output: string) => [
  ...['tender', 'new', '--profile', 'ss12000', '--role', 'provider', '--modules', 'persons,groups'],
  ...['--authority', 'Exempelkommunen', '--case', 'BUN 2026/123', '--last-day', '2026-04-01', '--output', output],
]

describe('a nonce', () => {
  it('has 160 bits, as base32 without digits that could be a date', () => {
    const nonces = Array.from({ length: 200 }, () => newNonce(realWorld()))
    for (const nonce of nonces) expect(nonce).toMatch(/^[a-z2-7]{32}$/)
    expect(new Set(nonces).size).toBe(200)
    // Each of the 32 signs is to be met among 6400; that one is missing has a chance below 1 in 10^80.
    expect(new Set(nonces.join('')).size).toBe(32)
  })
})

describe('tender new', () => {
  it('writes a tender that can be read, with the digest of the profile, and says what binds', async () => {
    const output = join(folder, 'new.json')
    const { code, err, out } = await samklang(flags(output))
    expect([code, out]).toEqual([0, ''])
    const { tender, digest } = await readTender(stillWorld(), output)
    const { id, version, digest: ofProfile } = await loadProfile(stillWorld(), 'ss12000')
    expect(tender).toMatchObject({
      id: 'INT-01',
      authority: 'Exempelkommunen',
      caseNumber: 'BUN 2026/123',
      procedure: { threshold: 'over' },
      type: 'mandatory',
      profile: { id, version, digest: ofProfile },
      role: 'provider',
      modules: ['persons', 'groups'],
      evidence: { step: 'E3', when: 'in-tender', maxAgeDays: 90, environment: 'test' },
      challenge: { notBefore: '2026-03-02T09:00:00.000Z', notAfter: '2026-04-01T23:59:59.999Z' },
      tool: { name: 'samklang', orEquivalent: true },
    })
    expect(err).toContain(`Written: ${output}`)
    expect(err).toContain(digest)
    expect(digest).toBe(`sha256:${createHash('sha256').update(readFileSync(output)).digest('hex')}`)
  })

  it('never overwrites one that is there', async () => {
    const output = write('published.json', 'published')
    const { code, err } = await samklang(flags(output))
    expect([code, readFileSync(output, 'utf8')]).toEqual([2, 'published'])
    expect(err).toContain('[tender.exists]')
  })

  it.each([
    ['award-criterion', 'no-points', 'in-tender'],
    ['contract-condition', 'remedied', 'continuous'],
  ])('writes what goes with %s', async (type, onFailure, when) => {
    const output = join(folder, `${type}.json`)
    const more = ['--type', type, '--threshold', 'under', '--step', 'E2', '--max-age', '30', '--id', 'INT-07']
    expect((await samklang([...flags(output), ...more, '--lang', 'sv'])).code).toBe(0)
    const { tender } = await readTender(stillWorld(), output)
    expect(tender).toMatchObject({ type, onFailure, id: 'INT-07', procedure: { threshold: 'under' } })
    expect(tender.evidence).toMatchObject({ step: 'E2', when, maxAgeDays: 30 })
    expect(tender.title).toMatch(/^Informationsutbyte enligt /)
    const levels = new Map(
      (await loadProfile(stillWorld(), 'ss12000')).requirements.map(({ id, level }) => [id, level]),
    )
    const scored = Object.keys(tender.scoring?.points ?? {})
    expect(scored.length > 0).toBe(type === 'award-criterion')
    expect(scored.map(id => levels.get(id))).not.toContain('MUST')
    expect(tender.reporting !== undefined).toBe(type === 'contract-condition')
  })

  it('asks a person for what is not given, and again for what will not do', async () => {
    const output = join(folder, 'asked.json')
    const answers = ['', '', 'person', 'persons', 'Exempelkommunen', 'BUN 1', '2026-02-30', '2026-03-01', '2026-03-02']
    const { code, err } = await samklang(['tender', 'new', '--output', output], {
      isTty: true,
      answers: [...answers, 'mandatory', 'under', 'E2'],
    })
    expect(code).toBe(0)
    expect(err.match(/That will not do/g)).toHaveLength(3)
    const { tender } = await readTender(stillWorld(), output)
    expect(tender).toMatchObject({ role: 'provider', modules: ['persons'], procedure: { threshold: 'under' } })
    expect(tender.challenge.notAfter).toBe('2026-03-02T23:59:59.999Z')
  })

  it.each([
    [['--modules', 'persons,person'], '[usage.option]'],
    [['--modules', ','], '[usage.option]'],
    [['--role', 'teacher'], '[usage.option]'],
    [['--last-day', '2026-04-31'], '[usage.option]'],
    [['--last-day', '2026-03-01'], '[usage.option]'],
    [['--last-day', '1/4 2026'], '[usage.option]'],
    [['--type', 'wish'], '[usage.option]'],
    [['--threshold', 'at'], '[usage.option]'],
    [['--step', 'E6'], '[usage.option]'],
    [['--max-age', '0'], '[usage.option]'],
    [['--profile', 'ss1200'], '[profile.unknown]'],
  ])('refuses %j, and writes nothing', async ([option = '', value = ''], code) => {
    const output = join(folder, 'refused.json')
    const argv = flags(output)
    const at = argv.indexOf(option)
    const changed = at < 0 ? [...argv, option, value] : argv.with(at + 1, value)
    const told = await samklang(changed)
    expect([told.code, told.err]).toEqual([2, expect.stringContaining(code)])
    expect(existsSync(output)).toBe(false)
  })

  it('names all that is missing when there is nobody to ask', async () => {
    const { code, err } = await samklang(['tender', 'new', '--case', 'x', '--output', join(folder, 'less.json')])
    expect(code).toBe(2)
    expect(err).toContain('--modules, --authority, --last-day')
  })
})

describe('tender challenge', () => {
  it('tells the challenge and what a supplier types, which is a run that is taken', async () => {
    const output = join(folder, 'told.json')
    await samklang(flags(output))
    const { tender, digest } = await readTender(stillWorld(), output)
    const { code, out } = await samklang(['tender', 'challenge', output])
    expect(code).toBe(0)
    expect(out).toContain(`Challenge: ${tender.challenge.nonce}\n`)
    expect(out).toContain(`Digest of the tender: ${digest}\n`)
    expect(out).toContain('Valid: 2026-03-02T09:00:00.000Z – 2026-04-01T23:59:59.999Z\n')
    expect(out).toContain(`X-Conformance-Challenge: ${tender.challenge.nonce}\n`)
    expect(out).toContain("samklang run --tender told.json --base-url 'https://…' --token-env TOKEN")
    expect(out).not.toContain('It is not valid')
    expect((await samklang(['tender', 'challenge', output, '--lang', 'sv'])).out).toContain('Leverantören skriver')
  })

  it.each([
    ['2026-03-01T00:00:00Z', 'It is not valid yet.'],
    ['2026-04-02T00:00:00Z', 'It is not valid any more.'],
  ])('says at %s: %s', async (now, sentence) => {
    const output = join(folder, `${now.slice(0, 10)}.json`)
    await samklang(flags(output))
    const world = { ...stillWorld(), now: () => new Date(now) }
    expect((await samklang(['tender', 'challenge', output], { world })).out).toContain(sentence)
  })

  it('has files in place of an address for the role of documents, and refuses what is no tender', async () => {
    const output = join(folder, 'document.json')
    const argv = flags(output)
    await samklang(argv.with(argv.indexOf('--role') + 1, 'document'))
    const { out } = await samklang(['tender', 'challenge', output])
    expect(out).toContain("samklang run --tender document.json --files '…' --supplier")
    expect((await samklang(['tender', 'challenge', write('no.json', '{}')])).err).toContain('[tender.refused]')
  })
})

describe('tender annex', () => {
  const made = async (...more: readonly string[]) => {
    const tender = join(folder, 'annexed.json')
    if (!existsSync(tender)) await samklang(flags(tender))
    const output = join(folder, `annex${more.join('')}`)
    return { output, ...(await samklang(['tender', 'annex', tender, '--output', output, ...more])) }
  }

  it('writes a page and a document, in both languages unless one is asked for, and says who has to read it', async () => {
    const { code, err, output } = await made()
    expect(code).toBe(0)
    expect(err).toContain(`Written: ${output}/annex.html ${output}/annex.docx`)
    expect(err).toContain('procurement lawyer')
    const page = readFileSync(join(output, 'annex.html'), 'utf8')
    expect(page).toContain('Kravbilaga: ')
    expect(page).toContain('Annex of requirements: ')
    const { version } = await loadProfile(stillWorld(), 'ss12000')
    expect(page).toContain(`ss12000@${version}`)
    expect(page).toMatch(/<td>SS-PERS-02<\/td><td>SKALL<\/td>/)
    expect(readFileSync(join(output, 'annex.docx')).subarray(0, 2).toString()).toBe('PK')
    const swedish = await made('--lang', 'sv', '--format', 'html')
    expect(swedish.err).toContain('upphandlingsjurist')
    expect(existsSync(join(swedish.output, 'annex.docx'))).toBe(false)
    expect(readFileSync(join(swedish.output, 'annex.html'), 'utf8')).not.toContain('Annex of requirements')
  })

  it.each([
    [['--format', 'pdf'], '[usage.option]'],
    [['--profile', 'ss12000-dnp'], '[tender.differs]'],
  ])('refuses %j, and writes nothing', async (more, code) => {
    const { err, output, ...told } = await made(...more)
    expect([told.code, err]).toEqual([2, expect.stringContaining(code)])
    expect(existsSync(output)).toBe(false)
  })
})
