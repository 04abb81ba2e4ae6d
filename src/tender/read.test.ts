import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import { row, tinyProfile } from '../model/testing.ts'
import { refuseUnknownNames } from './names.ts'
import { readTender } from './read.ts'
import { exampleTender, holding } from './testing.ts'

const profile = tinyProfile([row('A-01'), row('A-02', 'SHOULD'), row('A-03', 'MAY')])

const read = (text: string) => readTender(holding(text), 'tender.json')
const shown = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`

/** The whole sentence: code, place, and the key of the reason. */
async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    reason => reason,
  )
  if (!(error instanceof ToolError)) throw error ?? new Error('it was not refused')
  return `${error.code} ${String(error.where).replace(/^.*\.json/, '')} ${error.reason?.key} ${JSON.stringify(error.reason?.args)}`
}

describe('readTender', () => {
  it('gives the tender and the digest of its bytes', async () => {
    const text = shown(exampleTender())
    const { tender, digest } = await read(text)
    expect(tender).toEqual(exampleTender())
    expect(digest).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
    expect((await read(`${text}\n`)).digest).not.toBe(digest)
  })

  it('reads what an editor has indented with tabs, and YAML', async () => {
    const tabbed = JSON.stringify(exampleTender(), undefined, '\t')
    expect((await read(tabbed)).tender).toEqual(exampleTender())
    const yaml = `# published 2026-02-01\n${shown(exampleTender())}`
    expect((await read(yaml)).tender).toEqual(exampleTender())
  })

  it.each([
    ['a nonce of too few bits', { challenge: { ...exampleTender().challenge, nonce: 'mfrggzdfmztwq2lknnwg23tpo' } }],
    [
      'a nonce with digits that could be a date',
      { challenge: { ...exampleTender().challenge, nonce: '20100101'.repeat(4) } },
    ],
    ['a digest that is none', { profile: { ...exampleTender().profile, digest: 'sha256:00' } }],
    ['no module', { modules: [] }],
    ['a tool that is demanded', { tool: { ...exampleTender().tool, orEquivalent: false } }],
    ['a moment without offset', { challenge: { ...exampleTender().challenge, notBefore: '2026-02-01' } }],
    ['no points for a requirement', { scoring: { rule: 'r', points: { 'A-02': 0 } } }],
  ])('refuses %s', async (_, more) => {
    const tender = { ...exampleTender(), ...more }
    expect(await refusal(read(shown(tender)))).toMatch(/^tender\.refused :\d+:\d+ schema\./)
  })

  it('refuses what is missing, unknown, said twice or no text at all', async () => {
    const { evidence, ...rest } = exampleTender()
    expect(await refusal(read(shown(rest)))).toContain('evidence')
    const { when, ...half } = evidence
    expect(await refusal(read(shown({ ...rest, evidence: half })))).toContain('when')
    expect(await refusal(read(shown({ ...exampleTender(), nonce: 'x' })))).toContain('nonce')
    const twice = shown(exampleTender()).replace('"role":', '"role": "document",\n  "role":')
    expect(await refusal(read(twice))).toContain('yaml.syntax')
    expect(await refusal(read(''))).toContain('tender.refused')
  })

  it('refuses what contradicts itself', async () => {
    const challenge = { ...exampleTender().challenge, notAfter: '2026-02-01T01:00:00+01:00' }
    expect(await refusal(read(shown({ ...exampleTender(), challenge })))).toContain('tender.window')
    const verification = { ...exampleTender().verification, extent: 'sample' }
    const drawn = shown({ ...exampleTender(), verification })
    expect(await refusal(read(drawn))).toContain('tender.no-sample')
    const award = shown(exampleTender({ type: 'award-criterion' }))
    expect(await refusal(read(award))).toContain('tender.no-scoring')
  })
})

describe('refuseUnknownNames', () => {
  const held = async (more: Parameters<typeof exampleTender>[0]) =>
    refuseUnknownNames(await read(shown(exampleTender(more))), profile)

  it('says nothing when every name is one of the profile', async () => {
    const except = [{ requirement: 'A-01', reason: 'not used' }]
    const scoring = { rule: 'r', points: { 'A-02': 2, 'A-03': 1 } }
    await held({ modules: ['core', 'extra'], level: { required: 'MUST', except }, scoring })
  })

  it.each([
    ['a role', { role: 'client' }, 'client'],
    ['a module', { modules: ['core', 'extre'] }, 'extre'],
    ['an exception', { level: { required: 'MUST', except: [{ requirement: 'A-1', reason: 'r' }] } }, 'A-1'],
    ['a requirement with points', { scoring: { rule: 'r', points: { 'A/4': 1 } } }, 'A/4'],
  ] as const)('refuses %s that the profile does not have, with its line', async (_, more, name) => {
    expect(await refusal(held(more))).toMatch(new RegExp(`^tender\\.refused :\\d+:\\d+ tender\\.unknown .*${name}`))
  })

  it('refuses points for a MUST', async () => {
    expect(await refusal(held({ scoring: { rule: 'r', points: { 'A-01': 1 } } }))).toContain('tender.points-for-must')
  })
})
