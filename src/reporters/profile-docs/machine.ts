import { createHash } from 'node:crypto'
import requirementsSchema from '../../../reports/schema/profile-requirements-1.schema.json' with { type: 'json' }
import indexSchema from '../../../reports/schema/profile-site-1.schema.json' with { type: 'json' }
import type { VectorExample } from '../../model/profile-docs.ts'
import { accountOf } from './account.ts'
import { escapedPath, inLanguage } from './addresses.ts'
import type { Site } from './layout.ts'

/** Where programs find what they read. */
export const machineNames = {
  index: 'index.json',
  requirements: 'requirements.json',
  indexSchema: 'schema/profile-site-1.schema.json',
  requirementsSchema: 'schema/profile-requirements-1.schema.json',
} as const

/** By what an index says that a folder is one of these sites. */
export const siteSchema = 'samklang-profile-site/1'

interface MachineFile {
  readonly name: string
  readonly content: string | Uint8Array
}

/** The files for programs, but the index. */
export function machineFiles({ docs, addresses, languages }: Site): readonly MachineFile[] {
  const { profile } = docs
  const rows = profile.requirements.map(row => {
    const page = addresses.requirement(row.id) ?? ''
    const all = docs.examples.get(row.id) ?? []
    return {
      ...row,
      account: accountOf(docs, row),
      testedBy: (docs.tests.get(row.id) ?? []).map(({ by, path, at }) => ({ by, path, at })),
      examples: { fail: countOf(all, 'fail', 'broken'), pass: countOf(all, 'pass', 'kept') },
      pages: Object.fromEntries(languages.map(each => [each, escapedPath(inLanguage(each, page))])),
    }
  })
  const head = { id: profile.id, version: profile.version, digest: profile.digest }
  return [
    ...docs.files.map(({ path, content }) => ({ name: addresses.file(path), content })),
    ...docs.diffs.map((diff, at) => ({ name: addresses.diffJson(at), content: jsonText(diff) })),
    {
      name: machineNames.requirements,
      content: jsonText({ schema: 'samklang-profile-requirements/1', profile: head, requirements: rows }),
    },
    { name: machineNames.indexSchema, content: jsonText(indexSchema) },
    { name: machineNames.requirementsSchema, content: jsonText(requirementsSchema) },
  ]
}

/** Those that did what they were meant to. */
function countOf(
  all: readonly VectorExample[],
  kind: VectorExample['kind'],
  outcome: VectorExample['outcome'],
): number {
  return all.filter(example => example.kind === kind && example.outcome === outcome).length
}

/** What the site consists of. @param pages paths of the pages, from the root */
export function indexFile(site: Site, machine: readonly MachineFile[], pages: readonly string[]): MachineFile {
  const { profile } = site.docs
  const { id, version, digest, title, publisher, standard, status } = profile
  const files = machine.map(({ name, content }) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { path: escapedPath(name), size: bytes.length, digest: `sha256:${sha256}` }
  })
  const index = {
    schema: siteSchema,
    profile: { id, version, digest, title, publisher, standard, status },
    languages: site.languages,
    ...(site.baseUrl === undefined ? {} : { baseUrl: site.baseUrl }),
    pages: pages.map(escapedPath),
    files,
  }
  return { name: machineNames.index, content: jsonText(index) }
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
