import { message } from '../messages/speaker.ts'
import type { JsonRecord } from '../model/check.ts'
import type { Document } from '../model/evidence.ts'
import type { Place } from '../model/finding.ts'
import { jsonRecord } from './json-record.ts'
import { type Parsed, parseText } from './json-scanner.ts'
import type { JsonLimits } from './limits.ts'
import { Lines } from './lines.ts'
import { firstSpot, type JsonProblem, problemWeights, type Spot } from './problem.ts'
import type { RawBatch } from './splitter.ts'
import type { DocumentProblem, RecordBatch } from './syntax.ts'

/** What a stream of records is: items of one JSON text, or texts of their own. */
export interface StreamKind {
  /** Objects and arrays that are open around each record. */
  readonly around: number
  /** A record that is no JSON ends the document: the records are parts of one text. */
  readonly isOneText: boolean
  /** Says a problem in the words of the syntax. */
  readonly retold?: (problem: JsonProblem) => JsonProblem
}

/** Turns texts into records with places, and keeps the number of problems that are told within bounds. */
export class RecordReader {
  /** True after a fault that ends the document. */
  isOver = false
  private readonly document: Document
  private readonly limits: JsonLimits
  private readonly kind: StreamKind
  private told = { breach: 0, limit: 0, remark: 0 }
  private more = 0
  private isEmpty = true

  constructor(document: Document, limits: JsonLimits, kind: StreamKind = { around: 0, isOneText: true }) {
    this.document = document
    this.limits = limits
    this.kind = kind
  }

  /** Parses the texts of a batch. After a fault that ends the document the rest of the batch is dropped. */
  read(raw: RawBatch): RecordBatch {
    const records: JsonRecord[] = []
    const problems: JsonProblem[] = []
    let end = Number.POSITIVE_INFINITY
    for (const each of raw.records) {
      const parsed = parseText(each.text, new Lines(each.text, each), this.limits, this.kind.around)
      this.more += parsed.more
      if (parsed.value !== undefined) records.push(this.record(each.text, parsed, each, each.record))
      if (parsed.problems.length === 0) continue
      problems.push(...parsed.problems.map(problem => ({ ...problem, record: each.record })))
      if (!this.kind.isOneText || parsed.problems.every(({ kind }) => kind !== 'syntax' && kind !== 'empty')) continue
      end = each.offset
      break
    }
    this.isOver = end !== Number.POSITIVE_INFINITY
    this.more += raw.more
    if (raw.problems.length > 0) {
      problems.push(...raw.problems.filter(({ offset }) => offset < end))
      // How many records a batch holds depends on how the file was cut; what is told first may not.
      problems.sort((a, b) => a.offset - b.offset)
    }
    const batch = this.batch(records, problems)
    return raw.envelope === undefined ? batch : { ...batch, envelope: raw.envelope }
  }

  /** A text that is one record, to the end of the document. */
  whole(text: string, parsed: Parsed): RecordBatch {
    this.more += parsed.more
    const records = parsed.value === undefined ? [] : [this.record(text, parsed, firstSpot)]
    const { problems } = this.batch(records, parsed.problems)
    return this.more === 0 ? { records, problems } : { records, problems: [...problems, ...this.end().problems] }
  }

  /** What is left to say at the end of the document. A list of texts without a text is `empty`; an empty array is not. */
  end(): RecordBatch {
    const { id: evidence, name } = this.document
    const problems: DocumentProblem[] = []
    const add = (kind: 'empty' | 'more-problems', said: DocumentProblem['message']): void => {
      problems.push({ kind, weight: problemWeights[kind], message: said, at: { evidence, name } })
    }
    if (this.isEmpty && !this.kind.isOneText) add('empty', message('json.empty'))
    if (this.more > 0) add('more-problems', message('json.more-problems', { count: this.more }))
    return { records: [], problems }
  }

  private record(text: string, { value, problems }: Parsed, start: Spot, record?: number): JsonRecord {
    const unique = problems.every(({ kind }) => kind !== 'duplicate-member')
    return jsonRecord(this.document, value, { text, start, unique }, record)
  }

  private batch(records: readonly JsonRecord[], problems: readonly JsonProblem[]): RecordBatch {
    if (records.length > 0 || problems.some(({ kind }) => kind !== 'byte-order-mark')) this.isEmpty = false
    return { records, problems: problems.length === 0 ? [] : problems.flatMap(problem => this.tell(problem)) }
  }

  // Remarks over the bound are dropped; anything that bears on the verdict is at least counted.
  private tell(problem: JsonProblem): readonly DocumentProblem[] {
    const weight = problemWeights[problem.kind]
    if (++this.told[weight] > this.limits.problems) {
      if (weight !== 'remark') this.more++
      return []
    }
    const { kind, message: said } = this.kind.retold?.(problem) ?? problem
    return [{ kind, weight, message: said, at: placeOf(this.document, problem) }]
  }
}

function placeOf(document: Document, { line, column, pointer, record }: JsonProblem): Place {
  return {
    evidence: document.id,
    name: document.name,
    line,
    column,
    ...(pointer === undefined ? {} : { pointer }),
    ...(record === undefined ? {} : { record }),
  }
}
