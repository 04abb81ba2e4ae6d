import { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Exclusion, OutOfScope, Plan, Selection } from '../model/plan.ts'
import type { Profile } from '../model/profile.ts'
import type { Requirement } from '../model/requirement.ts'
import type { Sut } from '../model/sut.ts'

/**
 * Lists every requirement before anything is tested: in scope, out of scope with the reason, or left out by the user.
 * What the user leaves out stays in scope, so that its MUSTs end untested.
 * @throws ToolError `usage.option` for an unknown role, module or document type, `requirement.unknown` for a pattern that names nothing
 */
export function plan(profile: Profile, sut: Sut, selection: Selection): Plan {
  if (!Object.hasOwn(profile.roles, sut.role)) {
    throw new ToolError('usage.option', {
      option: '--role',
      value: sut.role,
      allowed: Object.keys(profile.roles).join(', '),
    })
  }
  refuseUnknownType(profile, sut)
  const modules = claimedModules(profile, sut)
  const requirements: Requirement[] = []
  const outOfScope: OutOfScope[] = []
  for (const row of profile.requirements) {
    const reason = reasonOutside(row, sut.role, modules, selection)
    if (reason) outOfScope.push({ requirement: row.id, reason })
    else requirements.push(row)
  }
  return { profile, sut, requirements, outOfScope, exclusions: excluded(profile, requirements, selection), modules }
}

/**
 * Passed over, it would leave files judged as another type than the user meant.
 * @throws ToolError `usage.option`
 */
export function refuseUnknownType(
  { documents, xmlDocuments }: Profile,
  { documentType }: Pick<Sut, 'documentType'>,
): void {
  if (documentType === undefined) return
  const known = [...documents, ...xmlDocuments].map(({ id }) => id)
  if (known.includes(documentType)) return
  throw new ToolError('usage.option', { option: '--type', value: documentType, allowed: known.join(', ') })
}

function claimedModules(profile: Profile, sut: Sut): readonly string[] {
  const known = Object.keys(profile.modules)
  for (const module of sut.modules ?? []) {
    if (!known.includes(module)) {
      throw new ToolError('usage.option', { option: '--modules', value: module, allowed: known.join(', ') })
    }
  }
  return [...new Set([...(sut.modules ?? known), ...profile.mandatoryModules])].sort()
}

function reasonOutside(
  row: Requirement,
  role: string,
  modules: readonly string[],
  { decidable }: Selection,
): OutOfScope['reason'] | undefined {
  if (!row.roles.includes(role)) return 'role'
  if (!modules.includes(row.module)) return 'module'
  if (row.notTested) return 'not-scored'
  return decidable && !decidable.includes(row.id) ? 'not-in-files' : undefined
}

function excluded(profile: Profile, rows: readonly Requirement[], { only, exclude }: Selection): readonly Exclusion[] {
  const all = profile.requirements.map(row => row.id)
  const kept = only.length > 0 ? matcher(all, only, '--only') : () => true
  const dropped = exclude.length > 0 ? matcher(all, exclude, '--exclude') : () => false
  return rows.flatMap(row => {
    if (dropped(row.id)) return [{ requirement: row.id, reason: message('run.excluded', { option: '--exclude' }) }]
    if (!kept(row.id)) return [{ requirement: row.id, reason: message('run.excluded', { option: '--only' }) }]
    return []
  })
}

/** Patterns are ids, or beginnings of ids followed by `*`. One that names nothing is a mistake, not an empty choice. */
function matcher(ids: readonly string[], patterns: readonly string[], option: string): (id: string) => boolean {
  const chosen = new Set<string>()
  for (const pattern of patterns) {
    const hits = ids.filter(id => (pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern))
    if (hits.length === 0)
      throw new ToolError('requirement.unknown', { where: option, requirement: pattern, known: ids.join(', ') })
    for (const id of hits) chosen.add(id)
  }
  return id => chosen.has(id)
}
