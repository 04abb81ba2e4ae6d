import { ToolError } from '../../../errors.ts'
import type { MessageKey } from '../../../messages/speaker.ts'

/** The reasons: what follows `openapi.refused.` among the message keys. */
export type Refusal = MessageKey extends infer K ? (K extends `openapi.refused.${infer R}` ? R : never) : never

/** One reason why a description cannot be used, and where. */
export interface Problem {
  /** Path of the file in the profile. */
  readonly file: string
  /** JSON Pointer in the file. */
  readonly pointer: string
  readonly reason: Refusal
  /** What the reason is about: a field, a path, a reference, the allowed values. */
  readonly name: string
}

/** The error for a description that cannot be used; `more` problems were seen after this one. */
export function refusal({ file, pointer, reason, name }: Problem, more = 0): ToolError {
  const why = { key: `openapi.refused.${reason}`, args: { name } }
  return new ToolError('openapi.refused', { where: `${file}#${pointer}`, more }, undefined, why)
}

/** Throws the first of the problems, if there is one, and says how many more there are. */
export function refuse(problems: readonly Problem[]): void {
  const first = problems[0]
  if (first) throw refusal(first, problems.length - 1)
}
