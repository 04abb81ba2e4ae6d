import { ToolError } from '../../errors.ts'
import { meaning, means } from '../../model/id-pattern.ts'
import type { Profile, SchematronRules } from '../../model/profile.ts'
import type { Compiled } from './open.ts'

/**
 * By assertion the requirement that it tests; undefined for one that says nothing of this profile. Every assertion has
 * to lead somewhere, and every row that the rule set is said to test has to have one. An assertion without an id goes by
 * that of its rule, else of its pattern.
 * @throws ToolError `profile.unknown-name`, `profile.untested`
 */
export function requirementsOf(
  profile: Profile,
  entry: SchematronRules,
  { assertions, rules }: Pick<Compiled, 'assertions' | 'rules'>,
  { path, ignore }: { readonly path: string; readonly ignore: readonly string[] },
): readonly (string | undefined)[] {
  const isTested = meaning(entry.verifies)
  const isIgnored = meaning(ignore)
  const rows = new Set(profile.requirements.filter(({ id }) => isTested(id)).map(({ id }) => id))
  const dropped = new Set(profile.extends?.dropped.map(({ requirement }) => requirement) ?? [])
  const requirements = assertions.map(({ id: own, rule, place }) => {
    const id = own || rules[rule]?.id || rules[rule]?.pattern || ''
    const name = named(entry, id)
    if (rows.has(name)) return name
    if (dropped.has(name) || isIgnored(id)) return undefined
    const by = `${place.file}:${place.line}`
    throw new ToolError('profile.unknown-name', { where: path, kind: 'requirement', name: name || id, by })
  })
  refuseUntested(profile, rows, new Set(requirements), path)
  return requirements
}

/** The longest beginning that fits says most. */
function named({ requirements = {} }: SchematronRules, id: string): string {
  const fitting = Object.keys(requirements).filter(pattern => means([pattern], id))
  const [best] = fitting.sort(
    (one, other) => Number(one.endsWith('*')) - Number(other.endsWith('*')) || other.length - one.length,
  )
  return best === undefined ? id : (requirements[best] ?? id)
}

function refuseUntested(
  { requirements }: Profile,
  rows: ReadonlySet<string>,
  tested: ReadonlySet<string | undefined>,
  where: string,
): void {
  const open = requirements.filter(row => rows.has(row.id) && !row.notTested && !row.manual && !tested.has(row.id))
  if (open.length === 0) return
  const ids = open.map(({ id }) => id)
  throw new ToolError('profile.untested', { where, count: ids.length, ids: ids.slice(0, 10).join(', ') })
}
