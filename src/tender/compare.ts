import { createHash } from 'node:crypto'
import type {
  BidResult,
  ComparedBid,
  ComparedCell,
  ComparedModule,
  ComparedRow,
  Comparison,
  OutcomeCounts,
} from '../model/comparison.ts'
import { groupBy } from '../model/group-by.ts'
import { knownSigners } from '../model/known-signers.ts'
import type { Report } from '../model/report.ts'
import type { Level, Requirement } from '../model/requirement.ts'
import type { BoundTender, Tender } from '../model/tender.ts'
import type { VerdictWord } from '../model/verdict.ts'
import type { Verification } from '../model/verification.ts'
import { type Bid, notesOf, reasonsAgainst } from './comparability.ts'
import { formalDefects } from './formal-defects.ts'
import { pointsOf } from './points.ts'
import { sharedEvidence } from './shared-evidence.ts'

const day = 24 * 60 * 60 * 1000
const openWords: readonly VerdictWord[] = ['untested', 'manual', 'error']

/** When and by what it is compared. */
export interface ComparedBy {
  readonly now: Date
  readonly tool: Comparison['tool']
}

/**
 * Bids side by side, in the order given: facts only, and no order among them. Of a bid that does not hold, or is not for
 * this tender, nothing that it states is compared, and it has no points; why is told.
 */
export function compareBids(bound: BoundTender, bids: readonly Bid[], { now, tool }: ComparedBy): Comparison {
  const { tender, digest } = bound
  const examined = bids.map((bid): Examined => {
    const reasons = reasonsAgainst(bid, bound, now)
    const report = bid.regraded ?? bid.report
    return { bid, reasons, ...(reasons.length === 0 && report ? { report } : {}) }
  })
  const rows = rowsOf(tender, examined)
  const { id, title, authority, caseNumber, profile, role, modules, level, scoring } = tender
  return {
    schema: 'samklang-comparison/1',
    comparedAt: now.toISOString(),
    tool: { name: tool.name, version: tool.version },
    tender: {
      ...{ id, title, authority, caseNumber, profile, role, modules, level, digest },
      nonce: tender.challenge.nonce,
      evidenceStep: tender.evidence.step,
      ...(scoring ? { rule: scoring.rule } : {}),
    },
    drawSeed: drawSeedOf(digest, bids),
    bids: examined.map((each, at) => {
      const bid = bidOf(each, at, rows, tender, now)
      return { ...bid, notes: [...bid.notes, ...sharedEvidence(each.bid, bids)] }
    }),
    modules: modulesOf(rows, examined),
  }
}

/** Whoever makes a bid does not know the others, and whoever examines them cannot change one: none of them chooses it. */
function drawSeedOf(tender: string, bids: readonly Bid[]): string {
  const digests = bids.map(({ verification }) => verification.bundle.digest).sort()
  return `sha256:${createHash('sha256')
    .update([tender, ...digests].join('\n'))
    .digest('hex')}`
}

interface Examined {
  readonly bid: Bid
  readonly reasons: Bid['verification']['steps'][number]['said']
  /** Only of a bid that can be compared; as advisories have it be read, when there are any. */
  readonly report?: Report
}

type Row = ComparedRow & Pick<Requirement, 'module'>

/**
 * Requirements that at least one bid was judged by, of the modules that the tender demands and those that every bid has,
 * which the profile makes mandatory. What one supplier tested beyond the tender is not compared.
 */
function rowsOf(tender: Tender, examined: readonly Examined[]): readonly Row[] {
  const reports = examined.flatMap(({ report }) => report ?? [])
  const [first] = reports
  const isCompared = ({ module }: Requirement) =>
    tender.modules.includes(module) || reports.every(({ sut }) => sut.modules.includes(module))
  const excepted = new Set(tender.level.except?.map(({ requirement }) => requirement))
  const columns = examined.map(each => columnOf(each))
  // They all go by the profile of the tender, and were judged again by it: its requirements are the same in each.
  return (first?.requirements ?? []).filter(isCompared).flatMap((requirement): readonly Row[] => {
    const { id, level, module, text } = requirement
    const cells = columns.map(column => column?.(id) ?? null)
    const words = new Set(cells.flatMap(cell => cell?.verdict ?? []))
    if (words.size === 1 && words.has('out-of-scope')) return []
    const isExcepted = excepted.has(id) ? { isExcepted: true as const } : {}
    return [{ requirement: id, module, level, text, ...isExcepted, differs: words.size > 1, cells }]
  })
}

/** What a bid says of each requirement; undefined for one that cannot be compared. */
function columnOf({ bid: { declaration }, report }: Examined): ((id: string) => ComparedCell) | undefined {
  if (!report) return undefined
  const verdicts = new Map(report.verdicts.map(({ requirement, verdict }) => [requirement, verdict]))
  const named = (list: readonly { readonly requirement: string }[] = []) =>
    new Set(list.map(({ requirement }) => requirement))
  const [deviations, equivalence] = [named(declaration?.deviations), named(declaration?.equivalence)]
  return id => ({
    verdict: verdicts.get(id) ?? 'out-of-scope',
    ...(deviations.has(id) ? { hasDeviation: true } : {}),
    ...(equivalence.has(id) ? { hasEquivalence: true } : {}),
  })
}

function modulesOf(rows: readonly Row[], examined: readonly Examined[]): readonly ComparedModule[] {
  const titles = examined.find(({ report }) => report)?.report?.profile.modules ?? {}
  return [...groupBy(rows, ({ module }) => module)].map(([module, group]) => {
    const title = Object.hasOwn(titles, module) ? titles[module] : undefined
    return { module, ...(title ? { title } : {}), rows: group.map(({ module: _, ...row }) => row) }
  })
}

function bidOf(
  { bid, reasons, report }: Examined,
  at: number,
  rows: readonly Row[],
  tender: Tender,
  now: Date,
): ComparedBid {
  const { file, verification, declaration } = bid
  const { supplier = declaration?.supplier.name, product, version } = verification.report?.sut ?? {}
  const optional = {
    supplier,
    organisationNumber: declaration?.supplier.organisationNumber,
    product,
    version,
    reportId: verification.report?.reportId,
    ageDays: ageOf(verification, tender, now),
    evidenceStep: verification.evidenceStep,
    result: report && resultOf(report, at, rows, tender),
    regraded: report?.regraded,
  }
  return {
    file,
    digest: verification.bundle.digest,
    verification: verification.result,
    reasons,
    signers: knownSigners(verification),
    masked: verification.masked.length,
    deviations: declaration?.deviations ?? [],
    equivalence: declaration?.equivalence ?? [],
    notes: notesOf(verification),
    formal: formalDefects(bid, reasons),
    ...stated(optional),
  }
}

/** Without those that are undefined. */
function stated<T extends object>(members: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}

function ageOf({ report }: Verification, { challenge }: Tender, now: Date): number | undefined {
  const by = Math.min(now.getTime(), Date.parse(challenge.notAfter))
  const age = Math.floor((by - Date.parse(report?.startedAt ?? '')) / day)
  return Number.isNaN(age) ? undefined : age
}

/** A MUST always, a SHOULD when the tender makes it one. */
function isAsked({ level }: Tender, of: Level): boolean {
  return of === 'MUST' || (of === 'SHOULD' && level.required === 'SHOULD')
}

function resultOf(report: Report, at: number, rows: readonly Row[], tender: Tender): BidResult {
  const wordAt = (row: Row) => row.cells[at]?.verdict ?? 'out-of-scope'
  const words = (level: Level, ...of: readonly (VerdictWord | 'out-of-scope')[]) =>
    rows.filter(row => row.level === level && of.includes(wordAt(row)))
  const demanded = rows.filter(row => !row.isExcepted && isAsked(tender, row.level))
  const counts = (level: Level): OutcomeCounts => {
    const [passed, failed, open, inapplicable] = [['passed'], ['failed'], openWords, ['inapplicable']].map(
      of => words(level, ...(of as readonly VerdictWord[])).length,
    ) as [number, number, number, number]
    return { total: passed + failed + open + inapplicable, passed, failed, open, inapplicable }
  }
  const ids = (list: readonly Row[]) => list.map(({ requirement }) => requirement)
  const points = pointsOf(tender, report)
  return {
    overall: report.overall,
    counts: { MUST: counts('MUST'), SHOULD: counts('SHOULD'), MAY: counts('MAY') },
    failed: ids(demanded.filter(row => wordAt(row) === 'failed')),
    open: ids(demanded.filter(row => openWords.some(word => word === wordAt(row)))),
    ...(points ? { points } : {}),
  }
}
