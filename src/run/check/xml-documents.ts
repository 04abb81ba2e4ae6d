import { fitsPath } from '../../documents/package/names.ts'
import { problemWeights } from '../../documents/problem.ts'
import type { DocumentProblem } from '../../documents/syntax.ts'
import { XmlNames } from '../../documents/xml/names.ts'
import type { XmlProblem } from '../../documents/xml/parse.ts'
import { XmlPlaces } from '../../documents/xml/place.ts'
import { rootElement, rootOf, type XmlRoot } from '../../documents/xml/root.ts'
import type { XmlTree } from '../../documents/xml/tree.ts'
import type { XmlCheck } from '../../documents/xml/xml-check.ts'
import { xmlTree } from '../../documents/xml.ts'
import { message } from '../../messages/speaker.ts'
import type { Document } from '../../model/evidence.ts'
import { means } from '../../model/id-pattern.ts'
import type { Plan } from '../../model/plan.ts'
import type { Profile, XmlDocumentType } from '../../model/profile.ts'
import { dtdJudge } from '../dtd-judge.ts'
import type { DocumentOutcome } from './document-outcome.ts'
import type { Ledger } from './ledger.ts'

/**
 * The kind of XML document that has this root element. Among several it is the one whose `where` holds, then one without;
 * one that is alone is meant whatever its `where` says, so that a wrong value there is found by its rules. Where the path of
 * the document says more, it decides.
 */
export function xmlTypeOf(
  { xmlDocuments }: Pick<Profile, 'xmlDocuments'>,
  root: XmlRoot,
  name = '',
): XmlDocumentType | undefined {
  const ofRoot = xmlDocuments.filter(type => hasRoot(type, root))
  const byPath = ofRoot.filter(({ paths = [] }) => paths.some(pattern => fitsPath(name, `**/${pattern}`)))
  const candidates = byPath.length > 0 ? byPath : ofRoot.filter(({ paths }) => paths === undefined)
  const plain = candidates.find(type => type.root.where === undefined)
  return candidates.find(type => isMeant(type, root)) ?? plain ?? candidates[0]
}

function hasRoot({ root: { namespace, name } }: XmlDocumentType, root: XmlRoot): boolean {
  return namespace === root.namespace && name === root.name
}

/** True for a kind of which the document says that it is one, by more than its root element. */
export function isMeant({ root: { where } }: XmlDocumentType, root: XmlRoot): boolean {
  const found = where && root.child(where.namespace, where.name)
  return where !== undefined && found !== undefined && means([where.value], found)
}

/** By what XML documents are judged, and where that is written down. */
export interface XmlJudging {
  readonly plan: Plan
  readonly xml: readonly XmlCheck[]
  readonly ledger: Pick<Ledger, 'sink' | 'guard'>
}

/** What becomes of a document that is read but not judged, or nothing: it may still be judged as something else. */
type Judged = (document: Document, tell: (problem: DocumentProblem) => void) => Promise<DocumentOutcome | undefined>

/** Names and paths that may be known at a time, beside those of the rules. */
const mostNames = 50_000
const mostPaths = 200_000

/** Gives what judges XML documents of the kinds that the profile knows. Names are shared by all of them. */
export function xmlJudge(judging: XmlJudging): Judged {
  const { plan } = judging
  const names = new XmlNames()
  const { allowsDtd = false } = plan.sut
  const openDtd = allowsDtd ? dtdJudge : undefined
  const named = plan.profile.xmlDocuments.find(({ id }) => id === plan.sut.documentType)
  return async (document, tell) => {
    const { tree, problem, hasUnreadDtd } = await xmlTree(document, { names, openDtd })
    const root = tree ? rootOf(tree) : await rootElement(document, allowsDtd)
    const type = named ?? (root && xmlTypeOf(plan.profile, root, document.name))
    if (type && !plan.modules.includes(type.module)) return outside(document, type)
    if (problem) return notFormed(document, problem, { root, type, tell })
    if (!type) return undefined
    const isOther = root === undefined || !hasRoot(type, root)
    const outcome = isOther ? otherRoot(judging, type, document, root) : judgeTree(judging, type, document, tree)
    if (names.uri.length > mostNames || names.pathName.length > mostPaths) names.forget()
    return hasUnreadDtd && !outcome.remark
      ? { ...outcome, remark: message('run.dtd-not-loaded', { name: document.name }) }
      : outcome
  }
}

interface Kind {
  readonly root: XmlRoot | undefined
  readonly type: XmlDocumentType | undefined
  readonly tell: (problem: DocumentProblem) => void
}

/** What cannot be read as far as its root element may be of any kind, so it is never passed over. */
function notFormed(
  { id, name }: Document,
  problem: XmlProblem,
  { root, type, tell }: Kind,
): DocumentOutcome | undefined {
  if (root && !type) return undefined
  const { kind, message: said, line, column } = problem
  tell({ kind, weight: problemWeights[kind], message: said, at: { evidence: id, name, line, column } })
  return { records: 0, types: type ? [type.id] : [], isWhole: false }
}

function judgeTree(
  { xml, ledger }: XmlJudging,
  type: XmlDocumentType,
  document: Document,
  tree: XmlTree,
): DocumentOutcome {
  const { id } = type
  const evidence = { document, tree, places: new XmlPlaces(tree) }
  let isWhole = true
  for (const check of xml) {
    if (!ledger.guard(check, () => check.judge(id, evidence, ledger.sink(check.id)))) isWhole = false
  }
  return { records: 1, types: [id], isWhole }
}

/** The user said what it is, and it is not: what documents of that kind could show stays open. */
function otherRoot(
  { xml, ledger }: XmlJudging,
  { id, root }: XmlDocumentType,
  { name }: Document,
  found: XmlRoot | undefined,
): DocumentOutcome {
  const remark = message('run.other-root', { name, type: id, root: shown(root), found: found ? shown(found) : '' })
  for (const check of xml) {
    for (const requirement of check.verifiesFor(id)) ledger.sink(check.id).untested(requirement, remark)
  }
  return { records: 0, types: [id], isWhole: false, remark }
}

function shown({ namespace, name }: Pick<XmlRoot, 'namespace' | 'name'>): string {
  return namespace === '' ? name : `{${namespace}}${name}`
}

function outside({ name }: Document, { id, module }: XmlDocumentType): DocumentOutcome {
  return { records: 0, types: [id], isWhole: false, remark: message('run.outside-scope', { name, module }) }
}
