import type { Verification } from '../model/verification.ts'
import { exampleRegraded } from './testing-regraded.ts'

const digest = `sha256:${'a'.repeat(64)}`

/** A verification that found faults, with a text in every place that is not ours to write. */
export function hostileVerification(hostile = '<img src=x onerror=alert(1)>"\'</style></script>\u202e'): Verification {
  return {
    schema: 'samklang-verification/1',
    bundle: { name: `${hostile}.zip`, digest },
    verifiedAt: '2026-03-02T09:00:00.000Z',
    tool: { name: 'samklang', version: '1.0.0' },
    result: 'invalid',
    tender: { id: hostile, caseNumber: 'BUN 2026/123', digest },
    steps: [
      { step: 'archive', outcome: 'ok', said: [] },
      { step: 'files', outcome: 'invalid', said: [{ key: 'verify.changed', args: { path: hostile } }] },
      { step: 'evidence', outcome: 'invalid', said: [{ key: 'unknown.key', args: { text: hostile } }] },
    ],
    signers: [{ keyId: digest, isTrusted: false, subject: hostile }],
    masked: [digest],
    regraded: exampleRegraded(hostile),
    differences: [
      { part: 'verdict', requirement: 'SS-ABS-01', stated: 'passed', found: 'failed' },
      { part: 'verdict', requirement: hostile, found: 'failed' },
      { part: 'findings', requirement: 'SS-ABS-02' },
      { part: 'member', member: hostile },
    ],
    report: {
      reportId: hostile,
      overall: 'conformant',
      sut: { supplier: hostile, product: hostile, version: hostile, role: 'provider', modules: [] },
      profile: {
        id: hostile,
        version: '1',
        digest,
        title: { sv: hostile, en: hostile },
        publisher: hostile,
        standard: { name: hostile, version: '1' },
        modules: {},
      },
      tool: { name: 'samklang', version: '1.0.0', engines: {} },
      startedAt: hostile,
      finishedAt: hostile,
      coverage: { total: 0, byLevel: {} as never },
    },
  }
}
