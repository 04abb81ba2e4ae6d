import { describe, expect, it } from 'vitest'
import { message } from '../messages/speaker.ts'
import type { ComparedBid } from '../model/comparison.ts'
import type { Tender } from '../model/tender.ts'
import { verificationSteps } from '../model/verification.ts'
import type { Bid } from './comparability.ts'
import { compareBids } from './compare.ts'
import { bidReport, boundTender, comparedBy, declarationOf, editedBid, exampleBid } from './testing-bids.ts'

const scoring = { rule: 'Poäng per krav.', points: { S1: 2, S2: 3 } }
const compared = (bids: readonly Bid[], more: Partial<Tender> = {}) => compareBids(boundTender(more), bids, comparedBy)
const one = (bid: Bid, more: Partial<Tender> = {}) => compared([bid], more).bids[0] as ComparedBid
const keys = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key)

const four = ['passed', 'passed', 'passed', 'failed'] as const
const other = { id: 'INT-03', caseNumber: 'BUN 2026/123', digest: `sha256:${'e'.repeat(64)}` }

function tenderOf(more: object) {
  const { tender } = bidReport('x', four)
  return { tender: { ...tender, ...more } as NonNullable<typeof tender> }
}

function wellWithout(left: string) {
  return verificationSteps.flatMap(step => (step === left ? [] : [{ step, outcome: 'ok' as const, said: [] }]))
}

describe('a bid that can be compared', () => {
  it('is told with its facts', () => {
    const deviations = [{ requirement: 'S2', reason: 'Kommer i version 5.' }]
    const bid = one(exampleBid('Alfa', { declaration: declarationOf('Alfa', { deviations }) }), { scoring })
    expect(bid).toMatchObject({
      file: 'Alfa.zip',
      verification: 'valid',
      reasons: [],
      supplier: 'Alfa',
      organisationNumber: '556000-0001',
      product: 'Alfa product',
      version: '4.2',
      ageDays: 10,
      evidenceStep: 'E3',
      signers: [{ keyId: 'sha256:cafe', isTrusted: true }],
      deviations,
      formal: [],
      result: {
        overall: 'conformant',
        counts: {
          MUST: { total: 2, passed: 2, failed: 0, open: 0, inapplicable: 0 },
          SHOULD: { total: 2, passed: 1, failed: 1, open: 0, inapplicable: 0 },
        },
        points: { total: 2, most: 5 },
      },
    })
  })

  it('has its failed and open MUSTs named, apart from defects of form', () => {
    const { result, formal } = one(exampleBid('Alfa', { words: ['failed', 'manual', 'failed', 'untested'] }))
    expect([result?.failed, result?.open, formal]).toEqual([['M1'], ['M2'], []])
  })

  it('has no points when the tender published no rule', () => {
    expect(one(exampleBid('Alfa')).result).not.toHaveProperty('points')
  })

  it('is neither trusted nor distrusted by a reader who did not say whom he trusts', () => {
    const steps = [{ step: 'signer', outcome: 'remark', said: [message('verify.no-trust')] }] as const
    expect(one(exampleBid('Alfa', { steps })).signers).toEqual([{ keyId: 'sha256:cafe' }])
  })

  it('may have more demanded of it than a bundle can be, which is noted', () => {
    const said = [message('verify.step-demanded', { wanted: 'E4', reached: 'E3' })]
    const bid = one(exampleBid('Alfa', { steps: [{ step: 'tender', outcome: 'unproved', said }] }))
    expect([bid.reasons, keys(bid.notes), bid.verification]).toEqual([[], ['verify.step-demanded'], 'unproved'])
  })

  it('may be of another tool, which the buyer is told', () => {
    const said = [message('binding.other-tool', { tool: 'x', tender: 'samklang' })]
    const bid = one(exampleBid('Alfa', { steps: [{ step: 'tender', outcome: 'remark', said }] }))
    expect([bid.reasons, keys(bid.notes)]).toEqual([[], ['binding.other-tool']])
  })
})

describe('a bid that cannot be compared', () => {
  it.each<[string, Parameters<typeof bidReport>[2], string]>([
    ['for no tender', undefined, 'binding.no-tender'],
    ['with another challenge', tenderOf({ nonce: 'nbswy3dpeb3w64tmmqqho33snrscqidp' }), 'binding.other-nonce'],
    ['for another file of the tender', tenderOf({ digest: `sha256:${'e'.repeat(64)}` }), 'binding.other-tender'],
    [
      'by another profile',
      { profile: { ...bidReport('x', four).profile, digest: `sha256:${'9'.repeat(64)}` } },
      'binding.other-profile',
    ],
    ['in another role', { sut: { role: 'document', version: '4.2', modules: ['core'] } }, 'binding.other-role'],
    ['without a module', { sut: { role: 'provider', version: '4.2', modules: [] } }, 'binding.modules-missing'],
    ['that is too old', { startedAt: '2025-01-01T00:00:00Z' }, 'binding.too-early'],
  ])('%s has the reason, no points and no result', (_, report, reason) => {
    const bid = exampleBid('Alfa', { report: report ?? {} })
    const { tender: __, ...without } = bid.report ?? {}
    const bound = one(report ? bid : { ...bid, report: without as NonNullable<Bid['report']> }, { scoring })
    expect(keys(bound.reasons)).toContain(reason)
    expect(bound).not.toHaveProperty('result')
  })

  it.each(verificationSteps)('whose step "%s" found fault or was not proved says why', step => {
    for (const outcome of ['invalid', 'unproved'] as const) {
      const bid = one(exampleBid('Alfa', { steps: [{ step, outcome, said: [message('verify.no-trust')] }] }))
      expect([bid.reasons, bid.result]).toEqual([[message('bids.step', { step })], undefined])
    }
  })

  it('whose report was edited has the requirement named, which is no defect of form', () => {
    const bid = one(editedBid('Beta'), { scoring })
    expect(bid.reasons).toMatchObject([{ key: 'verify.other-verdict', args: { requirement: 'M2' } }])
    expect([bid.formal, bid.result]).toEqual([[], undefined])
  })

  it.each<[string, Partial<Bid['verification']>, string]>([
    ['was not held against the tender', { steps: wellWithout('tender'), tender: other }, 'bids.not-held'],
    ['was not judged again', { steps: wellWithout('evidence') }, 'bids.not-judged'],
  ])('because it %s', (_, verification, reason) => {
    expect(keys(one(exampleBid('Alfa', { verification })).reasons)).toEqual([reason])
  })

  it('because its report could not be read', () => {
    const { report: _, declaration: __, ...bid } = exampleBid('Alfa')
    expect(keys(one(bid).reasons)).toEqual(['bids.unread'])
  })
})

it('A9, the seed of a draw goes by all bids and the tender, in whatever order they stand', () => {
  const seedOf = (...names: readonly string[]) =>
    compared(names.map(name => exampleBid(name, { verification: { bundle: { name, digest: name } } }))).drawSeed
  expect(seedOf('a', 'b')).toBe(seedOf('b', 'a'))
  expect(new Set([seedOf('a'), seedOf('a', 'b'), seedOf('a', 'c')]).size).toBe(3)
})

describe('what a tender asks', () => {
  const words = ['failed', 'untested', 'failed', 'manual'] as const
  const asked = (level: Tender['level']) => {
    const { failed, open } = one(exampleBid('Alfa', { words }), { level }).result ?? {}
    return [failed, open]
  }

  it('is every MUST, and every SHOULD when it says so, but for its exceptions', () => {
    expect(asked({ required: 'MUST' })).toEqual([['M1'], ['M2']])
    expect(asked({ required: 'SHOULD' })).toEqual([
      ['M1', 'S1'],
      ['M2', 'S2'],
    ])
    const except = ['M1', 'S2'].map(requirement => ({ requirement, reason: 'r' }))
    expect(asked({ required: 'SHOULD', except })).toEqual([['S1'], ['M2']])
  })
})

describe('defects of form', () => {
  it('are what a request to clarify could ask for', () => {
    const said = [message('verify.unsigned')]
    const { declaration: _, ...bid } = exampleBid('Alfa', {
      report: { sut: { role: 'provider', modules: ['core'] } },
      steps: [{ step: 'signature', outcome: 'invalid', said }],
      verification: { masked: ['sha256:1'] },
    })
    const asked = ['unsigned', 'no-version', 'masked', 'no-declaration', 'no-supplier']
    expect(keys(one(bid).formal)).toEqual(asked.map(each => `bids.ask.${each}`))
  })

  it('are a broken file, and a declaration of somebody else', () => {
    const said = [message('verify.changed', { path: 'report.html' })]
    const steps = [{ step: 'files', outcome: 'invalid', said }] as const
    const bid = exampleBid('Alfa', { steps, declaration: declarationOf('Beta') })
    expect(keys(one(bid).formal)).toEqual(['bids.ask.broken', 'bids.ask.other-supplier'])
  })
})

describe('bids side by side', () => {
  const bids = [
    exampleBid('Zeta', { words: ['failed', 'passed', 'failed', 'failed'] }),
    editedBid('Beta'),
    exampleBid('Alfa'),
  ]

  it('stand in the order given, whatever they prove', () => {
    const names = (list: readonly Bid[]) => compared(list, { scoring }).bids.map(({ supplier }) => supplier)
    expect(names(bids)).toEqual(['Zeta', 'Beta', 'Alfa'])
    expect(names(bids.toReversed())).toEqual(['Alfa', 'Beta', 'Zeta'])
  })

  it('have a row for each requirement, which tells where they differ', () => {
    const [group] = compared(bids).modules
    expect(group).toMatchObject({ module: 'core', title: { sv: 'Kärna' } })
    const words = group?.rows.map(row => [row.requirement, row.differs, ...row.cells.map(cell => cell?.verdict)])
    expect(words).toEqual([
      ['M1', true, 'failed', undefined, 'passed'],
      ['M2', false, 'passed', undefined, 'passed'],
      ['S1', true, 'failed', undefined, 'passed'],
      ['S2', false, 'failed', undefined, 'failed'],
    ])
  })

  it('mark what suppliers declare and claim, and what the tender excepts', () => {
    const declaration = declarationOf('Alfa', {
      deviations: [{ requirement: 'M1', reason: 'r' }],
      equivalence: [{ requirement: 'M2', how: 'h' }],
    })
    const level = { required: 'MUST', except: [{ requirement: 'S1', reason: 'r' }] } as const
    const [group] = compared([exampleBid('Alfa', { declaration })], { level }).modules
    const [first, second, third] = group?.rows ?? []
    expect(first?.cells).toEqual([{ verdict: 'passed', hasDeviation: true }])
    expect(second?.cells).toEqual([{ verdict: 'passed', hasEquivalence: true }])
    expect([first?.isExcepted, third?.isExcepted]).toEqual([undefined, true])
  })

  it('are not compared by what one of them has beyond the tender', () => {
    const wide = exampleBid('Alfa')
    const { report } = wide
    if (!report) throw new Error('a bid has a report')
    const requirements = report.requirements.map(row => (row.id === 'S2' ? { ...row, module: 'extra' } : row))
    const sut = { ...report.sut, modules: ['core', 'extra'] }
    const [group, more] = compared([{ ...wide, report: { ...report, requirements, sut } }, exampleBid('Beta')]).modules
    expect(group?.rows.map(({ requirement }) => requirement)).toEqual(['M1', 'M2', 'S1'])
    expect(more).toBeUndefined()
  })

  it('have no rows when none of them can be compared', () => {
    expect(compared([editedBid('Beta')]).modules).toEqual([])
  })
})
