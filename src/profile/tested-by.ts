import { means } from '../model/id-pattern.ts'
import type { Profile } from '../model/profile.ts'
import { openSchemas, rootsOf, type SchemaPlace, visitReachable } from './schemas.ts'
import { xmlTests } from './xml-parts.ts'

/** A place in the profile that tests a requirement. */
export interface TestingPlace {
  /** Path of the resource, or `profile.yaml`. */
  readonly path: string
  /** JSON Pointer inside it. */
  readonly pointer: string
  readonly by:
    | ('x-requirement' | 'x-rules' | 'x-verifies' | 'x-criteria')
    | ('unique' | 'reference' | 'across' | 'package' | 'well-formed' | 'xsd' | 'schematron')
}

/**
 * Finds where each requirement is tested, by reading the resources: the link is written once, beside what tests it.
 * A requirement that is missing here is tested by nothing. A schema that nothing leads to does not count.
 */
export async function testedBy(profile: Profile): Promise<ReadonlyMap<string, readonly TestingPlace[]>> {
  const places = new Map<string, TestingPlace[]>()
  const add = (requirement: unknown, place: TestingPlace) => {
    if (typeof requirement !== 'string') return
    const list = places.get(requirement)
    if (list) list.push(place)
    else places.set(requirement, [place])
  }
  const note = (members: object, { path, pointer }: SchemaPlace) => {
    for (const [name, value] of Object.entries(members)) {
      for (const [requirement, by] of named(name, value)) add(requirement, { path, pointer, by })
    }
  }
  const schemas = await openSchemas(profile)
  visitReachable(schemas, rootsOf(profile), note)
  visitReachable(
    schemas,
    profile.suites.map(path => ({ path, pointer: '' })),
    note,
  )
  const rule =
    (by: 'unique' | 'reference' | 'across') => (item: { requirement: string; document: string; pointer: string }) =>
      add(item.requirement, { path: 'profile.yaml', pointer: `${item.document}${item.pointer}`, by })
  profile.unique.forEach(rule('unique'))
  profile.references.forEach(rule('reference'))
  profile.across.forEach(rule('across'))
  for (const [at, { rules }] of profile.packages.entries()) {
    for (const [name, requirement] of Object.entries(rules)) {
      add(requirement, { path: 'profile.yaml', pointer: `/packages/${at}/rules/${name}`, by: 'package' })
    }
  }
  for (const { by, pointer, patterns } of xmlTests(profile)) {
    for (const { id } of profile.requirements.filter(row => means(patterns, row.id))) {
      add(id, { path: 'profile.yaml', pointer, by })
    }
  }
  add(profile.wellFormed, { path: 'profile.yaml', pointer: '/wellFormed', by: 'well-formed' })
  return places
}

/** The requirement ids that an extension member names. */
function named(name: string, value: unknown): readonly (readonly [unknown, TestingPlace['by']])[] {
  switch (name) {
    case 'x-requirement':
      return typeof value === 'object' && value !== null
        ? Object.values(value).map(id => [id, 'x-requirement'] as const)
        : [[value, 'x-requirement']]
    case 'x-rules':
      return list(value).map(rule => [(rule as { requirement?: unknown } | null)?.requirement, 'x-rules'] as const)
    case 'x-verifies':
      return list(value).map(id => [id, 'x-verifies'] as const)
    case 'x-criteria':
      return list(value).flatMap(criterion => {
        return list((criterion as { verifies?: unknown } | null)?.verifies).map(id => [id, 'x-criteria'] as const)
      })
    default:
      return []
  }
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
