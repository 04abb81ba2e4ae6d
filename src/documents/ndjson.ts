import { message } from '../messages/speaker.ts'
import type { Document } from '../model/evidence.ts'
import { withDefaults } from './limits.ts'
import type { JsonProblem } from './problem.ts'
import { RecordReader } from './record-reader.ts'
import { LineSplitter } from './split-lines.ts'
import { splitRecords } from './stream.ts'
import type { ReadOptions, RecordBatch, Syntax } from './syntax.ts'

/** JSON texts, one on each line (https://github.com/ndjson/ndjson-spec). A wrong line leaves the others as they are. */
export const ndjson: Syntax = {
  extensions: ['.ndjson', '.jsonl'],
  looksLike: opening => /^\s*\{[^\n]*\}[ \t\r]*\n\s*\{/.test(opening),
  records,
}

async function* records(document: Document, options: ReadOptions): AsyncIterable<RecordBatch> {
  const limits = withDefaults(options.limits)
  const reader = new RecordReader(document, limits, { around: 0, isOneText: false, retold })
  for await (const raw of splitRecords(document.chunks(), start => new LineSplitter(limits, start))) {
    yield reader.read(raw)
  }
  yield reader.end()
}

// Where a text ends too early, the line does: most often one JSON value was written over several lines.
function retold(problem: JsonProblem): JsonProblem {
  const { key, args } = problem.message
  if (key.startsWith('json.end-in')) return { ...problem, message: message('ndjson.line-ends') }
  if (key === 'json.second-value')
    return { ...problem, message: message('json.after-end', { found: String(args.found) }) }
  return problem
}
