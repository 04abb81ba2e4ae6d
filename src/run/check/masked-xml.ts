import { message } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import type { Exchange } from '../../model/evidence.ts'

/**
 * A sink for findings in the XML body that the system under test wrote. Where something was masked at capture, what a
 * rule finds may be of our own making, so it is untested instead. A personal identity number keeps its form when it is
 * masked, so it matters at its own element and the one around it only; other masks matter to every element around.
 */
export function sparingMasked(exchange: Exchange, sink: Sink): Sink {
  const side = exchange.sender ? 'request' : 'response'
  const masked = exchange.redactions.filter(({ where, place }) => where === side && /^body(?:\/|$)/.test(place))
  if (masked.length === 0) return sink
  const isOurs = (xpath: string) => {
    const found = plain(xpath)
    return masked.some(({ place, kind }) => {
      const at = place.slice('body'.length)
      if (at === '' || at === found) return true
      const isAround = at.startsWith(`${found}/`)
      return isAround && (kind !== 'personal-identity-number' || !at.slice(found.length + 1).includes('/'))
    })
  }
  return {
    exercised: (requirement, times) => sink.exercised(requirement, times),
    finding: finding => {
      const { xpath, name } = finding.at
      if (!isOurs(xpath ?? '/')) sink.finding(finding)
      else sink.untested(finding.requirement, message('xml.masked-place', { name, path: xpath ?? '/' }))
    },
    untested: (requirement, reason) => sink.untested(requirement, reason),
    inapplicable: (requirement, condition) => sink.inapplicable(requirement, condition),
    error: (requirement, reason) => sink.error(requirement, reason),
  }
}

/** An XPath of ours without prefixes and positions, as redactions name places in XML. */
function plain(xpath: string): string {
  return xpath
    .split('/')
    .map(step => step.replace(/\[\d+\]$/, '').replace(/^(@?)[^:()']+:/, '$1'))
    .join('/')
    .replace(/\/text\(\)$/, '')
    .replace(/\/$/, '')
}
