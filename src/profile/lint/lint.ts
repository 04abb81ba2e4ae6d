import { readJson } from '../../documents/read-json.ts'
import { loadSuite } from '../../engines/arazzo/load.ts'
import type { Suite } from '../../engines/arazzo/suite.ts'
import { examineSchemas } from '../../engines/json-schema/build.ts'
import type { Program } from '../../engines/json-schema/program.ts'
import { type Api, loadApi } from '../../engines/openapi/load.ts'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { ProfileLint } from '../../model/profile-lint.ts'
import type { Requirement } from '../../model/requirement.ts'
import type { World } from '../../model/world.ts'
import { loadProfile, nameFrom, profileFolder } from '../load.ts'
import { type Manifest, manifestFaults, readManifest, readRequirements, requirementFaults } from '../read.ts'
import { openSchemas, type Schemas } from '../schemas.ts'
import { type Found, refused, withLines } from './files.ts'
import { inputFindings } from './inputs.ts'
import { linkFindings, reachFindings } from './links.ts'
import { regradeFindings } from './regraded.ts'
import { rowFindings } from './rows.ts'
import { valueFindings } from './values.ts'

/**
 * Reads the own files of a profile, as they stand in its folder, and tells all that is wrong in them: what the tool would refuse the
 * profile for, and what it would take though it misleads. What hinders reading further is told first and alone.
 * @throws ToolError `profile.unknown`, `file.missing` when there is no profile
 */
export async function lintProfile(world: World, name: string): Promise<ProfileLint> {
  const folder = await profileFolder(world, name)
  if (!(await world.files.exists(`${folder}/profile.yaml`))) await loadProfile(world, name)
  const texts = new Map<string, string>()
  for (const file of ['profile.yaml', 'requirements.yaml']) {
    texts.set(file, new TextDecoder().decode(await world.files.read(`${folder}/${file}`)))
  }
  const found = await findings(world, name, folder, texts)
  return { schema: 'samklang-profile-lint/1', folder, findings: await withLines(found, file => texts.get(file) ?? '') }
}

async function findings(
  world: World,
  name: string,
  folder: string,
  texts: Map<string, string>,
): Promise<readonly Found[]> {
  const [manifestText = '', rowsText = ''] = [texts.get('profile.yaml'), texts.get('requirements.yaml')]
  const faults = [
    ...(await formFindings('profile.yaml', () => manifestFaults(world, manifestText))),
    ...(await formFindings('requirements.yaml', () => requirementFaults(world, rowsText))),
  ]
  if (faults.length > 0) return faults
  const manifest = await readManifest(world, manifestText, `${folder}/profile.yaml`)
  const rows = await readRequirements(world, rowsText, `${folder}/requirements.yaml`)
  const base = manifest.extends && (await loaded(world, manifest, folder))
  if (base && 'rule' in base) return [base]
  const names = { roles: { ...base?.roles, ...manifest.roles }, modules: { ...base?.modules, ...manifest.modules } }
  const ofRows = [
    ...rowFindings(rows, names, new Set(base?.requirements.map(({ id }) => id))),
    ...(base ? regradeFindings(manifest, base) : []),
  ]
  const profile = await attempt('profile.yaml', () => loadProfile(world, name))
  // What a row names wrongly also refuses the profile: it is told where it stands, and not twice.
  if ('rule' in profile)
    return ofRows.some(({ rule }) => rule === 'id' || rule === 'name') ? ofRows : [...ofRows, profile]
  return [...ofRows, ...(await fileFindings(world, profile, manifest, rows, texts))]
}

function loaded(world: World, manifest: Manifest, folder: string): Promise<Profile | Found> {
  const base = manifest.extends?.profile ?? ''
  return attempt('profile.yaml', async () => loadProfile(world, await nameFrom(world, base, folder)))
}

async function fileFindings(
  world: World,
  profile: Profile,
  manifest: Manifest,
  rows: readonly Requirement[],
  texts: Map<string, string>,
): Promise<readonly Found[]> {
  const files = new Set([
    ...(manifest.resources ?? []),
    ...(manifest.suites ?? []),
    ...(manifest.api ? [manifest.api] : []),
  ])
  for (const file of files) texts.set(file, profile.resources.get(file)?.text ?? '')
  const schemas = await openSchemas(profile)
  const unread: Found[] = []
  for (const file of [...files].filter(each => /\.(json|ya?ml)$/.test(each))) {
    const json = file.endsWith('.json')
    const read = await attempt(file, async () => ({
      value: json ? readJson(texts.get(file) ?? '', file) : schemas.at({ path: file, pointer: '' }),
    }))
    if ('rule' in read) unread.push(read)
  }
  if (unread.length > 0) return unread
  const values = valueFindings(profile, schemas, files)
  const engines = await engineFindings(world, profile, files, schemas)
  return [
    ...values,
    ...engines.filter(({ rule }) => rule !== 'pattern' || !values.some(each => each.rule === 'pattern')),
    ...(profile.xmlDocuments.length > 0 ? await xmlOf(profile, files) : []),
    ...reachFindings(profile, schemas, files),
    ...(await linkFindings(profile, rows, files)),
  ]
}

/** The engines of XML are loaded when there is something for them. */
async function xmlOf(profile: Profile, files: ReadonlySet<string>): Promise<readonly Found[]> {
  const { xmlFindings } = await import('./xml.ts')
  return xmlFindings(profile, files)
}

/** What the engines refuse: the first thing of each kind of file. */
async function engineFindings(
  world: World,
  profile: Profile,
  files: ReadonlySet<string>,
  opened: Schemas,
): Promise<readonly Found[]> {
  const schemaFiles = [...profile.resources.values()].filter(({ kind }) => kind === 'json-schema')
  const entries = profile.documents.map(({ schema }) => schema)
  const works: (readonly [string, () => Promise<Suite | Program | Api>])[] = [
    ...[...profile.suites]
      .filter(path => files.has(path))
      .map(path => {
        return [path, () => loadSuite(profile.resources.get(path)?.text ?? '', path, world.cache)] as const
      }),
  ]
  if (entries.length > 0) {
    const values = () => new Map(schemaFiles.map(({ path }) => [path, opened.at({ path, pointer: '' })]))
    works.push([entries[0] ?? '', async () => examineSchemas({ schemas: values(), entries })])
  }
  const { api } = profile
  if (api !== undefined) works.push([api, () => loadApi(profile, api, world.cache)])
  const found: Found[] = []
  for (const [file, work] of works) {
    const done = await attempt(file.split('#')[0] ?? '', work)
    if ('rule' in done) found.push(done)
    else if ('workflows' in done) found.push(...inputFindings(done))
  }
  const seen = new Set<string>()
  return found.filter(each => {
    const text = JSON.stringify(each)
    return !seen.has(text) && seen.add(text)
  })
}

async function attempt<T extends object>(file: string, work: () => Promise<T>): Promise<T | Found> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    const found = refused(error, file)
    return error.code === 'schema.pattern' ? { ...found, rule: 'pattern' } : found
  }
}

/** Everything that the schema of the file does not allow, or the line that is no YAML. */
async function formFindings(
  file: string,
  read: () => Promise<readonly { readonly pointer: string; readonly message: Found['said'] }[]>,
): Promise<readonly Found[]> {
  try {
    return (await read()).map(({ pointer, message: said }) => ({
      rule: 'form',
      file,
      at: pointer,
      said,
      fix: message('lint.form.fix'),
    }))
  } catch (error) {
    const { mark, reason } = Object(error) as { mark?: { line: number; column: number }; reason?: string }
    if (error instanceof ToolError || !mark) throw error
    const at = { line: mark.line + 1, column: mark.column + 1 }
    return [
      { rule: 'form', file, at, said: message('lint.yaml', { why: reason ?? '' }), fix: message('lint.yaml.fix') },
    ]
  }
}
