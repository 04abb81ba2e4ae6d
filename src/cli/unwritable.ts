import { ToolError } from '../errors.ts'
import { speaker } from '../messages/speaker.ts'
import type { Language } from '../model/text.ts'
import { explainError } from './explain-error.ts'

/** What is said of a stream of the process that cannot be written to. */
export function unwritable(where: string, why: string, language: Language): string {
  return explainError(new ToolError('file.unwritable', { where, why }), speaker(language))
}
