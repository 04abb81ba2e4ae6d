import { message } from '../../messages/speaker.ts'
import type { Profile, Resource } from '../../model/profile.ts'
import type { Requirement } from '../../model/requirement.ts'
import { isObject } from '../schema-node.ts'
import { below, rootsOf, type Schemas, visitReachable } from '../schemas.ts'
import { testedBy } from '../tested-by.ts'
import type { Found } from './files.ts'

/**
 * Rows that nothing tests though nothing says why, rows that are tested though they say that they are not, and tags that name
 * no row.
 * @param own rows of this profile, and not of one that it extends
 * @param files paths of its own files
 */
export async function linkFindings(
  profile: Profile,
  own: readonly Requirement[],
  files: ReadonlySet<string>,
): Promise<readonly Found[]> {
  const tested = await testedBy(profile)
  const known = new Set(profile.requirements.map(({ id }) => id))
  for (const { requirement } of profile.extends?.dropped ?? []) known.add(requirement)
  const rows = own.flatMap(({ id, notTested, manual }, at): readonly Found[] => {
    const places = tested.get(id) ?? []
    // A rule set names rows by their beginning, and those that it leaves out too.
    const named = places.filter(({ by }) => by !== 'schematron')
    const found = { file: 'requirements.yaml', at: `/${at}/id` }
    if (notTested && named.length > 0) {
      const place = `${named[0]?.path}#${named[0]?.pointer}`
      return [{ rule: 'link', ...found, said: message('lint.tested', { id, place }), fix: message('lint.tested.fix') }]
    }
    if (notTested || manual || places.length > 0) return []
    return [{ rule: 'link', ...found, said: message('lint.untested', { id }), fix: message('lint.untested.fix') }]
  })
  const tags = [...tested].flatMap(([id, places]) =>
    known.has(id)
      ? []
      : places
          .filter(({ path }) => files.has(path))
          .map(({ path, pointer }) => {
            return {
              rule: 'link',
              file: path,
              at: pointer,
              said: message('lint.tag', { id }),
              fix: message('lint.tag.fix'),
            }
          }),
  )
  return [...rows, ...tags]
}

/** Members that hold what others may refer to. */
const holders = ['$defs', 'definitions']
const components = ['schemas', 'parameters', 'responses', 'requestBodies', 'headers', 'examples', 'links']

/** Definitions and files that nothing leads to: what they say is never tested. */
export function reachFindings(profile: Profile, schemas: Schemas, files: ReadonlySet<string>): readonly Found[] {
  const reached = new Set<string>()
  const paths = new Set<string>()
  visitReachable(schemas, rootsOf(profile), (_, { path, pointer }) => {
    reached.add(`${path}#${pointer}`)
    paths.add(path)
  })
  const own = [...profile.resources.values()].filter(file => files.has(file.path) && isSchema(file, profile))
  return own.flatMap(({ path }): readonly Found[] => {
    if (!paths.has(path)) {
      return [
        { rule: 'reach', file: path, at: '', said: message('lint.file', { path }), fix: message('lint.reach.fix') },
      ]
    }
    const root = { path, pointer: '' }
    const lists = [
      ...holders.map(name => below(root, name)),
      ...components.map(name => below(below(root, 'components'), name)),
    ]
    return lists
      .flatMap(list => Object.keys(Object(schemas.at(list))).map(name => below(list, name)))
      .filter(place => isObject(schemas.at(place)) && !reached.has(`${path}#${place.pointer}`))
      .map(({ pointer }) => {
        return {
          rule: 'reach',
          file: path,
          at: pointer,
          said: message('lint.reach', { pointer }),
          fix: message('lint.reach.fix'),
        }
      })
  })
}

/** A file of JSON Schema, or the API description. */
export function isSchema({ path, kind }: Resource, { api }: Profile): boolean {
  return kind === 'json-schema' || path === api
}
