import { XmlNames } from '../../documents/xml/names.ts'
import { parseXml, type XmlProblem } from '../../documents/xml/parse.ts'
import { XmlPlaces } from '../../documents/xml/place.ts'
import { rootOf } from '../../documents/xml/root.ts'
import type { Document } from '../../model/evidence.ts'
import type { Finding } from '../../model/finding.ts'
import type { Profile } from '../../model/profile.ts'
import type { Message } from '../../model/text.ts'
import type { Cache } from '../../model/world.ts'
import { type Ledger, openLedger } from '../check/ledger.ts'
import { xmlTypeOf } from '../check/xml-documents.ts'
import { plan } from '../plan.ts'
import { xmlChecks } from '../xml-checks.ts'

/** What the rules of a profile say of one document. */
export interface XmlJudgement {
  /** How often each requirement was broken. */
  readonly raised: ReadonlyMap<string, number>
  /** How often rules were that go by another id than their requirement. */
  readonly aliases: ReadonlyMap<string, number>
  readonly exercised: ReadonlySet<string>
  /** Why a requirement could not be decided: what tests it was not supplied, or ended with an error. */
  readonly undecided: ReadonlyMap<string, Message>
  readonly findings: readonly Finding[]
  /** The document is of no kind that the profile knows. */
  readonly isUnknown: boolean
}

/** Judges by all that the profile has for XML, or by its rules alone: a document may be a part of one that the schema would refuse. */
export type XmlJudge = (text: string, by?: 'all' | 'rules') => XmlJudgement

/**
 * Makes what judges documents in memory by the rules of a profile, compiled once.
 * @throws ToolError `schematron.refused`, `profile.unknown-name`, `profile.untested`
 */
export async function openXmlJudge(profile: Profile, cache: Cache): Promise<XmlJudge> {
  return (await openXmlRules(profile, cache)).judge
}

/** What judges documents, and tells which rules name a place in them: kind of document and local names from the root. */
export interface XmlRules {
  readonly judge: XmlJudge
  speaksOf(documentType: string, path: readonly string[]): readonly string[]
}

/**
 * The same, with what its rules say by their source.
 * @throws ToolError `schematron.refused`, `profile.unknown-name`, `profile.untested`
 */
export async function openXmlRules(profile: Profile, cache: Cache): Promise<XmlRules> {
  const planned = plan(profile, { role: 'document' }, { only: [], exclude: [] })
  const checks = (await xmlChecks(planned, cache)) ?? []
  const ids = new Set(profile.requirements.map(({ id }) => id))
  const names = new XmlNames()
  const judge: XmlJudge = (text, by = 'all') => {
    const ledger = openLedger(ids)
    const { tree, problem } = parseXml(text, { names })
    if (problem) return illFormed(profile, problem)
    const type = xmlTypeOf(profile, rootOf(tree))
    if (type === undefined) return { ...nothing, isUnknown: true }
    if (profile.wellFormed !== undefined) ledger.sink('well-formed').exercised(profile.wellFormed)
    const evidence = { document: documentOf(text), tree, places: new XmlPlaces(tree) }
    for (const check of checks) {
      if (by === 'rules' && check.id === 'xsd') continue
      ledger.guard(check, () => check.judge(type.id, evidence, ledger.sink(check.id)))
    }
    return judgementOf(ledger)
  }
  const speaksOf: XmlRules['speaksOf'] = (type, path) => checks.flatMap(check => check.speaksOf?.(type, path) ?? [])
  return { judge, speaksOf }
}

const nothing: XmlJudgement = {
  raised: new Map(),
  aliases: new Map(),
  exercised: new Set(),
  undecided: new Map(),
  findings: [],
  isUnknown: false,
}

function documentOf(text: string): Document {
  const bytes = new TextEncoder().encode(text)
  const chunks = async function* () {
    yield bytes
  }
  return { kind: 'document', id: '', name: 'vector', mediaType: 'application/xml', size: bytes.length, bytes, chunks }
}

function illFormed({ wellFormed }: Profile, { message, line, column }: XmlProblem): XmlJudgement {
  if (wellFormed === undefined) return { ...nothing, undecided: new Map([['', message]]) }
  const at = { evidence: '', name: 'vector', line, column }
  const findings = [{ requirement: wellFormed, check: 'well-formed', at, message }]
  return { ...nothing, raised: new Map([[wellFormed, 1]]), exercised: new Set([wellFormed]), findings }
}

function judgementOf({ entries, findings }: Ledger): XmlJudgement {
  const raised = new Map<string, number>()
  const exercised = new Set<string>()
  const aliases = new Map<string, number>()
  const undecided = new Map<string, Message>()
  for (const [id, { exercised: times, findings: count, untested, errors }] of entries) {
    if (count > 0) raised.set(id, count)
    if (times > 0) exercised.add(id)
    const [reason] = [...errors, ...untested]
    if (reason) undecided.set(id, reason)
  }
  for (const { message: said } of findings) {
    const rule = said.key === 'schematron.raised-as' ? said.args.rule : undefined
    if (typeof rule === 'string') aliases.set(rule, (aliases.get(rule) ?? 0) + 1)
  }
  return { ...nothing, raised, aliases, exercised, undecided, findings }
}
