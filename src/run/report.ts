import { createHash } from 'node:crypto'
import { troubleMessage } from '../exchange/trouble.ts'
import type { Document, Evidence } from '../model/evidence.ts'
import type { Finding } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import type { Extension } from '../model/profile.ts'
import type { Coverage, EvidenceEntry, Report } from '../model/report.ts'
import { levels } from '../model/requirement.ts'
import type { ServerCertificate } from '../model/sut.ts'
import type { Message } from '../model/text.ts'
import type { Trouble } from '../model/trouble.ts'
import { type Verdict, verdictWords } from '../model/verdict.ts'
import { settleExpected } from './expected-failures.ts'
import { overall } from './judge.ts'
import { limitRemarks, ruleSetsOf, validityRemarks } from './rule-sets.ts'
import { shownExchanges } from './shown-exchanges.ts'

/** What the report says of the run itself: who, when, with what. Times are ISO 8601 UTC. */
export interface RunFacts {
  readonly issuedAt: string
  readonly startedAt: string
  readonly finishedAt: string
  readonly tool: Report['tool']
  /** A command that makes this run again. */
  readonly command: string
  readonly troubles: readonly Trouble[]
  readonly certificate?: ServerCertificate
  /** The tender that it was made for. */
  readonly tender?: NonNullable<Report['tender']>
}

export interface Judged {
  readonly verdicts: readonly Verdict[]
  readonly findings: readonly Finding[]
  /** Records judged of each document, in their order. */
  readonly records: readonly (number | undefined)[]
  readonly remarks: readonly Message[]
}

/** Puts the result together. The same arguments give the same report, byte for byte once written. */
export function report(plan: Plan, evidence: readonly Evidence[], judged: Judged, facts: RunFacts): Report {
  const { profile, sut } = plan
  const ruleSets = ruleSetsOf(plan)
  const content: Omit<Report, 'reportId'> = {
    schema: 'samklang-report/1',
    documentType: 'conformance-report-self-test',
    evidenceStep: 'E1',
    issuedAt: facts.issuedAt,
    startedAt: facts.startedAt,
    finishedAt: facts.finishedAt,
    tool: facts.tool,
    profile: {
      id: profile.id,
      version: profile.version,
      digest: profile.digest,
      ...(profile.extends ? { extends: baseOf(profile.extends) } : {}),
      title: profile.title,
      publisher: profile.publisher,
      standard: profile.standard,
      modules: profile.modules,
      ...(ruleSets.length > 0 ? { ruleSets } : {}),
    },
    sut: {
      ...(sut.supplier === undefined ? {} : { supplier: sut.supplier }),
      ...(sut.product === undefined ? {} : { product: sut.product }),
      ...(sut.version === undefined ? {} : { version: sut.version }),
      role: sut.role,
      modules: plan.modules,
      ...(sut.baseUrl === undefined ? {} : { endpoint: sut.baseUrl }),
      ...(facts.certificate ? { certificate: facts.certificate } : {}),
      ...(sut.files === undefined ? {} : { files: sut.files }),
      ...(sut.inputs === undefined ? {} : { inputs: sut.inputs }),
    },
    ...(facts.tender ? { tender: facts.tender } : {}),
    overall: overall(judged.verdicts),
    coverage: coverageOf(judged.verdicts),
    requirements: profile.requirements,
    verdicts: judged.verdicts,
    findings: judged.findings,
    ...(plan.expected
      ? { expectedFailures: settleExpected(plan.expected, judged.verdicts, facts.finishedAt.slice(0, 10)) }
      : {}),
    exclusions: plan.exclusions,
    outOfScope: plan.outOfScope,
    troubles: distinct([...facts.troubles, ...evidence.flatMap(troubleOf)]).map(trouble => ({
      trouble,
      message: troubleMessage(trouble),
    })),
    remarks: [...judged.remarks, ...validityRemarks(plan, facts.startedAt), ...limitRemarks(plan)],
    evidence: entriesOf(evidence, judged.records),
    exchanges: shownExchanges(evidence, judged.findings),
    reproduce: { command: facts.command },
    personalData: { masked: evidence.reduce((sum, item) => sum + maskedIn(item), 0) },
  }
  let reportId: string | undefined
  // Of what many files were is much to write down, and who only shows a verdict does not ask.
  return {
    ...content,
    get reportId() {
      reportId ??= reportIdOf(content)
      return reportId
    },
  }
}

function baseOf({ id, version, digest }: Extension): NonNullable<Report['profile']['extends']> {
  return { id, version, digest }
}

/** A UUID of version 8 (RFC 9562 section 5.8) from the content, so that the same result always has the same id. */
export function reportIdOf({ reportId: _own, ...content }: Omit<Report, 'reportId'> & { reportId?: string }): string {
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** How many requirements of each level got each verdict. */
export function coverageOf(verdicts: readonly Verdict[]): Coverage {
  const count = (level: string, word: string) =>
    verdicts.filter(verdict => verdict.level === level && verdict.verdict === word).length
  const row = (level: string) => Object.fromEntries(verdictWords.map(word => [word, count(level, word)]))
  return {
    total: verdicts.length,
    byLevel: Object.fromEntries(levels.map(level => [level, row(level)])) as unknown as Coverage['byLevel'],
  }
}

function entriesOf(evidence: readonly Evidence[], judged: Judged['records']): readonly EvidenceEntry[] {
  let documents = 0
  return evidence.map(item => {
    if (item.kind !== 'document') return entryOf(item)
    const { id, kind, name, size } = item
    const records = judged[documents++]
    const redactions = maskedIn(item)
    return records === undefined ? { id, kind, name, size, redactions } : { id, kind, name, size, records, redactions }
  })
}

function entryOf(item: Exclude<Evidence, Document>): EvidenceEntry {
  if (item.kind === 'unreadable')
    return { id: '', kind: item.kind, name: item.name, redactions: 0, trouble: item.trouble }
  return {
    id: item.id,
    kind: item.kind,
    name: `${item.request.method} ${item.request.url}`,
    redactions: item.redactions.length,
    ...(item.trouble ? { trouble: item.trouble } : {}),
  }
}

function maskedIn(item: Evidence): number {
  if (item.kind === 'document') return item.masked?.size ?? 0
  return item.kind === 'exchange' ? item.redactions.filter(redaction => redaction.kind !== 'credential').length : 0
}

function troubleOf(item: Evidence): readonly Trouble[] {
  return item.kind !== 'document' && item.trouble ? [item.trouble] : []
}

function distinct(troubles: readonly Trouble[]): readonly Trouble[] {
  return [...new Map(troubles.map(trouble => [JSON.stringify(trouble), trouble])).values()]
}
