import { message } from '../messages/speaker.ts'
import type { JsonRecord } from '../model/check.ts'
import { nothingMasked } from '../model/check.ts'
import type { Document } from '../model/evidence.ts'
import { collect, peek } from './chunks.ts'
import { decode } from './encoding.ts'
import { maskedIn } from './json-record.ts'
import { withDefaults } from './limits.ts'
import { firstSpot, type JsonProblem, problemWeights } from './problem.ts'
import type { DocumentProblem, ReadOptions, RecordBatch, Syntax } from './syntax.ts'
import { hasMoreNodes, mostNodes } from './yaml.ts'
import { placesIn, type YamlPlace } from './yaml-places.ts'

/**
 * One YAML document (YAML 1.2.2 with the core schema, section 10.3), which is a value as JSON has them: dates stay text,
 * names of members are text. A list gives its items, anything else is one record. A file of several documents is refused.
 */
export const yaml: Syntax = {
  extensions: ['.yaml', '.yml'],
  // What has neither a name nor brackets may be anything: YAML is known by the name of its file, or by its directive.
  looksLike: opening => /^(?:%YAML |---[ \r\n])/.test(opening),
  isOnlyNamed: true,
  records,
}

async function* records(document: Document, options: ReadOptions): AsyncGenerator<RecordBatch, void> {
  const limits = withDefaults(options.limits)
  const bytes = await collect(await peek(document.chunks()), limits.record)
  if (bytes === undefined) {
    const said = message('json.record-too-large', { limit: limits.record })
    yield { records: [], problems: [told(document, { kind: 'too-large', message: said, ...firstSpot })] }
    return
  }
  const { text, problems } = decode(bytes)
  const said = problems.map(problem => told(document, problem))
  if (text === undefined) yield { records: [], problems: said }
  else yield withProblems(await parsed(document, text, limits.depth), said)
}

function withProblems(batch: RecordBatch, problems: readonly DocumentProblem[]): RecordBatch {
  return { records: batch.records, problems: [...problems, ...batch.problems] }
}

async function parsed(document: Document, text: string, maxDepth: number): Promise<RecordBatch> {
  const parser = await import('js-yaml')
  const refused = (kind: JsonProblem['kind'], said: JsonProblem['message'], place: YamlPlace = firstSpot) => {
    const problem = { kind, message: said, ...place, offset: 0 }
    return { records: [], problems: [told(document, problem)] }
  }
  let value: unknown
  try {
    const values = parser.loadAll(text, { maxDepth })
    if (values.length === 0) return refused('empty', message('yaml.empty'))
    // Of several documents the parser itself says that there are too many.
    value = values.length === 1 ? values[0] : parser.load(text, { maxDepth })
  } catch (error) {
    if (!(error instanceof parser.YAMLException)) throw error
    const place = { line: (error.mark?.line ?? 0) + 1, column: (error.mark?.column ?? 0) + 1 }
    // The parser has no other sign of it than its words.
    if (/\bmaxDepth\b/.test(error.reason))
      return refused('too-deep', message('json.too-deep', { limit: maxDepth }), place)
    return refused('syntax', message('yaml.syntax', { why: error.reason }), place)
  }
  if (hasMoreNodes(value, mostNodes)) return refused('too-large', message('yaml.too-large', { limit: mostNodes }))
  const places = lazily(() => placesIn(text, parser, maxDepth))
  if (!Array.isArray(value)) return { records: [new YamlRecord(document, value, places)], problems: [] }
  return {
    records: value.map((item, at) => new YamlRecord(document, item, places, `/${at}`, at + 1)),
    problems: [],
  }
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** A record whose places are found when they are asked for: that reads the text once more. */
class YamlRecord implements JsonRecord {
  readonly value: unknown
  readonly masked: (pointer: string) => boolean
  private readonly document: Document
  private readonly places: () => (pointer: string) => YamlPlace
  /** Leads to the record in its text. */
  private readonly base: string
  private readonly record: number | undefined

  constructor(document: Document, value: unknown, places: YamlRecord['places'], base = '', record?: number) {
    this.value = value
    this.document = document
    this.places = places
    this.base = base
    this.record = record
    this.masked = document.masked?.size ? maskedIn(document, value) : nothingMasked
  }

  get at() {
    return this.locate('')
  }

  locate(pointer: string) {
    const { id: evidence, name } = this.document
    const place = { evidence, name, pointer, ...this.places()(this.base + pointer) }
    return this.record === undefined ? place : { ...place, record: this.record }
  }
}

function told({ id: evidence, name }: Document, { kind, message: said, line, column }: JsonProblem): DocumentProblem {
  return { kind, weight: problemWeights[kind], message: said, at: { evidence, name, line, column } }
}
