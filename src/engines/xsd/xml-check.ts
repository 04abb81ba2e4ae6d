import type { XmlTree } from '../../documents/xml/tree.ts'
import type { XmlCheck, XmlEvidence } from '../../documents/xml/xml-check.ts'
import { message } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import type { Place } from '../../model/finding.ts'
import type { Profile, XmlDocumentType } from '../../model/profile.ts'
import { chosenFile, filesOf, type OpenFiles } from '../../model/profile-files.ts'
import { findNode } from './find-node.ts'
import { openLibxml2 } from './libxml2.ts'
import { asRefused, type Breach, type Validator } from './validator.ts'
import { type NameShown, violation } from './violation.ts'

/** Id of the checks. */
const id = 'xsd'

/**
 * A check for each of these kinds of document that has an XML Schema. One that was to be supplied and was not leaves its
 * requirement untested.
 * @throws ToolError `xsd.refused`
 */
export async function xsdChecks(profile: Profile, types: readonly string[]): Promise<readonly XmlCheck[]> {
  const schemas = new Map<string, Promise<Validator>>()
  const checks = profile.xmlDocuments.flatMap(async type => {
    if (!type.xsd || !types.includes(type.id)) return []
    const chosen = chosenFile(profile, type.xsd)
    const files = filesOf(profile, chosen)
    if ('missing' in files) {
      const { name, version, path, url } = files.missing
      const reason = message('run.resource-missing', { name, version, path, url })
      return [checkOf(type, (requirement, _, sink) => sink.untested(requirement, reason))]
    }
    const key = `${chosen.pinned ?? ''}\n${files.path}`
    const opened = schemas.get(key) ?? openSchema(files)
    schemas.set(key, opened)
    const validator = await opened
    return [checkOf(type, (requirement, evidence, sink) => judge(validator, requirement, evidence, sink))]
  })
  return (await Promise.all(checks)).flat()
}

function checkOf(
  { id: type, xsd }: XmlDocumentType,
  judgeIt: (requirement: string, evidence: XmlEvidence, sink: Sink) => void,
): XmlCheck {
  const requirement = xsd?.requirement ?? ''
  const verifies = [requirement]
  return {
    id,
    verifies,
    verifiesFor: each => (each === type ? verifies : []),
    judge: (each, evidence, sink) => {
      if (each === type) judgeIt(requirement, evidence, sink)
    },
  }
}

/** Compiles a schema. @throws ToolError `xsd.refused` */
export async function openSchema(files: OpenFiles): Promise<Validator> {
  try {
    return await openLibxml2(files)
  } catch (error) {
    throw asRefused(error)
  }
}

function judge(validator: Validator, requirement: string, evidence: XmlEvidence, sink: Sink): void {
  const { document, tree } = evidence
  const nameShown = namesOf(tree)
  const { told, count } = validator.validate(tree.source)
  for (const breach of told) {
    sink.finding({ requirement, at: placeOf(evidence, breach), message: violation(breach.text, nameShown) })
  }
  // A report keeps no more of them, so only their number counts.
  const at = { evidence: document.id, name: document.name }
  for (let more = told.length; more < count; more += 1) sink.finding({ requirement, at, message: message('xsd.more') })
  sink.exercised(requirement)
}

/** Where our tree has the node; the line that the engine told when it does not. */
function placeOf({ document, tree, places }: XmlEvidence, { line, xpath }: Breach): Place {
  const about = { evidence: document.id, name: document.name }
  const node = xpath === undefined ? undefined : findNode(tree, xpath)
  if (node === undefined) return { ...about, line: Math.max(1, line) }
  const place = places.node(node)
  return { ...about, xpath: place.path, line: place.line, column: place.column }
}

/** Names with the prefixes that the document declares for them first. */
function namesOf({ declarations }: XmlTree): NameShown {
  const prefixes = new Map<string, string>()
  for (const { prefix, uri } of declarations) if (!prefixes.has(uri)) prefixes.set(uri, prefix)
  return (namespace, local) => {
    const prefix = prefixes.get(namespace)
    if (prefix === undefined) return `{${namespace}}${local}`
    return prefix === '' ? local : `${prefix}:${local}`
  }
}
