import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { checkOrders, type OrderProfile, order, orderWorld } from './testing-orders.ts'

const rules = '<pattern><rule context="o:Line"><assert id="O-1" test="o:Amount">An amount.</assert></rule></pattern>'
const good = { 'a.xml': order('<o:Line><o:Amount>2</o:Amount></o:Line>') }
const said = (profile: OrderProfile) =>
  checkOrders(profile, good).then(report => report.remarks.map(remark => speaker('en').say(remark)))
const entry = 'documents: [ order ], path: resources/o.sch, verifies: [ "O-*" ]'

describe('rule sets in the report', () => {
  it('are named with version and digest', async () => {
    const { profile } = await checkOrders(
      { rules, schematron: `${entry}, version: "7.1", validFrom: "2026-01-01"` },
      good,
    )
    expect(profile.ruleSets).toEqual([
      {
        name: 'resources/o.sch',
        version: '7.1',
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        isSupplied: true,
        validFrom: '2026-01-01',
      },
    ])
  })

  it('are told to be missing', async () => {
    const pin = `{ name: official, path: x.sch, url: "https://x.example", licence: x, version: "3", sha256: "${'a'.repeat(64)}" }`
    const profile = {
      rules,
      schematron: 'documents: [ order ], pinned: official, verifies: [ "O-*" ]',
      manifest: [`pinned: [ ${pin} ]`],
    }
    const report = await checkOrders(profile, good)
    expect(report.profile.ruleSets).toEqual([
      { name: 'official', version: '3', digest: `sha256:${'a'.repeat(64)}`, isSupplied: false },
    ])
    expect(report.overall).toBe('incomplete')
  })

  it('say so when the run was made on a day that they are not meant for, and change no verdict', async () => {
    const now = (await orderWorld({ rules }).now()).toISOString().slice(0, 10)
    expect(now).toBe('2026-03-02')
    const late = { rules, schematron: `${entry}, version: "7.1", validTo: "2026-03-01"` }
    expect(await said(late)).toEqual([
      'resources/o.sch 7.1 is meant for no day after 2026-03-01, and the run was made on 2026-03-02. Look for a newer version.',
    ])
    expect((await checkOrders(late, good)).overall).toBe('conformant')
    expect(await said({ rules, schematron: `${entry}, version: "7.1", validFrom: "2026-03-03"` })).toEqual([
      'resources/o.sch 7.1 is meant for 2026-03-03 and later, and the run was made on 2026-03-02.',
    ])
    expect(await said({ rules, schematron: `${entry}, validFrom: "2026-03-02", validTo: "2026-03-02"` })).toEqual([])
  })

  it('say so of the profile too', async () => {
    expect(await said({ rules, manifest: ['status: { validTo: "2025-12-31" }'] })).toEqual([
      'orders 1.0.0 is meant for no day after 2025-12-31, and the run was made on 2026-03-02. Look for a newer version.',
    ])
    expect(await said({ rules, manifest: ['status: { validFrom: "2026-03-03" }'] })).toEqual([
      'orders 1.0.0 is meant for 2026-03-03 and later, and the run was made on 2026-03-02.',
    ])
    expect(await said({ rules, manifest: ['status: { validFrom: "2026-03-02", validTo: "2026-03-02" }'] })).toEqual([])
  })

  it('say so of a profile that its publisher has deprecated, with what takes its place, and change no verdict', async () => {
    const deprecated = { rules, manifest: ['status: { deprecated: true, replacement: orders@2.0.0 }'] }
    expect(await said(deprecated)).toEqual(['orders 1.0.0 is deprecated by its publisher. Use orders@2.0.0 instead.'])
    expect((await checkOrders(deprecated, good)).overall).toBe('conformant')
    expect(await said({ rules, manifest: ['status: { deprecated: true }'] })).toEqual([
      'orders 1.0.0 is deprecated by its publisher. Ask the publisher what to use instead.',
    ])
  })
})
