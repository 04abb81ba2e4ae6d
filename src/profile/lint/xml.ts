import { buildProgram } from '../../engines/schematron/load.ts'
import { requirementsOf } from '../../engines/schematron/requirements.ts'
import { openSchema } from '../../engines/xsd/xml-check.ts'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { FileReference, Profile, SchematronRules } from '../../model/profile.ts'
import { filesOf, type OpenFiles } from '../../model/profile-files.ts'
import { type Found, refused } from './files.ts'

/**
 * Compiles the profile's own XML Schemas and rule sets, as checking does: all that is wrong in a rule set, the first thing in a
 * schema, assertions that lead to no row, and files that nothing leads to. What is pinned is not looked at.
 * @param files paths of the profile's own files
 */
export async function xmlFindings(profile: Profile, files: ReadonlySet<string>): Promise<readonly Found[]> {
  const reached = new Set<string>()
  const own = ({ path = '', pinned }: FileReference) => pinned === undefined && files.has(path)
  const open = (entry: FileReference) => noting(filesOf(profile, entry), reached)
  const schemas = new Map(profile.xmlDocuments.flatMap(({ xsd }) => (xsd && own(xsd) ? [[xsd.path, xsd]] : [])))
  const found: Found[] = []
  for (const schema of schemas.values()) {
    const { path = '' } = schema
    found.push(...(await refusals(path, async () => void (await openSchema(open({ path }))))))
  }
  for (const entry of profile.schematron.filter(own)) found.push(...(await ruleFindings(profile, entry, open(entry))))
  return [...found, ...(found.length === 0 ? unreached(profile, files, reached) : [])]
}

function noting(files: ReturnType<typeof filesOf>, reached: Set<string>): OpenFiles {
  if ('missing' in files) throw new Error('A file of the profile itself is never missing')
  const read = (path: string) => {
    const bytes = files.read(path)
    if (bytes) reached.add(path)
    return bytes
  }
  return { ...files, read }
}

async function ruleFindings(profile: Profile, entry: SchematronRules, files: OpenFiles): Promise<readonly Found[]> {
  const { path, read } = files
  const program = buildProgram({ path, read, ...(entry.phase === undefined ? {} : { phase: entry.phase }) })
  const fix = message('error.schematron.refused.do')
  if ('problems' in program) {
    return program.problems.map(({ said, place: { file, line, column } }) => {
      return { rule: 'refused', file, at: { line, column }, said, fix }
    })
  }
  return refusals(path, async () => void requirementsOf(profile, entry, program, { path, ignore: entry.ignore ?? [] }))
}

async function refusals(file: string, work: () => Promise<void>): Promise<readonly Found[]> {
  try {
    await work()
    return []
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    const found = refused(error, file)
    // An assertion that leads to no row says where it stands: `file:line`.
    const [, at, line] = /^(.+):(\d+)$/.exec(String(error.args.by ?? '')) ?? []
    return [at === undefined ? found : { ...found, file: at, at: { line: Number(line), column: 1 } }]
  }
}

/** Schemas and rule sets of the profile that no kind of document and no other file names. */
function unreached({ resources }: Profile, files: ReadonlySet<string>, reached: ReadonlySet<string>): readonly Found[] {
  const isXml = (kind: string) => kind === 'xsd' || kind === 'schematron'
  const idle = [...resources.values()].filter(({ path, kind }) => files.has(path) && isXml(kind) && !reached.has(path))
  return idle.map(({ path }) => {
    return { rule: 'reach', file: path, at: '', said: message('lint.file', { path }), fix: message('lint.reach.fix') }
  })
}
