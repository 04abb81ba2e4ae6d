import { dirname, isAbsolute, join } from 'node:path'
import schema from '../../../reports/schema/config-1.schema.json' with { type: 'json' }
import { ToolError } from '../../errors.ts'
import { isCredentialField, isCredentialHeader } from '../../exchange/redaction/credential-names.ts'
import { message } from '../../messages/speaker.ts'
import type { World } from '../../model/world.ts'
import { readUserYaml } from '../../run/user-yaml.ts'
import { configurationKeys, pathKeys } from './keys.ts'

/** What a configuration says, as words that could stand on the command line. */
export interface Configuration {
  readonly path: string
  /** By key: the values of the option of that name, one for each time that it would be given. */
  readonly values: ReadonlyMap<string, readonly string[]>
}

const kind = { name: 'config-1.schema.json', schema, code: 'config.refused' } as const

/**
 * Reads a configuration. Paths in it are meant from its folder.
 * @throws ToolError `config.refused` with line and column, `file.missing`
 */
export async function readConfiguration(world: World, path: string): Promise<Configuration> {
  const { value } = await readUserYaml(world, path, kind).catch((error: unknown) => {
    throw isSecret(error) ? new ToolError('config.refused', error.args, error, message('config.secret')) : error
  })
  return { path, values: optionValues((value ?? {}) as Readonly<Record<string, unknown>>, dirname(path)) }
}

/** Keys of a file and what they hold, as the values of options. @param folder what paths are meant from */
export function optionValues(given: Readonly<Record<string, unknown>>, folder: string): Configuration['values'] {
  const values = Object.entries(given).flatMap(([key, item]) => {
    const words = wordsOf(key, item, folder)
    return words.length > 0 ? [[key, words] as const] : []
  })
  return new Map(values)
}

/** A key that would hold the secret itself. */
export function isSecret(error: unknown): error is ToolError {
  if (!(error instanceof ToolError) || typeof error.args.value !== 'string') return false
  return isCredentialField(error.args.value) || isCredentialHeader(error.args.value)
}

function wordsOf(key: string, item: unknown, folder: string): readonly string[] {
  const placed = (text: string) => (isPath(key, text) ? within(folder, text) : text)
  switch (configurationKeys.get(key as never)) {
    case 'text':
      return [placed(String(item))]
    case 'list':
      return [
        [item]
          .flat()
          .map(word => placed(String(word)))
          .join(','),
      ]
    case 'texts':
      return [item].flat().map(text => (key === 'input-file' ? placedInput(String(text), folder) : String(text)))
    case 'number':
      return [String(item)]
    case 'flag':
      return item === true ? [''] : []
    default:
      return key === 'lang' ? [String(item)] : []
  }
}

/** The id of a profile is no path. */
function isPath(key: string, text: string): boolean {
  return pathKeys.has(key) || (key === 'profile' && /[./\\]/.test(text))
}

/** NAME=FILE */
function placedInput(text: string, folder: string): string {
  const at = text.indexOf('=')
  return at < 0 ? text : `${text.slice(0, at + 1)}${within(folder, text.slice(at + 1))}`
}

function within(folder: string, path: string): string {
  return folder === '.' || isAbsolute(path) ? path : join(folder, path)
}
