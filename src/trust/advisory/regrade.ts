import { message } from '../../messages/speaker.ts'
import type { Advisory, AdvisoryTrail, Regraded, SignedAdvisory } from '../../model/advisory.ts'
import type { Report } from '../../model/report.ts'
import type { Message } from '../../model/text.ts'
import type { Verdict } from '../../model/verdict.ts'
import { precedence } from '../../profile/precedence.ts'
import { settleExpected } from '../../run/expected-failures.ts'
import { overall } from '../../run/judge.ts'
import { coverageOf, reportIdOf } from '../../run/report.ts'

/** A report with a trail of what was taken back in it. */
export type RegradedReport = Report & { readonly regraded: Regraded }

/**
 * A report as advisories have it be read. The only thing that becomes of a verdict is `untested`, so nothing is passed that was not
 * before: a MUST that failed by a wrong check leaves the whole incomplete, never conformant. What became of each advisory is told,
 * also where it did nothing.
 * @param digest of the original's bytes
 */
export function regrade(original: Report, digest: string, advisories: readonly SignedAdvisory[]): RegradedReport {
  const verdicts = new Map(original.verdicts.map(verdict => [verdict.requirement, verdict]))
  const trail = advisories.map((signed): AdvisoryTrail => {
    const before = verdicts.get(signed.advisory.requirement)
    const why = whyNot(signed.advisory, original, before)
    if (why || !before)
      return { ...signed, outcome: why?.isIgnored ? 'ignored' : 'unaffected', ...(why ? { why: why.said } : {}) }
    if (signed.advisory.withdraws.length === 0) return { ...signed, outcome: 'noted', before: before.verdict }
    verdicts.set(before.requirement, withdrawn(before, signed))
    return { ...signed, outcome: 'applied', before: before.verdict, after: 'untested' }
  })
  const now = original.verdicts.map(verdict => verdicts.get(verdict.requirement) ?? verdict)
  const after = overall(now)
  const gone = new Set(trail.flatMap(({ outcome, advisory }) => (outcome === 'applied' ? [advisory.requirement] : [])))
  const { reportId: _own, expectedFailures, ...rest } = original
  const content = {
    ...rest,
    overall: after,
    coverage: coverageOf(now),
    verdicts: now,
    findings: original.findings.filter(({ requirement }) => !gone.has(requirement)),
    ...(expectedFailures
      ? { expectedFailures: settleExpected(expectedFailures.map(unsettled), now, original.finishedAt.slice(0, 10)) }
      : {}),
    regraded: { digest, reportId: original.reportId, before: original.overall, after, advisories: trail },
  }
  return { ...content, reportId: reportIdOf(content) }
}

function unsettled({ state: _state, ...entry }: NonNullable<Report['expectedFailures']>[number]) {
  return entry
}

function withdrawn({ findings: _findings, ...verdict }: Verdict, { advisory, signer }: SignedAdvisory): Verdict {
  const { id, date, text } = advisory
  const said = { id, date, key: signer, before: `verdict.${verdict.verdict}`, sv: text.sv, en: text.en }
  return { ...verdict, verdict: 'untested', reason: message('advisory.withdrawn', said), findings: 0 }
}

interface WhyNot {
  readonly said: Message
  /** It is about something else than this report; otherwise about a verdict that the report does not have. */
  readonly isIgnored?: true
}

function whyNot(advisory: Advisory, report: Report, verdict: Verdict | undefined): WhyNot | undefined {
  const { requirement, profile, versions } = advisory
  const { profile: own } = report
  // What a profile extends judges in its reports too, by the version that they name.
  const version = [own, own.extends].find(each => each?.id === profile)?.version
  if (version === undefined) return { said: message('advisory.not.profile', { profile: own.id }), isIgnored: true }
  if (precedence(version, versions.from) < 0 || precedence(version, versions.to) > 0)
    return { said: message('advisory.not.version', { version }), isIgnored: true }
  if (!report.requirements.some(row => row.id === requirement))
    return { said: message('advisory.not.requirement', { requirement }), isIgnored: true }
  if (!verdict) return { said: message('advisory.not.judged') }
  const isNote = advisory.withdraws.length === 0
  if (!isNote && !advisory.withdraws.some(word => word === verdict.verdict))
    return { said: message('advisory.not.verdict', { found: `verdict.${verdict.verdict}` }) }
  return advisory.check === undefined ? undefined : whyNotByCheck(advisory.check, report, verdict)
}

/** A failure stands when another check found one too, or may have: a report keeps the first findings of many. */
function whyNotByCheck(
  check: string,
  report: Report,
  { requirement, verdict, checks, findings }: Verdict,
): WhyNot | undefined {
  if (!checks.includes(check)) return { said: message('advisory.not.check', { check }) }
  if (verdict !== 'failed') return undefined
  const known = report.findings.filter(finding => finding.requirement === requirement)
  const isAlone = known.length === findings && known.every(finding => finding.check === check)
  return isAlone || checks.length === 1 ? undefined : { said: message('advisory.not.alone', { check }) }
}
