import { describe, expect, it } from 'vitest'
import { did, opened, type Supplier, verified } from './cli/testing-bundles.ts'
import { jsonAnswer } from './io/testing.ts'
import type { Report } from './model/report.ts'
import type { ServerCertificate } from './model/sut.ts'
import type { World } from './model/world.ts'
import { parts, soundFiles, tinyWorld } from './run/testing-profile.ts'

const origin = 'https://tiny.example'
const rooms = [{ id: 'a', seats: 4, house: 'h' }]

/** A server whose houses can be changed. */
function servedWorld(houses: () => unknown, certificate?: () => ServerCertificate): World {
  const send = async ({ url }: { url: string }) => jsonAnswer(url.endsWith('/houses') ? houses() : rooms)
  const shown = certificate ? { certificateOf: certificate } : {}
  return { ...tinyWorld(soundFiles), connect: async () => ({ send, ...shown, close: async () => {} }) }
}

async function bidder(world: World): Promise<Supplier> {
  const run = ['run', '--profile', 'tiny', '--base-url', origin, '--evidence', 'kept', '--quiet', '--output', 'out']
  await did(world, 0, ...run)
  await did(world, 0, 'bundle', 'kept', '--output', 'bid.zip')
  return { world, bundle: 'bid.zip' }
}

const again = ['--rerun', '--base-url', origin] as const

describe('a run of the reader’s own', () => {
  it('that says the same is the strongest that a buyer can get by himself', async () => {
    const { code, steps, verification } = await verified(
      await bidder(servedWorld(() => [{ id: 'h', floors: 1 }])),
      ...again,
    )
    expect([code, steps.rerun, verification.evidenceStep]).toEqual([0, 'ok', 'E4'])
    expect(verification.rerun).toMatchObject({ endpoint: origin, differences: [] })
    expect(verification.rerun?.compared).toBeGreaterThan(3)
  })

  it('that says something else names the requirement, and nothing is called proved', async () => {
    let houses: unknown = [{ id: 'h', floors: 1 }]
    const bid = await bidder(servedWorld(() => houses))
    houses = [{ id: 'h' }]
    const { code, steps, verification, said } = await verified(bid, ...again)
    expect([code, steps.evidence, steps.rerun, verification.result]).toEqual([3, 'ok', 'unproved', 'unproved'])
    expect(said).toContain('H: the report states Passed; your own run gives Failed.')
    expect(verification.evidenceStep).toBe('E1')
  })

  it('that cannot settle what the report calls passed is no run that says the same', async () => {
    let houses: unknown = [{ id: 'h', floors: 1 }]
    const bid = await bidder(servedWorld(() => houses))
    houses = []
    const { code, steps, verification } = await verified(bid, ...again, '--sample', '5', '--seed', 'x')
    expect([code, steps.rerun, verification.evidenceStep]).toEqual([3, 'unproved', 'E1'])
  })

  it('that fails what the report calls inapplicable names the requirement', async () => {
    const { requirements, ...rest } = parts()
    const lenient = requirements.map(each => (each.id === 'H' ? { ...each, optionalWithin: 'S' } : each))
    let houses: unknown = []
    const send = async ({ url }: { url: string }) => jsonAnswer(url.endsWith('/houses') ? houses : [])
    const world = {
      ...tinyWorld(soundFiles, { ...rest, requirements: lenient }),
      connect: async () => ({ send, close: async () => {} }),
    }
    const run = ['run', '--profile', 'tiny', '--base-url', origin, '--evidence', 'kept', '--quiet', '--output', 'out']
    await did(world, 3, ...run)
    await did(world, 0, 'bundle', 'kept', '--output', 'bid.zip')
    houses = [{ id: 'h' }]
    const { steps, said } = await verified({ world, bundle: 'bid.zip' }, ...again)
    expect(steps.rerun).toBe('unproved')
    expect(said).toContain('H: the report states Not applicable; your own run gives Failed.')
  })

  it('A3, a run against another server: the certificates are told apart, and what follows is for the reader to say', async () => {
    const of = (name: string) => ({
      fingerprint: `sha256:${name.repeat(64)}`,
      subject: 'CN=tiny.example',
      issuer: 'CN=Test CA',
      validTo: '2027-01-01T00:00:00.000Z',
    })
    let name = 'a'
    const world = servedWorld(
      () => [{ id: 'h', floors: 1 }],
      () => of(name),
    )
    const bid = await bidder(world)
    const report: Report = JSON.parse(new TextDecoder().decode((await opened(bid)).get('report.json')))
    expect(report.sut.certificate).toEqual(of('a'))
    expect((await verified(bid, ...again)).steps.rerun).toBe('ok')
    name = 'b'
    const { code, steps, said } = await verified(bid, ...again)
    expect([code, steps.rerun]).toEqual([0, 'remark'])
    expect(said).toContain(`another certificate to you (sha256:${'b'.repeat(64)})`)
  })

  it('that reaches nothing proves nothing', async () => {
    let isUp = true
    const world = servedWorld(() => {
      if (!isUp) throw new Error('down')
      return [{ id: 'h', floors: 1 }]
    })
    const bid = await bidder(world)
    isUp = false
    const down = {
      ...world,
      connect: async () => ({
        send: async () => ({ trouble: { kind: 'connect', owner: 'network', detail: 'ECONNREFUSED' } }) as never,
        close: async () => {},
      }),
    }
    const { code, steps } = await verified({ ...bid, world: down }, ...again)
    expect([code, steps.rerun]).toEqual([3, 'unproved'])
  })

  it('of a sample compares what was drawn, and says how it was drawn', async () => {
    const bid = await bidder(servedWorld(() => [{ id: 'h', floors: 1 }]))
    const { verification } = await verified(bid, ...again, '--sample', '2', '--seed', 'all bids')
    const { drawn = [], seed = '', compared } = verification.rerun ?? {}
    expect([drawn.length, compared]).toEqual([2, 2])
    expect(seed).toBe('all bids')
    const other = await verified(bid, ...again, '--sample', '2')
    expect(other.verification.rerun?.seed).not.toBe(seed)
  })

  it('that the reader himself cannot make is no fault of the bundle', async () => {
    const bid = await bidder(servedWorld(() => [{ id: 'h', floors: 1 }]))
    const { code, steps, verification, said } = await verified(bid, ...again, '--token-env', 'NOWHERE')
    expect([code, steps.rerun, verification.result]).toEqual([3, 'unproved', 'unproved'])
    expect(said).toContain('$NOWHERE')
  })

  it('needs to know where', async () => {
    const bid = await bidder(servedWorld(() => [{ id: 'h', floors: 1 }]))
    expect(await did(bid.world, 2, 'verify', 'bid.zip', '--rerun')).toContain('--base-url')
  })
})
