import { recordsOf, soundRecordsOf } from '../../documents/document.ts'
import { recogniseType } from '../../documents/recognise.ts'
import type { DocumentProblem, Envelope } from '../../documents/syntax.ts'
import { syntaxOf } from '../../documents/syntaxes.ts'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { DocumentCheck, JsonRecord } from '../../model/check.ts'
import type { Document } from '../../model/evidence.ts'
import type { Plan } from '../../model/plan.ts'
import type { DocumentType } from '../../model/profile.ts'
import type { Message } from '../../model/text.ts'
import { whyUnread } from '../why-unread.ts'
import type { DocumentOutcome } from './document-outcome.ts'
import type { Judging } from './judging.ts'
import { otherEnvelope } from './other-envelope.ts'
import { judgePackage, packageRows } from './package.ts'
import { xmlJudge } from './xml-documents.ts'

/** The id under which the form of documents themselves is judged. */
const wellFormed = 'well-formed'

/**
 * Gives what judges every record of a document by the schema of its type. A document that is not well-formed breaks the
 * requirement that the profile names for that; one whose end the tool did not reach leaves everything untested.
 */
export function documentChecker(judging: Judging): (document: Document) => DocumentOutcome | Promise<DocumentOutcome> {
  const { plan } = judging
  const form = plan.requirements.find(({ id }) => id === plan.profile.wellFormed)?.id
  const judgeXml = judging.xml && xmlJudge({ ...judging, xml: judging.xml })
  const judged = async (document: Document) => {
    if (document.inventory) return judgePackage(judging, document)
    const formed = formOf(judging, form)
    const asXml = document.mediaType === 'application/xml' && (await judgeXml?.(document, formed.problem))
    if (asXml && asXml.records > 0) formed.end()
    return asXml || judgeRecords(judging, document, formed)
  }
  return document => {
    try {
      const isPlain = document.mediaType === 'application/json' && !document.inventory
      const outcome = isPlain && judgeSound(judging, document, formOf(judging, form))
      return outcome || judged(document).catch(error => notRead(judging, document, error))
    } catch (error) {
      return notRead(judging, document, error)
    }
  }
}

/** Every requirement that a document could have shown something of, whatever its type. */
export function couldShow({ plan, check, xml = [] }: Pick<Judging, 'plan' | 'check' | 'xml'>): readonly string[] {
  const { documents, wellFormed: form } = plan.profile
  const ofRecords = documents.flatMap(({ id }) => recordsCouldShow(plan, check, id))
  const ofXml = xml.flatMap(({ verifies }) => verifies)
  return [
    ...new Set([...check.verifies, ...ofRecords, ...ofXml, ...packageRows(plan.profile), ...(form ? [form] : [])]),
  ]
}

function recordsCouldShow({ profile }: Plan, check: DocumentCheck, type: string): readonly string[] {
  const own = [...profile.unique, ...profile.references, ...profile.across].filter(({ document }) => document === type)
  const across = [...own, ...profile.across.filter(rule => rule.rule === 'repeats' && rule.to === type)]
  return [...check.verifiesFor(type), ...across.map(({ requirement }) => requirement)]
}

/** Where a list of records stands in an object that is only their envelope. */
export const recordsAt = '/data'

/** An envelope that holds a token for the next page is not the last of its list. */
function pageOf({ pageToken }: Envelope): 'goes-on' | 'ends' {
  return typeof pageToken === 'string' && pageToken !== '' ? 'goes-on' : 'ends'
}

/** The records of a small file in which nothing is wrong are there at once: to wait for each of many files takes a tenth. */
function judgeSound(judging: Judging, document: Document, form: Form): DocumentOutcome | undefined {
  const sound = soundRecordsOf(document, { recordsAt })
  if (!sound) return undefined
  const judged = openRecords(judging, document)
  return judged.take(sound.records) ?? judged.end(form, sound.envelope)
}

async function judgeRecords(judging: Judging, document: Document, form: Form): Promise<DocumentOutcome> {
  const read = asJson(judging.plan, document)
  if (!('kind' in read)) return notJudged(judging, document, read.candidates)
  const judged = openRecords(judging, document)
  let around: Envelope | undefined
  for await (const { records, problems, envelope } of recordsOf(read, { recordsAt })) {
    problems.forEach(form.problem)
    const over = judged.take(records)
    if (over) return over
    around ??= envelope
  }
  return judged.end(form, around)
}

/** Judges the records of one document, in their order; what it is shows by the first. */
function openRecords(judging: Judging, document: Document) {
  const { plan, check, ledger, listener } = judging
  const sink = ledger.sink(check.id)
  let type: DocumentType | undefined
  let count = 0
  let remark: Message | undefined
  return {
    /** What comes of the document when the rest of it is not to be judged. */
    take: (records: readonly JsonRecord[]): DocumentOutcome | undefined => {
      const [first] = records
      if (!first) return undefined
      if (!type) {
        const found = typeOf(plan, document, first)
        if (!('type' in found)) return notJudged(judging, document, found.candidates)
        type = found.type
        remark = otherEnvelope(type, first)
        if (!plan.modules.includes(type.module)) return outsideScope(document, type)
      }
      const { id } = type
      const held = ledger.guard(check, () => {
        for (const record of records) check.record(id, record, sink, listener)
      })
      if (!held) return { records: count, types: [id], isWhole: false }
      count += records.length
      return undefined
    },
    end: (form: Form, envelope?: Envelope): DocumentOutcome => {
      const isWhole = form.end()
      const types = type ? [type.id] : []
      const page = envelope && pageOf(envelope)
      const more = { ...(page ? { page } : {}), ...(remark ? { remark } : {}) }
      if (count > 0) return { records: count, types, isWhole, ...more }
      return { records: 0, types, isWhole, remark: message('run.no-records', { name: document.name }) }
    },
  }
}

/**
 * Types are judged as JSON, and as YAML where the profile names a YAML file. Any other file of such a type, by its name or
 * the user's word, is read as JSON, so that it hears that it is none; one of no such type says nothing of the profile.
 */
function asJson(plan: Plan, document: Document): Document | { readonly candidates: readonly DocumentType[] } {
  const isYaml = document.mediaType === 'application/yaml'
  if (isYaml ? takesYaml(plan.profile) : document.mediaType !== 'application/xml') return document
  const found = typeOf(plan, document, undefined)
  return 'type' in found ? { ...document, mediaType: 'application/json' } : found
}

function takesYaml({ documents }: Plan['profile']): boolean {
  return documents.some(({ fileNames }) => fileNames.some(name => syntaxOf(name) === 'application/yaml'))
}

type Form = ReturnType<typeof formOf>

/** Follows whether the document itself is right. */
function formOf(judging: Judging, requirement: string | undefined) {
  const { ledger } = judging
  const sink = ledger.sink(wellFormed)
  let isSound = true
  return {
    problem: ({ weight, message: said, at }: DocumentProblem) => {
      if (weight === 'remark') return
      isSound = false
      if (weight === 'limit' || requirement === undefined) {
        for (const id of couldShow(judging)) sink.untested(id, said)
      } else {
        sink.finding({ requirement, at, message: said })
      }
    },
    end: () => {
      if (isSound && requirement !== undefined) sink.exercised(requirement)
      return isSound
    },
  }
}

/** A file that was there when evidence was collected, and is not now, is the surroundings' trouble; all else is ours. */
function notRead(judging: Judging, document: Document, error: unknown): DocumentOutcome {
  const { ledger } = judging
  const { name } = document
  const why = error instanceof ToolError ? whyUnread(error, name) : undefined
  if (why === undefined) {
    ledger.guard({ id: wellFormed, verifies: couldShow(judging) }, () => {
      throw error
    })
    return { records: 0, types: [], isWhole: false }
  }
  const remark = message('run.unreadable', { name, why })
  for (const id of couldShow(judging)) ledger.sink(wellFormed).untested(id, remark)
  return { records: 0, types: [], isWhole: false, remark }
}

type Typed = { readonly type: DocumentType } | { readonly candidates: readonly DocumentType[] }

function typeOf(plan: Plan, document: Document, sample: JsonRecord | undefined): Typed {
  const { documents } = plan.profile
  const named = documents.find(type => type.id === plan.sut.documentType)
  if (named) return { type: named }
  const { type, candidates } = recogniseType(document.name, sample?.value, documents)
  return type ? { type } : { candidates }
}

/** One that may be of several types is the user's to name: until then, it leaves open what those types could show. */
function notJudged(
  { plan, check, ledger }: Judging,
  { name }: Document,
  candidates: readonly DocumentType[],
): DocumentOutcome {
  if (candidates.length === 0) {
    return { records: 0, types: [], isWhole: true, remark: message('run.unrecognised', { name }) }
  }
  const types = candidates.map(({ id }) => id)
  const remark = message('run.ambiguous', { name, types: types.join(', ') })
  for (const id of types.flatMap(type => recordsCouldShow(plan, check, type)))
    ledger.sink(check.id).untested(id, remark)
  return { records: 0, types, isWhole: false, remark }
}

function outsideScope({ name }: Document, type: DocumentType): DocumentOutcome {
  const remark = message('run.outside-scope', { name, module: type.module })
  return { records: 0, types: [type.id], isWhole: false, remark }
}
