import { expect, it } from 'vitest'
import comparisonSchema from '../reports/schema/comparison-1.schema.json' with { type: 'json' }
import { samklang } from './cli/testing.ts'
import { advise, byPublisher } from './cli/testing-advisories.ts'
import { closed, did, opened, resealed, type Supplier, toGreen } from './cli/testing-bundles.ts'
import { firstFault } from './engines/json-schema/first-fault.ts'
import { jsonAnswer } from './io/testing.ts'
import type { Comparison } from './model/comparison.ts'
import type { Tender } from './model/tender.ts'
import type { World } from './model/world.ts'
import { loadProfile } from './profile/load.ts'
import { parts, soundFiles, tinyWorld } from './run/testing-profile.ts'
import { exampleTender } from './tender/testing.ts'

/** What a buyer sees of bids side by side, when one of them is not what it says. */

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const scoring = { rule: 'Tre poäng.', points: { U: 3 } }

async function served(house: string): Promise<World> {
  const houses = [{ id: 'h', floors: 1 }]
  const rooms = [{ id: 'a', seats: 4, house }]
  const send = async ({ url }: { url: string }) => jsonAnswer(url.endsWith('/houses') ? houses : rooms)
  const { requirements, ...rest } = parts()
  // Unique ids are a SHOULD here: only SHOULD and MAY give points.
  const lenient = requirements.map(each => (each.id === 'U' ? { ...each, level: 'SHOULD' } : each))
  return {
    ...tinyWorld(soundFiles, { ...rest, requirements: lenient }),
    connect: async () => ({ send, close: async () => {} }),
  }
}

async function tenderText(world: World, more: Partial<Tender> = {}): Promise<string> {
  const { id, version, digest } = await loadProfile(world, 'tiny')
  const tool = { name: 'samklang', minimumVersion: '0.0.0', orEquivalent: true } as const
  return JSON.stringify(exampleTender({ profile: { id, version, digest }, tool, ...more }))
}

/** A supplier who runs for the tender and hands in a signed bundle with a declaration. */
async function bidder(name: string, house = 'h', more: Partial<Tender> = {}): Promise<Supplier> {
  const world = await served(house)
  await world.files.write('tender.json', await tenderText(world, more))
  const declaration = {
    schema: 'samklang-declaration/1',
    supplier: { name },
    person: { name: 'A. Andersson' },
    date: '2026-03-02',
  }
  await world.files.write('declaration.yaml', JSON.stringify(declaration))
  const run = ['run', '--tender', 'tender.json', '--base-url', 'https://tiny.example', '--evidence', 'kept', '--quiet']
  await did(world, house === 'h' ? 0 : 1, ...run, '--output', 'out', '--supplier', name, '--product-version', '3.1')
  const bundle = ['bundle', 'kept', '--tender', 'tender.json', '--declaration', 'declaration.yaml']
  await did(world, 0, ...bundle, '--output', 'bid.zip')
  await did(world, 0, 'keygen', 'key.pem')
  await did(world, 0, 'sign', 'bid.zip', '--key', 'key.pem')
  return { world, bundle: 'bid.zip' }
}

interface Compared {
  readonly code: number
  readonly said: string
  readonly comparison: Comparison
  readonly page: string
}

/** What a buyer with these bids, and the keys of all who made them, finds. */
async function compared(
  bids: Readonly<Record<string, Supplier>>,
  more: Partial<Tender> = {},
  before: (world: World) => Promise<readonly string[]> = async () => [],
): Promise<Compared> {
  const world = await served('h')
  await world.files.write('tender.json', await tenderText(world, more))
  for (const [name, bid] of Object.entries(bids)) {
    await world.files.write(`${name}.zip`, await bid.world.files.read('bid.zip'))
    await world.files.write(`trusted/${name}.pem`, await bid.world.files.read('key.pem.pub'))
  }
  const files = Object.keys(bids).map(name => `${name}.zip`)
  const options = await before(world)
  const argv = [
    'compare',
    'tender.json',
    ...files,
    '--trust',
    'trusted',
    '--output',
    'side',
    '--lang',
    'sv',
    ...options,
  ]
  const { code, out, err } = await samklang(argv, { world })
  expect(err).not.toContain('[')
  const comparison: Comparison = JSON.parse(text(await world.files.read('side/comparison.json')))
  expect(text(await world.files.read('side/comparison.xlsx')).slice(0, 2)).toBe('PK')
  return { code, said: out, comparison, page: text(await world.files.read('side/comparison.html')) }
}

/** Makes what failed pass in every number of the report, and signs it again. */
async function turnedGreen(bid: Supplier): Promise<Supplier> {
  const contents = await opened(bid)
  toGreen(contents)
  resealed(contents)
  await closed(bid, contents)
  await did(bid.world, 0, 'sign', 'bid.zip', '--key', 'key.pem')
  return bid
}

it('two suppliers stand side by side, in the order given, and the one that fails says so itself', async () => {
  const bids = { zeta: await bidder('Zeta AB', 'nowhere'), alfa: await bidder('Alfa AB') }
  const { code, said, comparison } = await compared(bids)
  expect(code).toBe(0)
  const facts = comparison.bids.map(({ supplier, evidenceStep, result }) => [supplier, evidenceStep, result?.overall])
  expect(facts).toEqual([
    ['Zeta AB', 'E3', 'non-conformant'],
    ['Alfa AB', 'E3', 'conformant'],
  ])
  expect(comparison.bids.map(({ formal, reasons }) => [formal, reasons])).toEqual([
    [[], []],
    [[], []],
  ])
  expect(comparison.bids[0]?.result?.failed).toEqual(['L'])
  expect(comparison.bids[0]?.signers).toMatchObject([{ isTrusted: true }])
  const rows = comparison.modules.flatMap(({ rows }) => rows.filter(({ differs }) => differs))
  expect(rows.map(({ requirement }) => requirement)).toEqual(['L'])
  expect(said.indexOf('Zeta AB')).toBeLessThan(said.indexOf('Alfa AB'))
})

it('A1, a report that was edited to green and signed again is not comparable, and the requirement is named', async () => {
  const bids = { alfa: await bidder('Alfa AB'), beta: await turnedGreen(await bidder('Beta AB', 'nowhere')) }
  const { code, said, comparison, page } = await compared(bids)
  expect(code).toBe(4)
  const [alfa, beta] = comparison.bids
  expect(alfa?.result?.overall).toBe('conformant')
  expect(beta).not.toHaveProperty('result')
  expect(beta?.reasons).toContainEqual({
    key: 'verify.other-verdict',
    args: { requirement: 'L', stated: 'verdict.passed', found: 'verdict.failed' },
  })
  for (const shown of [said, page]) {
    expect(shown).toContain('Ej jämförbar')
    expect(shown).toContain('L: rapporten anger Godkänd, men bevisen ger Underkänd.')
  }
})

it('A5, a run with another challenge, or for no tender, is not comparable', async () => {
  const other = { challenge: { ...exampleTender().challenge, nonce: 'nbswy3dpeb3w64tmmqqho33snrscqidp' } }
  const free = await bidder('Gamma AB')
  await did(
    free.world,
    0,
    'run',
    '--profile',
    'tiny',
    '--files',
    'export',
    '--evidence',
    'free',
    '--quiet',
    '--output',
    'o',
  )
  await did(free.world, 0, 'bundle', 'free', '--output', 'bid.zip')
  await did(free.world, 0, 'sign', 'bid.zip', '--key', 'key.pem')
  const { code, comparison } = await compared({ beta: await bidder('Beta AB', 'h', other), gamma: free })
  expect(code).toBe(4)
  const [beta, gamma] = comparison.bids.map(({ reasons }) => reasons.map(({ key }) => key))
  expect(beta).toEqual(expect.arrayContaining(['binding.other-nonce', 'binding.other-tender', 'binding.unchallenged']))
  expect(gamma).toContain('binding.no-tender')
  expect(comparison.bids.map(({ formal }) => formal.map(({ key }) => key))).toMatchObject([
    ['bids.ask.other-tender'],
    expect.arrayContaining(['bids.ask.no-tender', 'bids.ask.no-declaration', 'bids.ask.no-supplier']),
  ])
  expect(comparison.modules).toEqual([])
})

it('one run that is handed in as two bids is told of in both', async () => {
  const alfa = await bidder('Alfa AB')
  const { comparison, page } = await compared({ alfa, copy: alfa })
  const shared = (at: number) => comparison.bids[at]?.notes.filter(({ key }) => key === 'bids.shared-evidence')
  expect(shared(0)).toEqual([{ key: 'bids.shared-evidence', args: { count: 2, file: 'copy.zip' } }])
  expect(shared(1)).toMatchObject([{ args: { file: 'alfa.zip' } }])
  expect(page).toContain('2 anrop i bevisen är desamma som i copy.zip')
})

it('points are given by the published rule alone, and only to what can be compared', async () => {
  const rule = { scoring, type: 'award-criterion' } as const
  const without = await compared({ alfa: await bidder('Alfa AB') })
  expect(without.comparison.bids[0]?.result).not.toHaveProperty('points')
  const beta = await turnedGreen(await bidder('Beta AB', 'nowhere', rule))
  const { comparison } = await compared({ alfa: await bidder('Alfa AB', 'h', rule), beta }, rule)
  expect(comparison.bids.map(({ result }) => result?.points?.total)).toEqual([3, undefined])
})

it('a file that is no bundle is not comparable, and the others are compared', async () => {
  const broken = await bidder('Beta AB')
  await broken.world.files.write('bid.zip', 'no zip')
  const { code, comparison } = await compared({ beta: broken, alfa: await bidder('Alfa AB') })
  expect(code).toBe(4)
  expect(comparison.bids.map(({ result }) => result?.overall)).toEqual([undefined, 'conformant'])
  expect(comparison.bids[0]?.formal).toEqual([{ key: 'bids.ask.broken', args: {} }])
})

it('a profile that is not here leaves every bid unproved, and none is compared', async () => {
  const bid = await bidder('Alfa AB')
  const { files } = bid.world
  const exists = async (path: string) => !path.includes('profiles/tiny') && files.exists(path)
  const told = await samklang(['compare', 'tender.json', 'bid.zip', '--output', 'side', '--lang', 'en'], {
    world: { ...bid.world, files: { ...files, exists } },
  })
  expect(told.code).toBe(3)
  expect(told.out).toContain('Not comparable')
  expect(told.out).toContain('The profile tiny@1.0.0 is not there')
})

it('an advisory of the publisher counts for every bid: what it takes back is open, with a trail, and gives nobody a pass', async () => {
  const bids = { zeta: await bidder('Zeta AB', 'nowhere'), alfa: await bidder('Alfa AB') }
  const { code, said, comparison, page } = await compared(bids, {}, async world => {
    await did(world, 0, 'keygen', 'publisher.pem')
    await advise(world)
    return byPublisher
  })
  expect(code).toBe(0)
  const [zeta, alfa] = comparison.bids
  expect([zeta?.result?.overall, zeta?.result?.failed, zeta?.result?.open]).toEqual(['incomplete', [], ['L']])
  expect(zeta?.regraded).toMatchObject({ before: 'non-conformant', after: 'incomplete', reportId: zeta?.reportId })
  expect([alfa?.result?.overall, alfa?.regraded?.advisories[0]?.outcome]).toEqual(['conformant', 'unaffected'])
  const row = comparison.modules.flatMap(({ rows }) => rows).find(({ requirement }) => requirement === 'L')
  expect(row?.cells.map(cell => cell?.verdict)).toEqual(['untested', 'passed'])
  for (const shown of [said, page])
    expect(shown.replaceAll('&#45;', '-')).toContain('L var Underkänd, och är ej prövat.')
  expect(
    await firstFault((await served('h')).cache, comparison, {
      name: 'comparison-1.schema.json',
      schema: comparisonSchema,
    }),
  ).toBeUndefined()
})

it('A11, an advisory by the key that signed a bid: the comparison is refused', async () => {
  const zeta = await bidder('Zeta AB', 'nowhere')
  const { world } = zeta
  await advise(world, {}, 'key.pem')
  const argv = ['compare', 'tender.json', 'bid.zip', '--advisory', 'note.json', '--output', 'side', '--lang', 'sv']
  const { code, err } = await samklang([...argv, '--publisher', 'key.pem.pub'], { world })
  expect([code, err.includes('ingen rättar sin egen rapport')]).toEqual([2, true])
  expect((await samklang(argv, { world })).code).toBe(2)
  expect(await world.files.exists('side/comparison.json')).toBe(false)
})
