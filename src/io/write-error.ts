import { ToolError } from '../errors.ts'

/** Trouble with what is written belongs to its source; only the disk's own refusals are told as such. */
export function writeError(path: string, error: unknown): unknown {
  return codeOf(error) === '' || error instanceof ToolError
    ? error
    : new ToolError('file.unwritable', { where: path, why: codeOf(error) }, error)
}

/** The code of a refusal by the system, `ENOENT`; '' for what is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
