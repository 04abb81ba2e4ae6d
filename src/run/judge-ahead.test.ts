import { describe, expect, it } from 'vitest'
import type { FaultId } from '../exchange/simulator/ss12000/faults.ts'
import { loadProfile } from '../profile/load.ts'
import { check } from './check/check.ts'
import type { Ledger } from './check/ledger.ts'
import { collectExchanges } from './collect-exchanges.ts'
import { loadEndpoints } from './endpoints.ts'
import { exchangeChecks } from './exchange-checks.ts'
import { type Ahead, openAhead } from './judge-ahead.ts'
import { plan } from './plan.ts'
import { silent } from './progress.ts'
import { simulatedRequest, simulatedWorld } from './testing.ts'
import { patience } from './testing-faults.ts'

const modules = ['protocol', 'organisations', 'groups', 'duties']

/** What is written ahead, and what is written of the same evidence when all of it is there. */
async function judged(...faults: readonly FaultId[]) {
  const world = await simulatedWorld(...faults)
  const profile = await loadProfile(world, 'ss12000')
  const endpoints = await loadEndpoints(profile, world.cache)
  if (!endpoints) throw new Error('The profile has no endpoints.')
  const { sut, client } = simulatedRequest(modules, 'samklang run')
  const planned = plan(profile, sut, { only: [], exclude: [] })
  const checks = () => exchangeChecks(planned, endpoints, sut.baseUrl ?? '', undefined)
  const ahead: Ahead = openAhead(planned, checks())
  const { evidence } = await collectExchanges(world, planned, endpoints, client ?? {}, silent, { ahead })
  return { ahead, evidence, whole: await check(planned, checks(), evidence) }
}

/** All of it, in its order. */
function text({ entries, findings }: Pick<Ledger, 'entries' | 'findings'>): string {
  return JSON.stringify([[...entries].map(([id, { checks, ...entry }]) => [id, entry, [...checks]]), findings], null, 1)
}

describe('what is judged while the rest is asked for', () => {
  it(
    'is the same as afterwards',
    async () => {
      const { ahead, evidence, whole } = await judged('limit-ignored')
      const written = await ahead.written(evidence)
      expect(written && text(written)).toBe(text(whole))
      expect(whole.findings.map(({ requirement }) => requirement)).toContain('SS-G07a')
    },
    patience,
  )

  it('counts for nothing when an exchange was changed later', async () => {
    const { ahead, evidence } = await judged()
    const [first, ...others] = evidence
    if (!first) throw new Error('no evidence')
    expect(await ahead.written([{ ...first, completes: 'person' }, ...others])).toBeUndefined()
    expect(await ahead.written(others)).toBeUndefined()
  })
})
