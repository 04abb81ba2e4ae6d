import { ToolError } from '../errors.ts'
import type { Profile } from '../model/profile.ts'

type NamedKind = 'module' | 'role' | 'requirement' | 'document-type' | 'resource'

/**
 * Refuses a profile whose parts name each other wrongly: an unknown module, role, document type or requirement
 * would otherwise be a check that never runs.
 * @throws ToolError `profile.unknown-name`, `profile.duplicate-id`
 */
export function refuseDangling(profile: Profile, folder: string): void {
  const known: Record<NamedKind, ReadonlySet<string>> = {
    module: new Set(Object.keys(profile.modules)),
    role: new Set(Object.keys(profile.roles)),
    requirement: new Set(profile.requirements.map(row => row.id)),
    'document-type': new Set(profile.documents.map(type => type.id)),
    resource: new Set(profile.resources.keys()),
  }
  const need = (kind: NamedKind, name: string, by: string) => {
    if (!known[kind].has(name)) throw new ToolError('profile.unknown-name', { where: folder, kind, name, by })
  }
  refuseDoubles(
    profile.requirements.map(row => row.id),
    folder,
  )
  refuseDoubles(
    profile.documents.map(type => type.id),
    folder,
  )
  for (const row of profile.requirements) {
    need('module', row.module, row.id)
    for (const role of row.roles) need('role', role, row.id)
    if (row.optionalWithin) need('requirement', row.optionalWithin, row.id)
  }
  for (const type of profile.documents) {
    need('module', type.module, type.id)
    need('resource', type.schema.split('#')[0] ?? '', type.id)
  }
  for (const rule of [...profile.unique, ...profile.references, ...profile.across]) {
    need('requirement', rule.requirement, rule.pointer)
    need('document-type', rule.document, rule.pointer)
  }
  for (const rule of profile.references) need('document-type', rule.to, rule.pointer)
  for (const rule of profile.across) if (rule.rule === 'repeats') need('document-type', rule.to, rule.pointer)
  for (const { document, rules } of profile.packages) {
    need('document-type', document, 'packages')
    for (const [rule, requirement] of Object.entries(rules)) need('requirement', requirement, `packages/${rule}`)
  }
  for (const module of profile.mandatoryModules) need('module', module, 'mandatoryModules')
  for (const role of profile.limits.flatMap(({ roles }) => roles)) need('role', role, 'limits')
  if (profile.wellFormed) need('requirement', profile.wellFormed, 'wellFormed')
}

function refuseDoubles(ids: readonly string[], folder: string): void {
  const double = ids.find((id, at) => ids.indexOf(id) !== at)
  if (double !== undefined) throw new ToolError('profile.duplicate-id', { where: folder, id: double })
}
