import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { httpClient } from '../exchange/client.ts'
import { fromHar } from '../exchange/har.ts'
import { row, tinyPlan, tinyProfile } from '../model/testing.ts'
import { judgeEvidence } from '../run/judge-evidence.ts'
import { run } from '../run/pipeline.ts'
import { exampleTool, serving, simulatedRequest, simulatedWorld, stillWorld } from '../run/testing.ts'
import { tenderOf } from './fit.ts'
import { readTender } from './read.ts'
import { exampleNonce, exampleTender, holding, schoolTender } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-tender-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('tenderOf', () => {
  const rows = [row('A-01')]
  const tender = async (more: Parameters<typeof exampleTender>[0] = {}) =>
    readTender(holding(JSON.stringify(exampleTender(more))), 'tender.json')
  const plan = tinyPlan(rows, { sut: { role: 'provider' } })

  it('is nothing without a tender', () => expect(tenderOf({}, plan)).toEqual({}))

  it('says which tender a run is for', async () => {
    const { digest } = await tender()
    const { id, authority, caseNumber } = exampleTender()
    expect(tenderOf({ tender: await tender() }, plan)).toEqual({
      tender: { id, authority, caseNumber, digest, nonce: exampleNonce },
    })
  })

  it('refuses all that differs, in one go', async () => {
    const other = tinyPlan(rows, {
      profile: tinyProfile(rows, { digest: `sha256:${'1'.repeat(64)}` }),
      sut: { role: 'document' },
      modules: ['core'],
    })
    const wanted = await tender({ modules: ['core', 'extra'] })
    expect(() => tenderOf({ tender: wanted }, other)).toThrow(
      expect.objectContaining({
        code: 'tender.differs',
        args: {
          where: wanted.path,
          profile: `tiny@1.0.0 sha256:${'1'.repeat(64)}`,
          wantedProfile: `tiny@1.0.0 sha256:${'0'.repeat(64)}`,
          role: 'document',
          wantedRole: 'provider',
          missing: 'extra',
        },
      }),
    )
  })

  it('takes more modules than are demanded, and refuses a name that the profile does not have', async () => {
    expect(tenderOf({ tender: await tender() }, plan)).toHaveProperty('tender')
    const misspelt = await tender({ scoring: { rule: 'r', points: { 'A-99': 1 } } })
    expect(() => tenderOf({ tender: misspelt }, plan)).toThrow(expect.objectContaining({ code: 'tender.refused' }))
  })
})

describe('the challenge', () => {
  it('goes out with every request, in place of what else says so', async () => {
    const seen: (readonly (readonly [string, string])[])[] = []
    const world = serving(stillWorld(), ({ headers }) => {
      seen.push(headers)
      return { status: 200, headers: [], body: '{}' }
    })
    const headers = [['x-conformance-challenge', 'mine']] as const
    const client = await httpClient(world, { baseUrl: 'https://x.example', headers, challenge: exampleNonce })
    const exchange = await client.send({ method: 'GET', url: 'https://x.example/a', headers: [] })
    const isChallenge = ([name]: readonly [string, string]) => name.toLowerCase() === 'x-conformance-challenge'
    expect(seen.map(sent => sent.filter(isChallenge))).toEqual([[['X-Conformance-Challenge', exampleNonce]]])
    expect(exchange.request.headers.filter(isChallenge)).toEqual([['X-Conformance-Challenge', exampleNonce]])
    expect(exchange.redactions).toEqual([])
  })
})

describe('a run for a tender', () => {
  it('names it in all requests, the report and saved evidence, which gives the same report again', async () => {
    const world = await simulatedWorld()
    const evidence = join(folder, 'evidence')
    const tender = await readTender(
      holding(await schoolTender({ role: 'provider', modules: ['programmes'] })),
      'tender.json',
    )
    const report = await run(world, { ...simulatedRequest(['programmes'], 'samklang run'), tender, evidence })
    expect(report.tender).toMatchObject({ caseNumber: 'BUN 2026/123', digest: tender.digest, nonce: exampleNonce })
    const exchanges = fromHar(readFileSync(join(evidence, 'exchanges.har'), 'utf8')).filter(({ sender }) => !sender)
    expect(exchanges.length).toBeGreaterThan(10)
    for (const { request } of exchanges) {
      expect(request.headers).toContainEqual(['X-Conformance-Challenge', exampleNonce])
    }
    const again = await judgeEvidence(world, evidence, { tool: exampleTool })
    expect({ ...again, issuedAt: report.issuedAt, reportId: report.reportId }).toEqual(report)
  })
})
