import { describe, expect, it } from 'vitest'
import {
  brokenFiles,
  closed,
  did,
  edit,
  editReport,
  opened,
  resealed,
  type Supplier,
  supplier,
  trusting,
  verified,
} from './cli/testing-bundles.ts'
import { jsonAnswer } from './io/testing.ts'
import type { Tender } from './model/tender.ts'
import type { World } from './model/world.ts'
import { loadProfile } from './profile/load.ts'
import { soundFiles, tinyWorld } from './run/testing-profile.ts'
import { exampleTender } from './tender/testing.ts'

/** Attacks on what binds a bundle to a tender, by name. */

const origin = 'https://tiny.example'
const houses = [{ id: 'h', floors: 1 }]
const rooms = [{ id: 'a', seats: 4, house: 'h' }]

async function served(): Promise<World> {
  const send = async ({ url }: { url: string }) => jsonAnswer(url.endsWith('/houses') ? houses : rooms)
  return { ...tinyWorld(soundFiles), connect: async () => ({ send, close: async () => {} }) }
}

async function write(world: World, path: string, more: Partial<Tender> = {}): Promise<void> {
  const { id, version, digest } = await loadProfile(world, 'tiny')
  const tender = exampleTender({
    profile: { id, version, digest },
    tool: { name: 'samklang', minimumVersion: '0.0.0', orEquivalent: true },
    ...more,
  })
  await world.files.write(path, JSON.stringify(tender))
}

/** A bid for the tender, of a run over HTTP. */
async function bidder(more: Partial<Tender> = {}): Promise<Supplier> {
  const world = await served()
  await write(world, 'tender.json', more)
  const run = [
    'run',
    '--tender',
    'tender.json',
    '--base-url',
    origin,
    '--evidence',
    'kept',
    '--quiet',
    '--output',
    'out',
  ]
  await did(world, 0, ...run, '--product-version', '3.1')
  await did(world, 0, 'bundle', 'kept', '--tender', 'tender.json', '--output', 'bid.zip')
  await did(world, 0, 'keygen', 'key.pem')
  await did(world, 0, 'sign', 'bid.zip', '--key', 'key.pem')
  await world.files.write('trusted/supplier.pem', await world.files.read('key.pem.pub'))
  return { world, bundle: 'bid.zip' }
}

const forTender = [...trusting, '--tender', 'tender.json'] as const

describe('a bid for the tender', () => {
  // The tool of a test has a version before all others, which the buyer may take for an equivalent one.
  it('is valid, and reaches step E3', async () => {
    const { code, steps, verification, said } = await verified(await bidder(), ...forTender)
    expect(said).not.toContain('Wrong')
    expect([code, steps.tender, verification.evidenceStep]).toEqual([0, 'remark', 'E3'])
    expect(verification.tender).toMatchObject({ id: 'INT-03', caseNumber: 'BUN 2026/123' })
  })

  it('that is not signed reaches less than is demanded', async () => {
    const bid = await bidder()
    await did(bid.world, 0, 'bundle', 'kept', '--output', 'bid.zip')
    const { code, said } = await verified(bid, '--tender', 'tender.json')
    expect(code).toBe(4)
    expect(said).toContain('The tender demands evidence step E3; this is E1.')
  })

  it('of which more is demanded than a bundle can be leaves that unproved', async () => {
    const evidence = { step: 'E4', when: 'in-tender', maxAgeDays: 90, environment: 'test' } as const
    const { code, verification } = await verified(await bidder({ evidence }), ...forTender)
    expect([code, verification.result]).toEqual([3, 'unproved'])
  })
})

it('a masked copy of a bid is not proved to belong to the tender, and not called wrong either', async () => {
  const bid = await bidder()
  const path = [...(await opened(bid)).keys()].find(name => name.startsWith('evidence/exchanges/')) ?? ''
  const id = path.replace(/^.*\/([0-9a-f]{64}).*$/, 'sha256:$1')
  await did(bid.world, 0, 'mask', 'bid.zip', id, '--output', 'masked.zip')
  const { code, steps, verification } = await verified({ ...bid, bundle: 'masked.zip' }, ...forTender)
  expect([code, steps.tender, verification.result]).toEqual([3, 'unproved', 'unproved'])
})

it('a masked copy whose report is silent about what is masked is no copy of that report', async () => {
  const bid = await bidder()
  const contents = await opened(bid)
  const path = [...contents.keys()].find(name => name.startsWith('evidence/exchanges/')) ?? ''
  const id = path.replace(/^.*\/([0-9a-f]{64}).*$/, 'sha256:$1')
  contents.delete(path)
  editReport(contents, report => {
    report.evidence = report.evidence.filter(each => each.id !== id)
  })
  resealed(contents)
  await closed(bid, contents)
  await did(bid.world, 0, 'sign', 'bid.zip', '--key', 'key.pem')
  const { code, steps, verification } = await verified(bid, ...forTender)
  expect([code, steps.evidence, steps.tender]).toEqual([4, 'invalid', 'unproved'])
  expect(verification.steps.flatMap(({ said }) => said.map(({ key }) => key))).toContain('verify.masked-bid')
})

it.each<readonly [string, (text: string) => string]>([
  ['two values for a name', text => text.replace('"status": ', '"status": 500,\n"status": ')],
  ['something that is not read', text => text.replace('"statusText": ""', '"statusText": "Certified"')],
  ['a comment', text => text.replace('"request": {', '"comment": "as agreed", "request": {')],
])('a recorded exchange with %s is not the one that was judged', async (_, change) => {
  const bid = await bidder()
  const contents = await opened(bid)
  edit(contents, [...contents.keys()].find(name => name.endsWith('.har')) ?? '', change)
  resealed(contents)
  await closed(bid, contents)
  const { code, steps } = await verified(bid)
  expect([code, steps.evidence]).toEqual([4, 'invalid'])
})

describe('A5, a replay', () => {
  it('of a run for no tender is seen', async () => {
    const bid = await supplier()
    await write(bid.world, 'tender.json')
    const { code, steps } = await verified(bid, ...forTender)
    expect([code, steps.tender]).toEqual([4, 'invalid'])
  })

  it('of a run for another tender is seen by its digest and its challenge', async () => {
    const bid = await bidder()
    await write(bid.world, 'tender.json', {
      caseNumber: 'BUN 2026/999',
      challenge: { ...exampleTender().challenge, nonce: 'nbswy3dpeb3w64tmmqqho33snrscqidp' },
    })
    const { code, verification } = await verified(bid, ...forTender)
    expect(code).toBe(4)
    const keys = verification.steps.flatMap(({ said }) => said.map(({ key }) => key))
    expect(keys).toEqual(
      expect.arrayContaining(['binding.other-tender', 'binding.other-nonce', 'binding.unchallenged']),
    )
  })

  it('of a run that has become too old is seen', async () => {
    const bid = await bidder({ evidence: { step: 'E3', when: 'in-tender', maxAgeDays: 1, environment: 'test' } })
    const later = { ...bid.world, now: () => new Date('2026-03-10T00:00:00Z') }
    const { code, verification } = await verified({ ...bid, world: later }, ...forTender)
    expect(code).toBe(4)
    expect(verification.steps.at(-1)?.said.map(({ key }) => key)).toContain('binding.too-old')
  })
})

it('another tender than the one that was run for is not put in', async () => {
  const bid = await bidder()
  await write(bid.world, 'other.json', { caseNumber: 'BUN 2026/999' })
  const said = await did(bid.world, 2, 'bundle', 'kept', '--tender', 'other.json', '--output', 'b.zip')
  expect(said).toContain('[bundle.other-tender]')
})

describe('A8, a result of something else than was offered', () => {
  it('is seen by the version', async () => {
    const bid = await bidder({ object: { versions: ['3.1'] } })
    expect(await verified(bid, ...forTender)).toMatchObject({ code: 0 })
    await write(bid.world, 'other.json', { object: { versions: ['4.0'] } })
    const { code, verification } = await verified(bid, ...trusting, '--tender', 'other.json')
    expect(code).toBe(4)
    expect(verification.steps.at(-1)?.said.map(({ key }) => key)).toContain('binding.other-version')
  })
})

it('a tender that cannot be read is the fault of the reader, and nothing is said of the bundle', async () => {
  const bid = await supplier(brokenFiles, 1)
  await bid.world.files.write('tender.json', '{}')
  expect(await did(bid.world, 2, 'verify', 'bid.zip', '--tender', 'tender.json')).toContain('[tender.refused]')
})
