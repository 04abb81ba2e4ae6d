import { message } from '../messages/speaker.ts'
import type { ComparedBid, Comparison } from '../model/comparison.ts'
import type { Speaker } from '../model/reporter.ts'
import { bidName, comparability, parts } from '../reporters/comparison/facts.ts'
import { plainLine } from '../reporters/plain-text.ts'
import { trailLines } from '../reporters/regraded.ts'
import { word } from '../reporters/rows.ts'
import { tableLines } from './table-lines.ts'

/** Reasons of a bid that are shown; all of them stand in the files. */
const shown = 10

/** Bids for a person at a terminal: a short table, in the order given, why one cannot be compared, and what advisories made of one. */
export function comparisonText({ bids, tender, drawSeed }: Comparison, speaker: Speaker): string {
  const { say } = speaker
  const heads = ['comparability', 'verdict', 'must-failed', 'must-open', 'should-passed'] as const
  const hasRule = tender.rule !== undefined
  const head = [
    say(message('bids.bid')),
    ...heads.map(key => say(message(`bids.short.${key}`))),
    ...(hasRule ? [say(message('bids.short.points'))] : []),
    say(message('bids.short.evidence-reached')),
  ]
  const rows = bids.map((bid, at) => rowOf(bid, at, hasRule, speaker))
  const lines = [
    say(message('bids.title')),
    '',
    ...tableLines([head, ...rows]),
    '',
    ...bids.flatMap((bid, at) => reasonLines(bid, at, speaker)),
    `${say(message('bids.draw-seed'))}: ${drawSeed}`,
    say(message('bids.facts-only')),
  ]
  return `${lines.map(plainLine).join('\n')}\n`
}

function rowOf(bid: ComparedBid, at: number, hasRule: boolean, speaker: Speaker): readonly string[] {
  const { result, evidenceStep = '–' } = bid
  const { points } = result ?? {}
  const cells = result
    ? [
        word(speaker, 'overall', result.overall),
        String(result.counts.MUST.failed),
        String(result.counts.MUST.open),
        parts(result.counts.SHOULD.passed, result.counts.SHOULD.total, speaker),
      ]
    : ['–', '–', '–', '–']
  const given = points ? parts(points.total, points.most, speaker) : '–'
  return [bidName(bid, at, speaker), comparability(bid, speaker), ...cells, ...(hasRule ? [given] : []), evidenceStep]
}

function reasonLines(bid: ComparedBid, at: number, speaker: Speaker): readonly string[] {
  const { reasons } = bid
  const trail = trailLines(bid, speaker)
  if (trail.length > 0) return [`${bidName(bid, at, speaker)}:`, ...trail.map(each => `  ${each}`), '']
  if (reasons.length === 0) return []
  const { say } = speaker
  const rest = reasons.length > shown ? ['  …'] : []
  const head = `${bidName(bid, at, speaker)}: ${comparability(bid, speaker)}`
  return [head, ...reasons.slice(0, shown).map(each => `  ${say(each)}`), ...rest, '']
}
