import { ToolError } from '../errors.ts'
import type { Profile } from '../model/profile.ts'

/**
 * Refuses a profile whose parts name each other wrongly: an unknown module, role, document type or requirement
 * would otherwise be a check that never runs.
 */
export function refuseDangling(profile: Profile, folder: string): void {
  const fail = (pointer: string, why: string): never => {
    throw new ToolError('profile.broken', { where: folder, pointer, why })
  }
  const ids = new Set<string>()
  for (const row of profile.requirements) {
    if (ids.has(row.id)) fail(row.id, `the id ${row.id} is there twice`)
    ids.add(row.id)
    if (!Object.hasOwn(profile.modules, row.module)) fail(row.id, `no module is called ${row.module}`)
    for (const role of row.roles) if (!Object.hasOwn(profile.roles, role)) fail(row.id, `no role is called ${role}`)
    if (row.notTested && row.manual) fail(row.id, 'notTested and manual exclude each other')
  }
  const types = new Set(profile.documents.map(type => type.id))
  for (const type of profile.documents) {
    if (!Object.hasOwn(profile.modules, type.module)) fail(type.id, `no module is called ${type.module}`)
    const path = type.schema.split('#')[0] ?? ''
    if (!profile.resources.has(path)) fail(type.id, `${path} is not among the resources`)
  }
  const named = [...profile.unique, ...profile.references]
  for (const rule of named) {
    if (!ids.has(rule.requirement)) fail(rule.pointer, `no requirement is called ${rule.requirement}`)
    if (!types.has(rule.document)) fail(rule.pointer, `no document type is called ${rule.document}`)
  }
  for (const rule of profile.references) if (!types.has(rule.to)) fail(rule.pointer, `no document type is called ${rule.to}`)
  for (const module of profile.mandatoryModules) {
    if (!Object.hasOwn(profile.modules, module)) fail('/mandatoryModules', `no module is called ${module}`)
  }
}
