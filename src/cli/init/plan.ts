import { dump } from 'js-yaml'
import { type CiName, ciSnippets } from './snippets.ts'

/** What the user wants: keys of the configuration with their values, and a build server, if any. */
export interface Wanted {
  readonly settings: ReadonlyMap<string, string | readonly string[]>
  readonly ci: CiName | undefined
  /** Of this program, which the build server is to run. */
  readonly version: string
}

export interface PlannedFile {
  readonly path: string
  readonly content: string
}

/** The files that `init` writes: the configuration first. Values are only names and addresses; secrets are none of it. */
export function plannedFiles({ settings, ci, version }: Wanted): readonly PlannedFile[] {
  const configuration = [
    '# yaml-language-server: $schema=./node_modules/samklang/reports/schema/config-1.schema.json',
    ...[...settings].map(([key, value]) => dump({ [key]: value }).trimEnd()),
  ]
  const files = [{ path: 'samklang.config.yaml', content: `${configuration.join('\n')}\n` }]
  if (ci === undefined) return files
  const secrets = [...settings].flatMap(([key, value]) => (key.endsWith('-env') ? [String(value)] : []))
  const { path, content } = ciSnippets[ci]
  return [...files, { path, content: content({ version, secrets }) }]
}
