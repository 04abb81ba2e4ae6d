import { createHash } from 'node:crypto'
import { message } from '../messages/speaker.ts'
import type { Plan } from '../model/plan.ts'
import type { FileReference, PinnedArtefact, Profile, SchematronRules } from '../model/profile.ts'
import { chosenFile, filesOf } from '../model/profile-files.ts'
import type { RuleSet } from '../model/report.ts'
import type { Message } from '../model/text.ts'

/** The rule sets and schemas that documents of the run are judged by, with version and digest, in the order of the profile. */
export function ruleSetsOf({ profile, documentTypes }: Pick<Plan, 'profile' | 'documentTypes'>): readonly RuleSet[] {
  const types = profile.xmlDocuments.filter(({ id }) => documentTypes?.includes(id) ?? true)
  const ids = types.map(({ id }) => id)
  const schemas = types.flatMap(({ xsd }) => (xsd ? [ruleSetOf(profile, chosenFile(profile, xsd), {})] : []))
  const rules = profile.schematron
    .filter(({ documents }) => documents.some(id => ids.includes(id)))
    .map(entry => ruleSetOf(profile, chosenFile(profile, entry), entry))
  return [...new Map([...schemas, ...rules].map(each => [each.name, each])).values()]
}

/** What says that a rule set, or the profile, is not the one of that day. It changes no verdict, but must be seen. */
export function validityRemarks({ profile, documentTypes }: Plan, startedAt: string): readonly Message[] {
  const day = startedAt.slice(0, 10)
  const { id, version, status } = profile
  const windows = [{ name: id, version, ...status }, ...ruleSetsOf({ profile, documentTypes: documentTypes ?? [] })]
  const ofDays = windows.flatMap(({ name, version: its, validFrom, validTo }): readonly Message[] => {
    const about = { name, version: its, day }
    if (validFrom !== undefined && day < validFrom) return [message('run.rules-not-yet', { ...about, from: validFrom })]
    if (validTo !== undefined && day > validTo) return [message('run.rules-expired', { ...about, to: validTo })]
    return []
  })
  const replacement = status.replacement ?? ''
  const isOut = status.deprecated === true
  return isOut ? [...ofDays, message('run.profile-deprecated', { name: id, version, replacement })] : ofDays
}

/** What the profile says that a run in this role does not show. It changes no verdict, but must be seen. */
export function limitRemarks({ profile, sut }: Plan): readonly Message[] {
  return profile.limits.flatMap(({ roles, text }) =>
    roles.includes(sut.role) ? [message('run.limits', { ...text })] : [],
  )
}

type Window = Pick<SchematronRules, 'version' | 'validFrom' | 'validTo'>

function ruleSetOf(profile: Profile, reference: FileReference, entry: Window): RuleSet {
  const pin = profile.pinned.find(({ name }) => name === reference.pinned)
  const files = filesOf(profile, reference)
  const { validFrom = entry.validFrom, validTo = entry.validTo } = pin ?? {}
  return {
    name: pin?.name ?? reference.path ?? '',
    version: pin?.version ?? entry.version ?? profile.version,
    digest: pin ? pinDigest(pin) : (profile.resources.get(reference.path ?? '')?.digest ?? profile.digest),
    isSupplied: !('missing' in files),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
  }
}

/** Of one file its own; of several, over the sorted lines of paths and digests. */
function pinDigest({ sha256, files = {} }: PinnedArtefact): string {
  if (sha256 !== undefined) return `sha256:${sha256}`
  const lines = Object.entries(files).map(([path, digest]) => `${path} sha256:${digest}\n`)
  return `sha256:${createHash('sha256').update(lines.sort().join('')).digest('hex')}`
}
