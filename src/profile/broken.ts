import { hasMoreNodes, mostNodes } from '../documents/yaml.ts'
import { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'

/** An error of the YAML reader as one of the profile, with its line; any other as it is. */
export function asBroken(where: string, error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'YAMLException') return error
  const { line, column } = (error as { mark?: { line: number; column: number } }).mark ?? { line: 0, column: 0 }
  const why = error.message.split('\n')[0] ?? ''
  return new ToolError('profile.broken', { where, pointer: '/', why, line: line + 1, column: column + 1 }, error)
}

/**
 * The value, unless its aliases stand for more than any profile holds: to go through that would never end.
 * @throws ToolError `profile.broken`
 */
export function notTooLarge<T>(where: string, value: T): T {
  if (!hasMoreNodes(value, mostNodes)) return value
  const reason = message('arazzo.refused.too-large', { most: mostNodes })
  throw new ToolError('profile.broken', { where, pointer: '/', why: '' }, undefined, reason)
}
