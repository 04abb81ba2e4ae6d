import { indexSchemas } from '../../engines/json-schema/schema-index.ts'
import type { SchemaIndex } from '../../engines/json-schema/schema-node.ts'
import type { Profile } from '../../model/profile.ts'
import {
  changeAreas,
  changeClasses,
  type ProfileChange,
  type ProfileDiff,
  type VersionStep,
} from '../../model/profile-diff.ts'
import { openSchemas, type SchemaPlace } from '../schemas.ts'
import { apiChanges, type Side } from './api-changes.ts'
import { namesIn } from './facts.ts'
import { suiteChanges, xmlChanges } from './file-changes.ts'
import { flattened, type Located } from './located.ts'
import { manifestChanges } from './manifest.ts'
import { rowChanges } from './rows.ts'
import { type SchemaPair, schemaChanges } from './schema-changes.ts'
import { isHonestVersion, suggestedVersion } from './version.ts'

const steps: Readonly<Record<ProfileChange['class'], VersionStep>> = {
  breaking: 'major',
  additive: 'minor',
  editorial: 'patch',
}

/**
 * All that differs between two versions of a profile, and what it does to those who kept the old one. A change is breaking when a
 * system that conformed may no longer do so, or when something is gone that others name; additive when it only allows or adds;
 * editorial when it means the same. What cannot be decided is breaking, and says so.
 * @throws ToolError `schema.refused` for a reference that leads nowhere
 */
export async function diffProfiles(old: Profile, now: Profile): Promise<ProfileDiff> {
  const [before, after] = await Promise.all([sideOf(old), sideOf(now)])
  const api = apiChanges(before, after)
  const levels = new Map(now.requirements.map(({ id, level }) => [id, level]))
  const changes = sorted([
    ...manifestChanges(old, now, schema => namesIn(flattened([entry(before, schema)]).parts)),
    ...rowChanges(old.requirements, now.requirements),
    ...schemaChanges([...recordPairs(before, after), ...api.pairs.map(pair => located(before, after, pair))], id =>
      levels.get(id),
    ),
    ...api.changes,
    ...suiteChanges(before, after),
    ...xmlChanges(old, now),
  ])
  const counts = Object.fromEntries(
    changeClasses.map(each => [each, changes.filter(change => change.class === each).length]),
  ) as ProfileDiff['counts']
  const gravest = changeClasses.find(each => counts[each] > 0)
  const step = gravest ? steps[gravest] : old.digest === now.digest ? 'none' : 'patch'
  return {
    schema: 'samklang-profile-diff/1',
    old: named(old),
    new: named(now),
    ...{ changes, counts, step },
    suggested: suggestedVersion(old.version, step),
    isHonest: isHonestVersion(old.version, now.version, step),
  }
}

function named({ id, version, digest, title }: Profile): ProfileDiff['old'] {
  return { id, version, digest, title }
}

/** The gravest first, then by part; within a part as they were found. */
function sorted(changes: readonly ProfileChange[]): readonly ProfileChange[] {
  const rank = (change: ProfileChange) => changeClasses.indexOf(change.class) * 100 + changeAreas.indexOf(change.area)
  return [...changes].sort((a, b) => rank(a) - rank(b))
}

interface OpenSide extends Side {
  readonly index: SchemaIndex
}

async function sideOf(profile: Profile): Promise<OpenSide> {
  const schemas = await openSchemas(profile)
  const paths = [...profile.resources.values()]
    .filter(({ kind, path }) => kind === 'json-schema' || kind === 'openapi' || path === profile.api)
    .map(({ path }) => path)
  const values = new Map(paths.map(path => [path, schemas.at({ path, pointer: '' })]))
  return { profile, schemas, index: indexSchemas({ schemas: values, dialect: '2020-12', foreign: true }) }
}

/** The schemas of the kinds of record that both versions have. */
function recordPairs(old: OpenSide, now: OpenSide): readonly SchemaPair[] {
  return now.profile.documents.flatMap(({ id, schema }) => {
    const before = old.profile.documents.find(type => type.id === id)
    return before ? [{ name: id, old: entry(old, before.schema), now: entry(now, schema) }] : []
  })
}

function located(old: OpenSide, now: OpenSide, pair: { name: string; old: SchemaPlace; now: SchemaPlace }): SchemaPair {
  const at = ({ path, pointer }: SchemaPlace) => `${path}#${encodeURIComponent(pointer)}`
  return { name: pair.name, old: entry(old, at(pair.old)), now: entry(now, at(pair.now)) }
}

function entry({ index }: OpenSide, path: string): Located {
  return { index, node: index.entry(path), owner: undefined }
}
