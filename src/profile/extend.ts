import { createHash } from 'node:crypto'
import { noCache, readYaml } from '../documents/yaml.ts'
import { ToolError } from '../errors.ts'
import type { Extension, Profile, Resource, SchematronRules } from '../model/profile.ts'
import type { Requirement } from '../model/requirement.ts'
import type { Cache } from '../model/world.ts'
import { asBroken, notTooLarge } from './broken.ts'
import { type Dropped, narrowApi, narrowSuite, operationsOf } from './narrow.ts'
import { accepts, type BasePin } from './pin.ts'
import type { Manifest } from './read.ts'

/**
 * The profile that an extension and its base make together. What the extension names itself is added; a file of the same
 * path, or a document type of the same id, stands in for the one of the base. What it leaves out of the base, and rows
 * whose level it changes, are named with a reason.
 * @throws ToolError `profile.base`, `profile.unknown-name`, `profile.broken`
 */
export async function extend(base: Profile, own: Profile, manifest: Manifest, where: string, cache: Cache) {
  if (manifest.extends) refuseOther(base, manifest.extends, where)
  const api = base.api === undefined ? undefined : await parsed(base, base.api, cache)
  const dropped = droppedBy(manifest, base, api)
  refuseMissing(manifest, base, api, where)
  const resources = await narrowed(base, own, dropped, api, cache)
  const requirements = inherited(base.requirements, manifest, dropped)
  const all = [...base.documents, ...base.xmlDocuments]
  const gone = new Set(all.filter(({ module }) => dropped.modules.has(module)).map(({ id }) => id))
  const isKept = (rule: { readonly requirement: string; readonly document: string }) =>
    !dropped.requirements.has(rule.requirement) && !gone.has(rule.document)
  const ownDocuments = new Set([...own.documents, ...own.xmlDocuments].map(({ id }) => id))
  const stays = ({ id }: { readonly id: string }) => !ownDocuments.has(id) && !gone.has(id)
  const wellFormed = own.wellFormed ?? base.wellFormed
  const profile: Profile = {
    ...own,
    roles: { ...base.roles, ...own.roles },
    modules: { ...without(base.modules, dropped.modules), ...own.modules },
    mandatoryModules: [...base.mandatoryModules.filter(id => !dropped.modules.has(id)), ...own.mandatoryModules],
    limits: [...base.limits, ...own.limits],
    ...(wellFormed === undefined ? {} : { wellFormed }),
    requirements: [...requirements, ...own.requirements],
    documents: [...base.documents.filter(stays), ...own.documents],
    xmlDocuments: [...base.xmlDocuments.filter(stays), ...own.xmlDocuments],
    schematron: [...inheritedRules(base.schematron, gone), ...own.schematron],
    packages: [...base.packages.filter(({ document }) => !gone.has(document)), ...own.packages],
    pinned: [...base.pinned, ...own.pinned],
    unique: [...base.unique.filter(isKept), ...own.unique],
    references: [...base.references.filter(isKept), ...own.references],
    across: [...base.across.filter(isKept), ...own.across],
    sensitive: [...base.sensitive, ...own.sensitive],
    suites: [...base.suites.filter(path => resources.has(path) && !own.resources.has(path)), ...own.suites],
    ...((own.api ?? base.api) === undefined ? {} : { api: own.api ?? base.api ?? '' }),
    resources,
    digest: digestOf(base, own),
    extends: extensionOf(base, manifest, dropped, requirements),
  }
  return profile
}

/** What is left to judge of the kinds of document that stay. */
function inheritedRules(entries: readonly SchematronRules[], gone: ReadonlySet<string>): readonly SchematronRules[] {
  return entries.flatMap(entry => {
    const documents = entry.documents.filter(id => !gone.has(id))
    return documents.length > 0 ? [{ ...entry, documents }] : []
  })
}

function refuseOther(base: Profile, pin: BasePin, where: string): void {
  if (accepts(pin, base)) return
  const wanted = [pin.version, pin.digest].filter(Boolean).join(' ')
  throw new ToolError('profile.base', { where, base: base.id, wanted, found: `${base.version} ${base.digest}` })
}

function droppedBy({ narrow = [] }: Manifest, base: Profile, api: unknown): Dropped {
  const modules = new Set(narrow.flatMap(each => each.modules ?? []))
  const ofModules = base.requirements.filter(row => modules.has(row.module)).map(row => row.id)
  const operations = operationsOf(api).filter(({ module }) => module !== undefined && modules.has(module))
  return {
    modules,
    requirements: new Set([...ofModules, ...narrow.flatMap(each => each.requirements ?? [])]),
    operations: new Set([...operations.map(({ id }) => id), ...narrow.flatMap(each => each.operations ?? [])]),
  }
}

/** To leave out what is not there is a spelling mistake, or an extension of another version. */
function refuseMissing({ narrow = [], regrade = [] }: Manifest, base: Profile, api: unknown, where: string): void {
  const need = (kind: string, names: readonly string[], known: readonly string[], by: string) => {
    const name = names.find(each => !known.includes(each))
    if (name !== undefined) throw new ToolError('profile.unknown-name', { where, kind, name, by })
  }
  const rows = base.requirements.map(row => row.id)
  for (const { modules = [], requirements = [], operations = [] } of narrow) {
    need('module', modules, Object.keys(base.modules), 'narrow')
    need('requirement', requirements, rows, 'narrow')
    need(
      'operation',
      operations,
      operationsOf(api).map(({ id }) => id),
      'narrow',
    )
  }
  need(
    'requirement',
    regrade.map(({ requirement }) => requirement),
    rows,
    'regrade',
  )
}

/** The rows that stay, at their new level, within the row that stands in for one that is gone. */
function inherited(
  rows: readonly Requirement[],
  { narrow = [], regrade = [] }: Manifest,
  { requirements }: Dropped,
): readonly Requirement[] {
  const levels = new Map(regrade.map(({ requirement, level }) => [requirement, level]))
  const instead = new Map(
    narrow.flatMap(({ requirements: ids = [], instead: id }) => ids.map(gone => [gone, id] as const)),
  )
  return rows
    .filter(row => !requirements.has(row.id))
    .map(row => {
      const level = levels.get(row.id) ?? row.level
      const within = row.optionalWithin === undefined ? undefined : instead.get(row.optionalWithin)
      return { ...row, level, ...(within === undefined ? {} : { optionalWithin: within }) }
    })
}

/** The files of both. Narrowing needs the suites parsed, so the result is kept by what it was made of. */
async function narrowed(base: Profile, own: Profile, dropped: Dropped, api: unknown, cache: Cache) {
  const isSilent = dropped.modules.size + dropped.requirements.size + dropped.operations.size === 0
  const texts = isSilent ? {} : await changedTexts(base, own, dropped, api, cache)
  const files = [...base.resources.values()].flatMap((file): readonly Resource[] => {
    if (own.api !== undefined && file.path === base.api) return []
    const text = texts[file.path]
    if (text === undefined) return [file]
    return text === '' ? [] : [{ ...file, text, digest: sha256(text) }]
  })
  return new Map([...files, ...own.resources.values()].map(file => [file.path, file]))
}

/** New text by path; an empty one for a suite of which nothing is left. */
async function changedTexts(base: Profile, own: Profile, dropped: Dropped, api: unknown, cache: Cache) {
  const names = [...dropped.modules, '', ...dropped.requirements, '', ...dropped.operations].join('\n')
  const key = `narrowed-${createHash('sha256').update(`1\n${base.digest}\n${names}`).digest('hex')}.json`
  const known = await cache.get(key)
  if (known !== undefined) return JSON.parse(known) as Record<string, string>
  const texts: Record<string, string> = {}
  for (const path of base.suites) {
    const suite = narrowSuite(await parsed(base, path, noCache), dropped)
    texts[path] = suite === undefined ? '' : JSON.stringify(suite)
  }
  if (base.api !== undefined && own.api === undefined) texts[base.api] = JSON.stringify(narrowApi(api, dropped))
  await cache.put(key, JSON.stringify(texts))
  return texts
}

async function parsed(profile: Profile, path: string, cache: Cache): Promise<unknown> {
  try {
    return notTooLarge(path, await readYaml(profile.resources.get(path)?.text ?? '', cache))
  } catch (error) {
    throw asBroken(path, error)
  }
}

function extensionOf(
  base: Profile,
  { narrow = [], regrade = [] }: Manifest,
  { modules }: Dropped,
  kept: readonly Requirement[],
): Extension {
  const levels = new Map(base.requirements.map(row => [row.id, row.level]))
  const dropped = narrow.flatMap(each => {
    const inModules = base.requirements.filter(row => modules.has(row.module) && each.modules?.includes(row.module))
    const ids = [...(each.requirements ?? []), ...inModules.map(row => row.id)]
    return ids.map(requirement => ({ requirement, reason: each.reason }))
  })
  const regraded = regrade.flatMap(({ requirement, reason }) => {
    const from = levels.get(requirement)
    return from === undefined ? [] : [{ requirement, from, reason }]
  })
  return {
    id: base.id,
    version: base.version,
    digest: base.digest,
    requirements: kept.map(({ id }) => id),
    dropped: [...(base.extends?.dropped ?? []), ...dropped],
    regraded: [...(base.extends?.regraded ?? []), ...regraded],
  }
}

function without<T>(all: Readonly<Record<string, T>>, dropped: ReadonlySet<string>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !dropped.has(name)))
}

/** Over the extension's own files and the base's digest, so that a change in either is another profile. */
function digestOf(base: Profile, own: Profile): string {
  const lines = `${own.digest}\nextends ${base.id}@${base.version} ${base.digest}\n`
  return sha256(lines)
}

function sha256(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}
