import { ToolError } from '../../errors.ts'

/** What a library or another engine said when it could not go on, in one line. */
export function faultText(error: unknown): string {
  if (error instanceof ToolError) {
    const { reason, detail, where } = error.args
    return [error.code, reason, detail, where].filter(part => part !== undefined && part !== '').join(' · ')
  }
  return error instanceof Error
    ? (error.message.split('\n').find(line => line.trim() !== '') ?? error.name)
    : String(error)
}
