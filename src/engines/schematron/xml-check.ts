import type { XmlCheck, XmlEvidence } from '../../documents/xml/xml-check.ts'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import type { Place } from '../../model/finding.ts'
import { meaning } from '../../model/id-pattern.ts'
import type { PinnedArtefact, Profile, SchematronRules } from '../../model/profile.ts'
import { filesOf, type OpenFiles } from '../../model/profile-files.ts'
import type { Message } from '../../model/text.ts'
import type { Cache } from '../../model/world.ts'
import { namesPlaces } from './named-places.ts'
import type { Compiled } from './open.ts'
import { found, type Particulars, particularsOf } from './particulars.ts'
import { requirementsOf } from './requirements.ts'
import type { Outcome } from './run/result.ts'
import { loadStored } from './stored.ts'

/** Id of the checks. */
const id = 'schematron'

/** Findings of one requirement in one document that say where they are. More than this is kept of no requirement. */
const placed = 100

export interface CheckOptions {
  /** Kinds of document that are to be judged; rule sets for others are not even read. */
  readonly types: readonly string[]
  /** What current-date() gives. */
  readonly now?: Date
  readonly cache: Cache
}

/**
 * A check for each rule set of the profile that judges one of these kinds of document. A rule set that was to be supplied
 * and was not leaves what it tests untested.
 * @throws ToolError `schematron.refused`, `profile.unknown-name`, `profile.untested`
 */
export function schematronChecks(profile: Profile, options: CheckOptions): Promise<readonly XmlCheck[]> {
  const wanted = profile.schematron.filter(({ documents }) => documents.some(type => options.types.includes(type)))
  const checks = wanted.map(async entry => {
    const isTested = meaning(entry.verifies)
    const rows = profile.requirements.filter(row => isTested(row.id)).map(row => row.id)
    const source = sourceOf(profile, entry)
    return 'missing' in source ? absentCheck(entry, rows, source.missing) : ruleCheck(profile, entry, source, options)
  })
  return Promise.all(checks)
}

export type RuleSource = OpenFiles & { readonly ignore: readonly string[] }

/** The rules as supplied take the place of the profile's own, when it says so. */
export function sourceOf(profile: Profile, entry: SchematronRules): RuleSource | { readonly missing: PinnedArtefact } {
  const { alternative } = entry
  const chosen = alternative && profile.supplied.has(alternative.pinned) ? alternative : entry
  const files = filesOf(profile, chosen)
  return 'missing' in files ? files : { ...files, ignore: chosen.ignore ?? [] }
}

function absentCheck({ documents }: SchematronRules, rows: readonly string[], missing: PinnedArtefact): XmlCheck {
  const { name, version, path, url } = missing
  const reason = message('run.resource-missing', { name, version, path, url })
  return {
    id,
    verifies: rows,
    verifiesFor: type => (documents.includes(type) ? rows : []),
    judge: (type, _, sink) => {
      if (documents.includes(type)) for (const row of rows) sink.untested(row, reason)
    },
  }
}

async function ruleCheck(
  profile: Profile,
  entry: SchematronRules,
  source: RuleSource,
  { now, cache }: CheckOptions,
): Promise<XmlCheck> {
  const { compiled, keep } = await compile(source, entry.phase, cache)
  const requirements = requirementsOf(profile, entry, compiled, source)
  const verifies = [...new Set(requirements.filter(row => row !== undefined))].sort()
  const silent = new WeakMap<Sink, Uint8Array>()
  const particulars = new Map<number, Particulars>()
  let places: readonly ((path: readonly string[]) => boolean)[] | undefined
  return {
    id,
    verifies,
    verifiesFor: type => (entry.documents.includes(type) ? verifies : []),
    judge: (type, evidence, sink) => {
      if (!entry.documents.includes(type)) return
      const outcome = compiled.run(evidence.tree, now === undefined ? {} : { now: () => now })
      const told = silent.get(sink) ?? new Uint8Array(requirements.length)
      silent.set(sink, told)
      tellApplied(compiled, requirements, outcome, { sink, told })
      tellRaised(compiled, requirements, outcome, { sink, evidence, particulars })
    },
    speaksOf: (type, path) => {
      if (!entry.documents.includes(type)) return []
      const { assertions, rules } = compiled
      places ??= assertions.map(each => namesPlaces(rules[each.rule] ?? { context: '.' }, each))
      return [...new Set(requirements.filter((row, index) => row !== undefined && places?.[index]?.(path)))] as string[]
    },
    keep,
  }
}

async function compile({ path, read, digest }: RuleSource, phase: string | undefined, cache: Cache) {
  const { loaded, keep } = await loadStored({ path, read, digest, ...(phase === undefined ? {} : { phase }) }, cache)
  const { compiled, problems } = loaded
  if (compiled) return { compiled, keep }
  const [first] = problems
  const { file, line, column } = first?.place ?? { file: path, line: 1, column: 1 }
  throw new ToolError(
    'schematron.refused',
    { where: file, line, column, count: problems.length },
    undefined,
    first?.said,
  )
}

type Requirements = readonly (string | undefined)[]

/**
 * An assertion is exercised at the nodes that its rule was applied to and where it gave an answer. One whose rule was
 * applied to none found nothing of the kind in the document, which was looked at whole.
 */
function tellApplied(
  { assertions, rules }: Compiled,
  requirements: Requirements,
  { applied, unevaluatedCounts }: Outcome,
  { sink, told }: { readonly sink: Sink; readonly told: Uint8Array },
): void {
  const reasons = new Map<number, Message>()
  for (let index = 0; index < requirements.length; index += 1) {
    const requirement = requirements[index]
    const rule = assertions[index]?.rule as number
    if (requirement === undefined) continue
    const times = (applied[rule] as number) - (unevaluatedCounts[index] as number)
    if (times > 0) sink.exercised(requirement, times)
    // Said once: the reason is the same for every document.
    else if (applied[rule] === 0 && told[index] === 0) {
      told[index] = 1
      const known = reasons.get(rule)
      const reason = known ?? message('schematron.no-node', { context: shortened(rules[rule]?.context ?? '') })
      if (!known) reasons.set(rule, reason)
      sink.inapplicable(requirement, reason)
    }
  }
}

interface Telling {
  readonly sink: Sink
  readonly evidence: XmlEvidence
  /** By assertion, kept from document to document. */
  readonly particulars: Map<number, Particulars>
}

function tellRaised(
  { assertions, namespaces }: Compiled,
  requirements: Requirements,
  { raised, unevaluated }: Outcome,
  { sink, evidence, particulars }: Telling,
): void {
  const counts = new Map<string, number>()
  for (const { assertion, node, text, diagnostics } of raised) {
    const requirement = requirements[assertion]
    if (requirement === undefined) continue
    const count = (counts.get(requirement) ?? 0) + 1
    counts.set(requirement, count)
    const isPlaced = count <= placed
    const at = isPlaced ? placeOf(evidence, node) : nowhere(evidence)
    const said = shortened([text, ...diagnostics.map(note => note.text)].join(' '))
    const info = assertions[assertion]
    const rule = info?.id ?? ''
    const isOwn = rule === requirement || rule === ''
    const words = isOwn
      ? message('schematron.raised', { text: said })
      : message('schematron.raised-as', { rule, text: said })
    if (!info || !isPlaced) {
      sink.finding({ requirement, at, message: words })
      continue
    }
    // What would have held there, and what stands there instead: what to mend.
    const known = particulars.get(assertion) ?? particularsOf(info)
    particulars.set(assertion, known)
    const actual = found(evidence.tree, node, known, namespaces)
    const both = { expected: shortened(known.wanted), ...(actual === undefined ? {} : { actual }) }
    sink.finding({ requirement, at, message: words, ...both })
  }
  for (const { assertion, node, text } of unevaluated) {
    const requirement = requirements[assertion]
    if (requirement === undefined) continue
    const { name, line = 0 } = placeOf(evidence, node)
    sink.error(requirement, message('schematron.unevaluated', { name, line, why: shortened(text) }))
  }
}

function placeOf({ document, places }: XmlEvidence, node: number): Place {
  const { line, column, path } = node < 0 ? places.attribute(-node - 1) : places.node(node)
  return { evidence: document.id, name: document.name, xpath: path, line, column }
}

function nowhere({ document }: XmlEvidence): Place {
  return { evidence: document.id, name: document.name }
}

/** Text of a rule set on one line. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 1_000 ? `${line.slice(0, 999)}…` : line
}
