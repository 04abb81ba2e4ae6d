import { curlCommand } from '../exchange/curl.ts'
import type { Evidence, Exchange } from '../model/evidence.ts'
import type { Finding } from '../model/finding.ts'
import type { ShownExchange } from '../model/report.ts'

/** Failed exchanges that a report carries whole; the rest are named by digest. */
const mostShown = 200

/**
 * The exchanges behind findings that a report carries whole, in the order of the evidence. When there are too many, every
 * requirement has its first one shown before any has its second: what failed last is looked up as often as what failed first.
 */
export function shownExchanges(
  evidence: readonly Evidence[],
  findings: readonly Finding[],
  most = mostShown,
): readonly ShownExchange[] {
  const chosen = chosenOf(evidence, findings, most)
  const exchanges = evidence.filter((item): item is Exchange => item.kind === 'exchange' && chosen.has(item.id))
  const unique = [...new Map(exchanges.map(exchange => [exchange.id, exchange])).values()]
  return unique.map(exchange => ({
    id: exchange.id,
    exchange,
    reproduce: exchange.sender ? '' : curlCommand(exchange),
  }))
}

function chosenOf(evidence: readonly Evidence[], findings: readonly Finding[], most: number): ReadonlySet<string> {
  const known = new Set(evidence.flatMap(item => (item.kind === 'exchange' ? [item.id] : [])))
  const behind = new Map<string, Set<string>>()
  for (const { requirement, at } of findings) {
    if (!known.has(at.evidence)) continue
    const own = behind.get(requirement) ?? new Set()
    behind.set(requirement, own.add(at.evidence))
  }
  const queues = [...behind.values()].map(ids => [...ids])
  const chosen = new Set<string>()
  for (let round = 0; queues.some(ids => round < ids.length); round += 1) {
    for (const ids of queues) {
      const id = ids[round]
      if (id !== undefined && chosen.size < most) chosen.add(id)
    }
  }
  return chosen
}
