import { recordsOf } from '../documents/document.ts'
import { syntaxOf } from '../documents/syntaxes.ts'
import { ToolError } from '../errors.ts'
import type { Document } from '../model/evidence.ts'

/**
 * What is wrong with the first of these documents that is wrong at its beginning, as an error: a file that no profile
 * knows may be unknown for that. Only files whose names say what they are meant to be are looked into, and those that
 * begin as XML does.
 */
export async function illFormed(documents: readonly Document[]): Promise<ToolError | undefined> {
  for (const document of documents) {
    if (document.mediaType !== 'application/xml' && syntaxOf(document.name) === undefined) continue
    for await (const { problems } of recordsOf(document)) {
      const fault = problems.find(({ weight }) => weight !== 'remark')
      if (fault === undefined) break
      const { line = 1, column = 1 } = fault.at
      const where = document.path ?? document.name
      return new ToolError('document.ill-formed', { where, line, column }, undefined, fault.message)
    }
  }
  return undefined
}
