import { message } from '../messages/speaker.ts'
import type { Declaration } from '../model/bundle.ts'
import type { Report } from '../model/report.ts'
import type { BoundTender, Tender } from '../model/tender.ts'
import { row } from '../model/testing.ts'
import type { VerdictWord } from '../model/verdict.ts'
import type { StepResult, Verification } from '../model/verification.ts'
import { verificationSteps } from '../model/verification.ts'
import { sampleReport } from '../reporters/testing.ts'
import type { Bid } from './comparability.ts'
import { exampleNonce, exampleTender } from './testing.ts'

const digest = `sha256:${'d'.repeat(64)}`

export const comparedBy = { now: new Date('2026-03-12T10:00:00Z'), tool: { name: 'samklang', version: '1.0.0' } }

export function boundTender(more: Partial<Tender> = {}): BoundTender {
  return { tender: exampleTender(more), digest, path: 'tender.json' }
}

/** Verdicts of the requirements M1 and M2 (MUST), S1 and S2 (SHOULD), in this order. */
export type Verdicts = readonly [VerdictWord, VerdictWord, VerdictWord, VerdictWord]

const requirements = [row('M1'), row('M2'), row('S1', 'SHOULD'), row('S2', 'SHOULD')]

export function bidReport(name: string, words: Verdicts, more: Partial<Report> = {}): Report {
  const { id, authority, caseNumber } = exampleTender()
  const verdicts = requirements.map(({ id: requirement, level, module }, at) => {
    return { requirement, level, module, verdict: words[at] ?? 'untested', checks: [], exercised: 1, findings: 0 }
  })
  return sampleReport('x', {
    reportId: `report-${name}`,
    startedAt: '2026-03-02T09:00:00.000Z',
    finishedAt: '2026-03-02T09:00:01.000Z',
    sut: { supplier: name, product: `${name} product`, version: '4.2', role: 'provider', modules: ['core'] },
    tender: { id, authority, caseNumber, digest, nonce: exampleNonce },
    requirements,
    verdicts,
    overall: 'conformant',
    outOfScope: [],
    tool: { name: 'samklang', version: '1.0.0', engines: {} },
    ...more,
  })
}

export function declarationOf(name: string, more: Partial<Declaration> = {}): Declaration {
  return {
    schema: 'samklang-declaration/1',
    supplier: { name, organisationNumber: '556000-0001' },
    person: { name: 'A. Andersson' },
    date: '2026-03-02',
    ...more,
  }
}

interface Handed {
  readonly words?: Verdicts
  readonly report?: Partial<Report>
  readonly declaration?: Declaration
  readonly verification?: Partial<Verification>
  /** Steps that ended otherwise than well. */
  readonly steps?: readonly StepResult[]
}

/** A bid that was verified against the tender of `boundTender`, and all was well but for what is given. */
export function exampleBid(name: string, given: Handed = {}): Bid {
  const report = bidReport(name, given.words ?? ['passed', 'passed', 'passed', 'failed'], given.report)
  const { reportId, overall, sut, profile, tool, startedAt, finishedAt, coverage } = report
  const otherwise = new Map(given.steps?.map(each => [each.step, each]))
  const steps = verificationSteps.map((step): StepResult => {
    return otherwise.get(step) ?? { step, outcome: 'ok', said: [] }
  })
  const outcomes = steps.map(({ outcome }) => outcome)
  const result = outcomes.includes('invalid') ? 'invalid' : outcomes.includes('unproved') ? 'unproved' : 'valid'
  return {
    file: `${name}.zip`,
    verification: {
      schema: 'samklang-verification/1',
      bundle: { name: `${name}.zip`, digest: `sha256:${'b'.repeat(64)}` },
      verifiedAt: comparedBy.now.toISOString(),
      tool: comparedBy.tool,
      result,
      ...(result === 'invalid' ? {} : { evidenceStep: 'E3' }),
      tender: { id: 'INT-03', caseNumber: 'BUN 2026/123', digest },
      steps,
      signers: [{ keyId: 'sha256:cafe', isTrusted: true }],
      masked: [],
      differences: [],
      report: { reportId, overall, sut, profile, tool, startedAt, finishedAt, coverage },
      ...given.verification,
    },
    report,
    declaration: given.declaration ?? declarationOf(name),
  }
}

/** One whose report was edited: the evidence says otherwise. */
export function editedBid(name: string): Bid {
  const args = { requirement: 'M2', stated: 'verdict.passed', found: 'verdict.failed' }
  return exampleBid(name, {
    words: ['passed', 'passed', 'passed', 'passed'],
    steps: [{ step: 'evidence', outcome: 'invalid', said: [message('verify.other-verdict', args)] }],
  })
}
