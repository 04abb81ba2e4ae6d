import type { AdvisoryTrail, Regraded } from '../model/advisory.ts'

/** A trail with every outcome, and every member that one may have; each text that a publisher can write is `text`. */
export function exampleRegraded(text = 'written by a publisher'): Regraded {
  const digest = `sha256:${'9'.repeat(64)}`
  const both = { sv: text, en: text }
  const advisory = {
    schema: 'samklang-advisory/1',
    id: text,
    date: '2026-03-01',
    publisher: text,
    profile: text,
    versions: { from: '1.0.0', to: '1.0.2' },
    requirement: text,
    check: text,
    withdraws: ['failed'],
    text: both,
    reading: both,
    correctedIn: '1.0.3',
  } as const
  const signed = { advisory, signer: digest }
  const why = { key: 'newer.message', args: { name: text } }
  const trail: readonly AdvisoryTrail[] = [
    { ...signed, outcome: 'applied', before: 'failed', after: 'untested' },
    { ...signed, outcome: 'noted', before: 'passed' },
    { ...signed, outcome: 'unaffected', why },
    { ...signed, outcome: 'ignored', why },
  ]
  return { digest, reportId: text, before: 'non-conformant', after: 'incomplete', advisories: trail }
}
