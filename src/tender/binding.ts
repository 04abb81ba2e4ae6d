import { message } from '../messages/speaker.ts'
import type { Exchange } from '../model/evidence.ts'
import type { Report } from '../model/report.ts'
import { challengeHeader, type Tender } from '../model/tender.ts'
import type { Message } from '../model/text.ts'

const day = 24 * 60 * 60 * 1000
/** Requirements that a sentence names. */
const idsShown = 10

/**
 * Why a report does not belong to a tender; nothing when it does. Nothing is said of whether the requirements are met.
 * @param exchanges every exchange among the evidence of the report
 * @param tenderDigest `sha256:` and 64 hex digits over the bytes of the tender's file
 * @param now the moment to judge by; the age of the run is counted to the end of the challenge when that is earlier, so that
 * a report does not grow too old while it waits to be examined
 */
export function bindingFaults(
  report: Report,
  exchanges: readonly Exchange[],
  tender: Tender,
  tenderDigest: string,
  now: Date,
): readonly Message[] {
  return [...headFaults(report, tender, tenderDigest, now, exchanges), ...challengeFaults(report, exchanges, tender)]
}

/**
 * The same without what only the evidence shows: whether the requests carried the challenge.
 * @param exchanges whose times count too: recorded traffic can be older than the run that judged it
 */
export function headFaults(
  report: Report,
  tender: Tender,
  tenderDigest: string,
  now: Date,
  exchanges: readonly Exchange[] = [],
): readonly Message[] {
  return [
    ...nameFaults(report, tender, tenderDigest),
    ...subjectFaults(report, tender),
    ...timeFaults(timesOf(report, exchanges), tender, now),
    ...toolFaults(report, tender),
    ...versionFaults(report, tender),
    ...gapFaults(report),
  ]
}

/** Whether it says that it was made for this tender. */
function nameFaults({ tender: stated }: Report, tender: Tender, digest: string): readonly Message[] {
  if (!stated) return [message('binding.no-tender')]
  const words = (of: { authority: string; caseNumber: string; id: string }) =>
    [of.authority, of.caseNumber, of.id].join(', ')
  const { nonce } = tender.challenge
  return [
    ...(stated.digest === digest ? [] : [message('binding.other-tender', { stated: stated.digest, tender: digest })]),
    ...(words(stated) === words(tender)
      ? []
      : [message('binding.other-words', { stated: words(stated), tender: words(tender) })]),
    ...(stated.nonce === nonce ? [] : [message('binding.other-nonce', { stated: stated.nonce, nonce })]),
  ]
}

function subjectFaults({ profile, sut }: Report, tender: Tender): readonly Message[] {
  const named = ({ id, version, digest }: Tender['profile']) => `${id}@${version} ${digest}`
  const missing = tender.modules.filter(module => !sut.modules.includes(module))
  return [
    ...(profile.digest === tender.profile.digest
      ? []
      : [message('binding.other-profile', { stated: named(profile), tender: named(tender.profile) })]),
    ...(sut.role === tender.role ? [] : [message('binding.other-role', { stated: sut.role, tender: tender.role })]),
    ...(missing.length === 0 ? [] : [message('binding.modules-missing', { modules: missing.join(', ') })]),
  ]
}

interface Times {
  readonly began: string
  readonly ended: string
}

function timesOf({ startedAt, finishedAt }: Report, exchanges: readonly Exchange[]): Times {
  const times = [startedAt, finishedAt, ...exchanges.map(exchange => exchange.startedAt)]
  const moments = times.map(time => ({ time, at: Date.parse(time) }))
  const unreadable = moments.find(({ at }) => Number.isNaN(at))
  if (unreadable) return { began: unreadable.time, ended: unreadable.time }
  const sorted = moments.sort((a, b) => a.at - b.at)
  return { began: sorted[0]?.time ?? '', ended: sorted.at(-1)?.time ?? '' }
}

/** Each comparison is such that a time which is none is a fault. */
function timeFaults({ began, ended }: Times, { challenge, evidence }: Tender, now: Date): readonly Message[] {
  const { notBefore, notAfter } = challenge
  const limit = evidence.maxAgeDays
  const [first, last] = [Date.parse(began), Date.parse(ended)]
  const by = Math.min(now.getTime(), Date.parse(notAfter))
  return [
    ...(first >= Date.parse(notBefore) ? [] : [message('binding.too-early', { began, notBefore })]),
    ...(last <= Date.parse(notAfter) ? [] : [message('binding.too-late', { ended, notAfter })]),
    // Clocks differ, and zones are mistaken: a day is no forgery.
    ...(last <= now.getTime() + day ? [] : [message('binding.in-future', { ended, now: now.toISOString() })]),
    ...(by - first <= limit * day
      ? []
      : [message('binding.too-old', { began, limit, by: new Date(by).toISOString().slice(0, 10) })]),
  ]
}

function toolFaults({ tool }: Report, { tool: wanted }: Tender): readonly Message[] {
  if (tool.name !== wanted.name) return [message('binding.other-tool', { tool: tool.name, tender: wanted.name })]
  if (isAtLeast(tool.version, wanted.minimumVersion)) return []
  return [message('binding.tool-too-old', { version: tool.version, minimum: wanted.minimumVersion })]
}

/** By the order of semver 2.0.0, clause 11, as far as it goes for a minimum without a suffix; one with a suffix is before it. */
function isAtLeast(version: string, minimum: string): boolean {
  const [, core = '', suffix] = /^(\d+\.\d+\.\d+)(-[^+]*)?(?:\+.*)?$/.exec(version) ?? []
  if (core === '') return false
  const [its, least] = [core, minimum].map(text => text.split('.').map(Number))
  const at = [0, 1, 2].find(place => its?.[place] !== least?.[place])
  return at === undefined ? suffix === undefined : (its?.[at] ?? 0) > (least?.[at] ?? 0)
}

function versionFaults({ sut: { version } }: Report, { object }: Tender): readonly Message[] {
  if (version === undefined) return [message('binding.version-unstated')]
  const { versions } = object ?? {}
  if (!versions || versions.includes(version)) return []
  return [message('binding.other-version', { version, versions: versions.join(', ') })]
}

/** What was left out of the method, or could not be decided from the files that were given. */
function gapFaults({ exclusions, outOfScope }: Report): readonly Message[] {
  const undecided = outOfScope.filter(({ reason }) => reason === 'not-in-files')
  return [
    ...(exclusions.length === 0 ? [] : [message('binding.exclusions', counted(exclusions))]),
    ...(undecided.length === 0 ? [] : [message('binding.not-in-files', counted(undecided))]),
  ]
}

function counted(rows: readonly { readonly requirement: string }[]): { count: number; ids: string } {
  const ids = [...new Set(rows.map(({ requirement }) => requirement))]
  return { count: ids.length, ids: `${ids.slice(0, idsShown).join(', ')}${ids.length > idsShown ? ' …' : ''}` }
}

/** Our own requests each carry the nonce, and nothing else under its name; what the system sent to us cannot. */
function challengeFaults(
  report: Report,
  exchanges: readonly Exchange[],
  { challenge: { nonce } }: Tender,
): readonly Message[] {
  const name = challengeHeader.toLowerCase()
  const carries = ({ request }: Exchange) => {
    const values = request.headers.flatMap(([field, value]) => (field.toLowerCase() === name ? [value] : []))
    return values.length > 0 && values.every(value => value === nonce)
  }
  const without = exchanges.filter(exchange => exchange.sender !== 'sut' && !carries(exchange))
  const known = new Set(exchanges.map(({ id }) => id))
  const unseen = report.evidence.filter(({ id, kind }) => kind === 'exchange' && !known.has(id))
  const [first] = without
  const [hidden] = unseen
  return [
    ...(first
      ? [
          message('binding.unchallenged', {
            count: without.length,
            first: `${first.request.method} ${first.request.url}`,
          }),
        ]
      : []),
    ...(hidden ? [message('binding.unseen', { count: unseen.length, first: hidden.name })] : []),
  ]
}
