import { recordsOf } from '../documents/document.ts'
import { problemWeights } from '../documents/problem.ts'
import { syntaxOf } from '../documents/syntaxes.ts'
import { xmlTree } from '../documents/xml.ts'
import { ToolError } from '../errors.ts'
import type { Document } from '../model/evidence.ts'
import type { Message } from '../model/text.ts'
import { dtdJudge } from './dtd-judge.ts'

/**
 * What is wrong with the first of these documents that is wrong at its beginning, as an error: a file that no profile
 * knows may be unknown for that. Only files whose names say what they are meant to be are looked into, and those that
 * begin as XML does.
 */
export async function illFormed(documents: readonly Document[], allowsDtd = false): Promise<ToolError | undefined> {
  for (const document of documents) {
    if (document.mediaType !== 'application/xml' && syntaxOf(document.name) === undefined) continue
    const fault = await (document.mediaType === 'application/xml' ? inXml(document, allowsDtd) : inRecords(document))
    if (fault === undefined) continue
    const { line, column } = fault
    const where = document.path ?? document.name
    return new ToolError('document.ill-formed', { where, line, column }, undefined, fault.message)
  }
  return undefined
}

interface Fault {
  readonly message: Message
  readonly line: number
  readonly column: number
}

async function inXml(document: Document, allowsDtd: boolean): Promise<Fault | undefined> {
  const { problem } = await xmlTree(document, allowsDtd ? { openDtd: dtdJudge } : {})
  return problem && problemWeights[problem.kind] !== 'remark' ? problem : undefined
}

/** In the first batch: what is right there is known for what it is. */
async function inRecords(document: Document): Promise<Fault | undefined> {
  for await (const { problems } of recordsOf(document)) {
    const fault = problems.find(({ weight }) => weight !== 'remark')
    return fault && { message: fault.message, line: fault.at.line ?? 1, column: fault.at.column ?? 1 }
  }
  return undefined
}
