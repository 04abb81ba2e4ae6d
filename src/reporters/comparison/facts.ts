import { message } from '../../messages/speaker.ts'
import type { ComparedBid, ComparedCell, Comparison } from '../../model/comparison.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { Message } from '../../model/text.ts'
import { timeText } from '../html/time.ts'
import { trailLines } from '../regraded.ts'
import { word } from '../rows.ts'
import { signerText } from '../signer-text.ts'

/** One fact about every bid: what it is called, and what it is for each, in their order. */
export interface Fact {
  readonly name: string
  readonly values: readonly string[]
}

const nothing = '–'

/** What a reader has to know of each bid before the requirements. Nothing is said of the result of one that is not comparable. */
export function factsOf({ bids, tender }: Comparison, speaker: Speaker): readonly Fact[] {
  const { say } = speaker
  const fact = (name: Message, of: (bid: ComparedBid) => string | number | undefined): Fact => {
    return { name: say(name), values: bids.map(bid => String(of(bid) ?? nothing)) }
  }
  const ofResult = (name: Message, of: (result: NonNullable<ComparedBid['result']>) => string | number | undefined) =>
    fact(name, ({ result }) => result && of(result))
  const ids = (list: readonly { readonly requirement: string }[]) =>
    list.map(({ requirement }) => requirement).join(', ') || say(message('bids.none'))
  return [
    fact(message('bids.file'), ({ file }) => file),
    fact(message('report.supplier'), ({ supplier }) => supplier),
    fact(message('bids.organisation'), ({ organisationNumber }) => organisationNumber),
    fact(message('report.system'), ({ product, version }) => [product, version].filter(Boolean).join(' ') || undefined),
    fact(message('bids.comparability'), bid => comparability(bid, speaker)),
    fact(message('bids.verification'), ({ verification }) => say(message(`verify.result.${verification}`))),
    ofResult(message('bids.verdict'), ({ overall }) => word(speaker, 'overall', overall)),
    ofResult(message('bids.must-failed'), ({ counts }) => counts.MUST.failed),
    ofResult(message('bids.must-open'), ({ counts }) => counts.MUST.open),
    ofResult(message('bids.should-passed'), ({ counts: { SHOULD } }) => parts(SHOULD.passed, SHOULD.total, speaker)),
    ...(tender.rule === undefined
      ? []
      : [
          fact(message('bids.points'), ({ result }) => {
            const points = result?.points
            return points ? parts(points.total, points.most, speaker) : say(message('bids.no-points'))
          }),
        ]),
    fact(message('bids.evidence-reached'), ({ evidenceStep }) => evidenceStep),
    fact(message('bids.signer'), ({ signers }) => {
      return signers.map(each => signerText(each, speaker)).join('; ') || say(message('bids.no-signer'))
    }),
    fact(message('bids.masked'), ({ masked }) => masked),
    fact(message('bids.deviations'), ({ deviations }) => ids(deviations)),
    fact(message('bids.equivalence'), ({ equivalence }) => ids(equivalence)),
    fact(message('bids.age'), ({ ageDays }) => ageDays),
  ]
}

type Voice = Pick<Speaker, 'say' | 'language'>

/** Whether a bid can be compared, in words. */
export function comparability({ result }: ComparedBid, { say }: Pick<Speaker, 'say'>): string {
  return say(message(result ? 'bids.comparable' : 'bids.not-comparable'))
}

/** "2 of 5", with the decimal sign of the language. */
export function parts(passed: number, total: number, { say, language }: Voice): string {
  const written = (count: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(count)
  return say(message('bids.of', { passed: written(passed), total: written(total) }))
}

/** What a bid is called at the head of its column. */
export function bidName({ supplier, file }: ComparedBid, at: number, { say }: Pick<Speaker, 'say'>): string {
  return `${say(message('bids.number', { at: at + 1 }))}: ${supplier ?? file}`
}

/** What a bid gives for a requirement, in words, with what its supplier says of it. */
export function cellText(cell: ComparedCell | null, speaker: Speaker): string {
  if (!cell) return nothing
  const { say } = speaker
  const { verdict, hasDeviation, hasEquivalence } = cell
  const marks = [
    ...(hasDeviation ? [say(message('bids.deviation-mark'))] : []),
    ...(hasEquivalence ? [say(message('bids.equivalence-mark'))] : []),
  ]
  const said = verdict === 'out-of-scope' ? say(message('bids.out-of-scope')) : word(speaker, 'verdict', verdict)
  return marks.length === 0 ? said : `${said} (${marks.join(', ')})`
}

/** Labels and values that say which tender it is, and when it was compared. */
export function tenderFacts({ tender, drawSeed, comparedAt, tool }: Comparison, { say }: Pick<Speaker, 'say'>) {
  const { id, version, digest } = tender.profile
  const rows: readonly (readonly [Message, string])[] = [
    [message('bids.tender'), [tender.authority, tender.caseNumber, tender.id, tender.title].join(', ')],
    [message('report.tender-digest'), tender.digest],
    [message('report.challenge'), tender.nonce],
    [message('report.profile'), `${id}@${version} ${digest}`],
    [message('report.role'), tender.role],
    [message('report.modules'), tender.modules.join(', ')],
    [message('bids.evidence-demanded'), tender.evidenceStep],
    ...(tender.rule === undefined ? [] : [[message('bids.rule'), tender.rule] as const]),
    [message('bids.draw-seed'), drawSeed],
    [message('bids.compared-at'), timeText(comparedAt)],
    [message('report.tool'), `${tool.name} ${tool.version}`],
  ]
  return rows.map(([name, value]) => [say(name), value] as const)
}

/** What there is to say of one bid, sorted by what kind it is: head of the list, what it is about, and its lines. */
export interface Remarks {
  readonly kind: 'why-not' | 'substance' | 'formal' | 'deviations' | 'equivalence' | 'notes'
  readonly lines: readonly string[]
}

/** In the order that they are read; those that have no lines too. */
export function remarksOf(bid: ComparedBid, speaker: Speaker) {
  const { reasons, result, formal, deviations, equivalence, notes } = bid
  const { say } = speaker
  const said = (list: readonly Message[]) => list.map(each => say(each))
  const open = (ids: readonly string[] = [], verdict: string) => ids.map(id => `${id}: ${verdict}`)
  const words = { failed: word(speaker, 'verdict', 'failed'), open: say(message('bids.not-settled')) }
  const all: readonly Remarks[] = [
    { kind: 'why-not', lines: said(reasons) },
    { kind: 'substance', lines: [...open(result?.failed, words.failed), ...open(result?.open, words.open)] },
    { kind: 'formal', lines: said(formal) },
    {
      kind: 'deviations',
      lines: deviations.map(({ requirement, reason, plan, plannedDate }) =>
        [`${requirement}: ${reason}`, plan, plannedDate].filter(Boolean).join(' · '),
      ),
    },
    { kind: 'equivalence', lines: equivalence.map(({ requirement, how }) => `${requirement}: ${how}`) },
    { kind: 'notes', lines: [...trailLines(bid, speaker), ...said(notes)] },
  ]
  return all
}
