import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { speaker } from '../../messages/speaker.ts'
import type { ProfileImpact } from '../../model/profile-impact.ts'
import type { World } from '../../model/world.ts'
import { impactPage } from '../../reporters/profile-impact/page.ts'
import { breakouts } from '../../reporters/testing-breakouts.ts'
import { simulatedWorld } from '../../run/testing.ts'
import { parts, tinyWorld } from '../../run/testing-profile.ts'
import { samklang, workFolder } from '../testing.ts'
import { closed, did, editReport, opened, resealed, type Supplier } from '../testing-bundles.ts'
import { archive, impact, nextParts, put, rooms, run, type Schemas, tested } from '../testing-impact.ts'

const effects = ({ runs }: ProfileImpact, name: string) =>
  runs
    .find(each => each.name === `archive/${name}`)
    ?.result?.requirements.map(
      ({ requirement, effect, before, after }) => `${requirement} ${effect} ${before ?? '-'} ${after ?? '-'}`,
    )
const keys = ({ runs }: ProfileImpact, name: string) =>
  runs.find(each => each.name === `archive/${name}`)?.said.map(({ key }) => key)

let alfa: Supplier
let beta: Supplier
let gamma: Supplier
beforeAll(async () => {
  alfa = await tested('Alfa AB', { 'rooms.json': rooms(4) }, 0)
  beta = await tested('Beta AB', { 'rooms.json': rooms(9), 'houses.json': '[{"id":"h"}]' }, 1)
  gamma = await tested('Gamma AB', { 'rooms.json': rooms(9), 'houses.json': '[{"id":"h","floors":2}]' }, 0)
})

describe('profile impact', () => {
  it('names who breaks, who is mended, what is kept, dropped and cannot be told, and from when', async () => {
    const { code, impact: found } = await impact(await archive({ alfa, beta, gamma }))
    expect(code).toBe(1)
    expect(found.validFrom).toBe('2027-01-01')
    expect([found.old?.version, found.new.version]).toEqual(['1.0.0', '2.0.0'])
    expect(effects(found, 'alfa.zip')).toEqual([
      'R breaks passed failed',
      'M unknown - untested',
      'U dropped passed -',
      'N kept - passed',
      'O kept - passed',
    ])
    expect(effects(found, 'beta.zip')?.slice(0, 2)).toEqual(['M unknown - untested', 'H mended failed passed'])
    const results = found.runs.map(({ supplier, version, result }) => [
      supplier,
      version,
      result?.basis,
      result?.before,
      result?.after,
    ])
    expect(results).toEqual([
      ['Alfa AB', '4.2', 'judged', 'conformant', 'non-conformant'],
      ['Beta AB', '4.2', 'judged', 'non-conformant', 'incomplete'],
      ['Gamma AB', '4.2', 'judged', 'conformant', 'incomplete'],
    ])
    expect(found.counts).toEqual({ runs: 3, replayed: 3, breaking: 1, unknown: 2 })
    expect(found.requirements.map(({ requirement, of, counts }) => [requirement, of, counts])).toEqual([
      ['R', 3, { breaks: 1 }],
      ['M', 3, { unknown: 3 }],
      ['H', 3, { mended: 1 }],
      ['U', 3, { dropped: 3 }],
      ['N', 3, { kept: 3 }],
      ['O', 3, { kept: 3 }],
    ])
    expect(found.requirements[0]?.changes.map(({ at, said }) => `${at} ${said.key}`)).toContain(
      'room /seats diff.schema.member.tight',
    )
  })

  it('ends with 3 when nobody breaks and a MUST cannot be told of, and with 0 when all can', async () => {
    expect((await impact(await archive({ gamma }))).code).toBe(3)
    const next = nextParts()
    next.requirements = next.requirements.filter(({ id }) => id !== 'M')
    const schema = (next.files as Schemas)['resources/room.schema.json'] ?? {}
    Object.assign(schema, { properties: { seats: { minimum: 5 }, id: { 'x-requirement': 'N' } } })
    expect((await impact(await archive({ beta, gamma }, next))).code).toBe(0)
    expect((await impact(await archive({ alfa, gamma }, next))).code).toBe(1)
  })

  it('of the same version changes nothing, of files and of recorded calls alike', async () => {
    const world = await archive({ alfa, gamma }, parts())
    const { code, impact: found } = await impact(world)
    expect([code, found.requirements]).toEqual([0, []])
    const { path } = workFolder()
    const served = await simulatedWorld()
    const call = [
      'run',
      '--profile',
      'ss12000',
      '--base-url',
      'https://sis.example/v2.0',
      '--token-env',
      'SAMKLANG_DEMO_TOKEN',
    ]
    const narrow = ['--modules', 'organisations', '--quiet', '--output', `${path}/out`, '--evidence', `${path}/kept`]
    await samklang([...call, ...narrow], { world: served })
    const words = ['profile', 'impact', 'profiles/ss12000', '--bundles', path, '--format', 'json']
    const told = await samklang(words, { world: served })
    const live: ProfileImpact = JSON.parse(told.out)
    expect([told.err, told.code, live.counts.replayed, live.requirements]).toEqual(['', 0, 1, []])
    expect(live.runs[0]?.result?.before).toBe(live.runs[0]?.result?.after)
  })

  it('takes a failed SHOULD for a remark, and breaks when it becomes a MUST', async () => {
    const long = await tested(
      'Delta AB',
      { 'houses.json': '[{"id":"hhhhhh","floors":1}]', 'rooms.json': '[{"id":"a","seats":9,"house":"hhhhhh"}]' },
      0,
    )
    const { impact: found } = await impact(await archive({ long }))
    expect(effects(found, 'long.zip')?.[0]).toBe('O remark - failed')
    const strict = nextParts()
    strict.requirements = strict.requirements.map(each => (each.id === 'O' ? { ...each, level: 'MUST' } : each))
    strict.manifest = { ...strict.manifest, version: '3.0.0' }
    const world = await archive({}, strict)
    await put(world, 'drafts/former', nextParts())
    const its = tinyWorld({
      'houses.json': '[{"id":"hhhhhh","floors":1}]',
      'rooms.json': '[{"id":"a","seats":9,"house":"hhhhhh"}]',
    })
    await put(its, 'drafts/former', nextParts())
    await did(its, 3, ...run.map(word => (word === 'tiny' ? 'drafts/former' : word)), '--evidence', 'kept')
    await did(its, 0, 'bundle', 'kept', '--output', 'bid.zip', '--profile', 'drafts/former')
    await world.files.write('archive/raised.zip', await its.files.read('bid.zip'))
    const { code, impact: raised } = await impact(world, '--old', 'drafts/former')
    expect(code).toBe(1)
    expect(raised.runs[0]?.result?.requirements).toMatchObject([
      { requirement: 'O', effect: 'breaks', level: 'MUST', levelBefore: 'SHOULD', before: 'failed', after: 'failed' },
    ])
  })

  it('replays a folder of saved evidence, and counts it once beside its bundle', async () => {
    const world = await archive({ alfa })
    for (const { path, name } of await alfa.world.files.list('kept'))
      await world.files.write(`archive/kept/${name}`, await alfa.world.files.read(path))
    const { impact: found } = await impact(world)
    expect(found.counts).toEqual({ runs: 1, replayed: 1, breaking: 1, unknown: 0 })
    expect(found.runs.map(({ name, sameAs }) => [name, sameAs])).toEqual([
      ['archive/alfa.zip', undefined],
      ['archive/kept', 'archive/alfa.zip'],
    ])
    const { impact: alone } = await impact(world, '--bundles', 'archive/kept')
    expect(alone.runs[0]).toMatchObject({ supplier: 'Alfa AB', result: { basis: 'judged', before: 'conformant' } })
  })
})

describe('what cannot be replayed', () => {
  it('is left out of the totals and said: damaged, made green, masked, of another profile, no bundle', async () => {
    const green = { world: (await tested('Beta AB', { 'houses.json': '[{"id":"h"}]' }, 1)).world, bundle: 'bid.zip' }
    const contents = await opened(green)
    editReport(contents, report => {
      Object.assign(report.verdicts.find(({ requirement }) => requirement === 'H') ?? {}, {
        verdict: 'passed',
        findings: 0,
      })
      report.coverage.byLevel.MUST.passed += 1
      report.coverage.byLevel.MUST.failed -= 1
      report.overall = 'conformant'
      report.findings = []
    })
    resealed(contents)
    await closed(green, contents)
    const masked = { world: (await tested('Mu AB', {}, 0)).world, bundle: 'masked.zip' }
    const [piece = ''] = [...(await opened({ ...masked, bundle: 'bid.zip' })).keys()].filter(path =>
      path.startsWith('evidence/documents/'),
    )
    const id = `sha256:${piece.split('/').at(-1)?.split('.')[0]}`
    await did(masked.world, 0, 'mask', 'bid.zip', id, '--output', 'masked.zip')
    const world = await archive({ gamma, green, masked })
    const bytes = Uint8Array.from(await gamma.world.files.read('bid.zip'))
    bytes[200] = (bytes[200] ?? 0) ^ 0xff
    await world.files.write('archive/damaged.zip', bytes)
    await world.files.write('archive/none.zip', 'no zip')
    const { code, impact: found } = await impact(world)
    expect(code).toBe(3)
    expect(found.counts).toEqual({ runs: 5, replayed: 1, breaking: 0, unknown: 1 })
    expect(keys(found, 'damaged.zip')?.[0]).toBe('impact.invalid')
    expect(keys(found, 'none.zip')?.[0]).toBe('impact.invalid')
    expect(keys(found, 'green.zip')).toContain('verify.other-verdict')
    expect(keys(found, 'masked.zip')).toEqual(['impact.masked'])
    expect(found.requirements.every(({ of }) => of === 1)).toBe(true)
  })

  it('is a bundle of another profile, and a role that is gone', async () => {
    const next = nextParts()
    next.manifest = { ...next.manifest, id: 'other' }
    const { code, impact: found } = await impact(await archive({ alfa }, next))
    expect([code, keys(found, 'alfa.zip')]).toEqual([3, ['impact.other-profile']])
    const gone = nextParts()
    gone.manifest = { ...gone.manifest, roles: { provider: { sv: 'x', en: 'y' } } }
    gone.requirements = gone.requirements.map(each => ({ ...each, roles: ['provider'] }))
    const { impact: left } = await impact(await archive({ alfa }, gone))
    expect(keys(left, 'alfa.zip')).toEqual(['impact.role-gone'])
  })

  it('was made for a version that is not here: its own word is taken for the verdict before, and said', async () => {
    const world = await archive({ alfa })
    const former = parts()
    former.manifest = { ...former.manifest, version: '0.9.0' }
    await put(world, 'drafts/former', former)
    const { code, impact: found } = await impact(world, '--old', 'drafts/former')
    expect([code, found.runs[0]?.result?.basis, keys(found, 'alfa.zip')]).toEqual([1, 'stated', ['impact.stated']])
  })

  it('takes a choice of requirements along, without those that are gone', async () => {
    const chosen = await tested('Chi AB', { 'rooms.json': rooms(9) }, 3, '--exclude', 'U,L')
    const { impact: found } = await impact(await archive({ chosen }))
    expect(effects(found, 'chosen.zip')).toEqual([
      'M unknown - untested',
      'U dropped untested -',
      'N kept - passed',
      'O kept - passed',
    ])
    const only = await tested('Chi AB', { 'rooms.json': rooms(9) }, 3, '--only', 'U')
    const { impact: left } = await impact(await archive({ only }))
    expect(keys(left, 'only.zip')).toEqual(['impact.nothing-chosen'])
  })

  it.each([
    [['--bundles', 'nowhere'], 2],
    [['--bundles', 'drafts'], 2],
    [['--bundles', 'archive', '--format', 'pdf'], 2],
    [[], 2],
    [['--bundles', 'archive', '--old', 'ss12000'], 2],
  ])('is refused: %j', async (words, code) => {
    const world = await archive({ alfa })
    expect((await samklang(['profile', 'impact', 'drafts/next', ...words], { world })).code).toBe(code)
  })

  it('is not the fault of a run when the new profile cannot be used', async () => {
    const broken = nextParts()
    Object.assign((broken.files as Schemas)['resources/room.schema.json'] ?? {}, { type: 'nothing' })
    const world = await archive({ alfa }, broken)
    expect((await samklang(['profile', 'impact', 'drafts/next', '--bundles', 'archive'], { world })).code).toBe(2)
  })
})

describe('what is shown of it', () => {
  const shown = async (world: World, format: string, language: string) => {
    const words = ['profile', 'impact', 'drafts/next', '--bundles', 'archive', '--format', format, '--lang', language]
    const { out, err } = await samklang(words, { world })
    expect(err).toBe('')
    return out
  }

  it('is text for a terminal, in Swedish too', async () => {
    const world = await archive({ alfa, gamma })
    const out = await shown(world, 'text', 'sv')
    for (const line of [
      'Gäller från 2027-01-01.',
      'R (SKALL): Underkänns 1 av 2',
      '  Bryter: room /seats: ”seats” får inte längre ha vilket innehåll som helst (R)',
      '    4 är mindre än 5, som är det lägsta tillåtna. (rooms.json:1:20 #1 /seats)',
      'archive/alfa.zip: Alfa AB, System 4.2: Uppfyller → Uppfyller inte',
      '  R (SKALL): Underkänns: Godkänd → Underkänd',
      '  M (SKALL): Kan inte avgöras: – → Ej prövad',
      'Prövade på nytt: 2 av 2',
    ])
      expect(out).toContain(line)
    expect(await shown(world, 'text', 'en')).toContain('R (MUST): Breaks 1 of 2')
    expect(await shown(world, 'text', 'sv')).toBe(out)
  })

  it('says that it counts from when it is taken into use when the profile says no day', async () => {
    const next = nextParts()
    next.manifest = { ...next.manifest, status: {} }
    expect(await shown(await archive({ gamma }, next), 'text', 'en')).toContain('Counts from when it is taken into use')
  })

  it('is a page with a policy, headings and no request, and Markdown', async () => {
    const world = await archive({ alfa, gamma })
    const page = await shown(world, 'html', 'sv')
    const [, sheet = ''] = /<style>([\s\S]*)<\/style>/.exec(page) ?? []
    expect(page).toContain(`style-src &#39;sha256-${createHash('sha256').update(sheet).digest('base64')}&#39;`)
    expect(page).toContain('Underkänns 1 av 2')
    expect(page).not.toMatch(/<script|<[^>]*\b(?:src|href|style|on\w+)=|<th\b(?! scope="(?:row|col)")/)
    expect(await shown(world, 'markdown', 'en')).toContain('- **R &#40;MUST&#41;**: Breaks 1 of 2.')
  })

  it('makes no markup of what a supplier says', async () => {
    const { impact: found } = await impact(await archive({ alfa }))
    const tags = (text: string) => {
      const runs = found.runs.map(run => ({
        ...run,
        name: 'a.zip',
        supplier: text,
        product: text,
        said: [{ key: text, args: {} }],
      }))
      return impactPage({ ...found, runs }, speaker('sv'))
        .replace(/<style>[\s\S]*<\/style>/, '')
        .match(/<[^>]*>/g)
    }
    for (const text of breakouts) expect(tags(text), text).toEqual(tags('Alfa'))
  })
})
