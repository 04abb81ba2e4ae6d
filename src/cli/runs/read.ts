import { dirname } from 'node:path'
import schema from '../../../reports/schema/runs-1.schema.json' with { type: 'json' }
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Text } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { readUserYaml } from '../../run/user-yaml.ts'
import { configuredWords, optionWords } from '../configuration/merge.ts'
import { isSecret, optionValues } from '../configuration/read.ts'

/** A run as it could stand on the command line of `samklang run`, but for where its report goes. */
export interface OneRun {
  /** Also that of its folder. */
  readonly name: string
  readonly title?: Text
  readonly words: readonly string[]
}

export interface Runs {
  readonly title?: Text
  readonly runs: readonly OneRun[]
}

const kind = { name: 'runs-1.schema.json', schema, code: 'runs.refused' } as const
const systemKeys = ['supplier', 'product', 'product-version'] as const

/** The file, as its schema has made sure that it is. */
interface Given extends Readonly<Partial<Record<(typeof systemKeys)[number], string>>> {
  readonly title?: string | Text
  readonly shared?: Options
  readonly runs: readonly { readonly name: string; readonly title?: string | Text; readonly options: Options }[]
}
type Options = Readonly<Record<string, unknown>>

/**
 * Reads a file of runs (`reports/schema/runs-1.schema.json`). Paths in it are meant from its folder.
 * @throws ToolError `runs.refused` with line and column, `file.missing`
 */
export async function readRuns(world: World, path: string): Promise<Runs> {
  const { value, refused } = await readUserYaml(world, path, kind).catch((error: unknown) => {
    throw isSecret(error) ? new ToolError('runs.refused', error.args, error, message('config.secret')) : error
  })
  const given = value as Given
  const system = Object.fromEntries(systemKeys.flatMap(key => (given[key] === undefined ? [] : [[key, given[key]]])))
  const names = given.runs.map(({ name }) => name)
  const twin = names.findIndex((name, at) => names.indexOf(name) < at)
  if (twin >= 0) throw refused(`/runs/${twin}/name`, message('runs.twice', { name: names[twin] ?? '' }))
  return {
    ...titled(given.title),
    runs: given.runs.map(({ name, title, options }) => {
      const values = (options: Options) => optionValues(options, dirname(path))
      const shared = { path, values: values({ ...given.shared, ...system }) }
      const own = [...values(options)].flatMap(([key, texts]) => optionWords(key, texts))
      return { name, ...titled(title), words: [...configuredWords('run', shared, Object.keys(options)), ...own] }
    }),
  }
}

/** What is said once holds for both languages. */
function titled(title: string | Text | undefined): { title?: Text } {
  if (title === undefined) return {}
  return { title: typeof title === 'string' ? { sv: title, en: title } : title }
}
