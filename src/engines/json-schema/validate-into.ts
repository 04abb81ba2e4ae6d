import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { type JsonRecord, nothingMasked, type RecordListener, type Sink } from '../../model/check.ts'
import type { Message, Text } from '../../model/text.ts'
import { RuleError } from '../cel/rule-error.ts'
import { readsMasked } from './rule-scope.ts'
import type { CompiledEntry, SchemaRule, Violation } from './types.ts'

export interface IntoOptions {
  /** The requirement of a violation that stands below no tag. */
  readonly fallback?: string
  /** Hides personal identity numbers in what is quoted from the value. */
  readonly mask?: (text: string) => string
}

/** What a value needs to bring along to be judged; a JsonRecord fits. */
export type Located = Pick<JsonRecord, 'value' | 'locate' | 'masked'>

/**
 * Validates one value and writes what comes of it into a check's sink: exercised requirements, findings, rules that
 * could not be decided. Records met on the way (`x-document`) go to the listener, located in the same evidence.
 * A rule that cannot be decided is the tool's error, unless the value is broken already, there or elsewhere; what was
 * masked at capture proves nothing.
 */
export function validateInto(
  entry: CompiledEntry,
  located: Located,
  sink: Sink,
  listener: RecordListener,
  options: IntoOptions = {},
): void {
  let isWhole = true
  entry.validate(located.value, {
    ...(located.masked === nothingMasked ? {} : { masked: located.masked }),
    exercised: (requirement, times) => sink.exercised(requirement, times),
    violation: violation => {
      isWhole = false
      tellViolation(violation, located, sink, options)
    },
    rule: (rule, value, pointer, valid) =>
      judgeRule(rule, { record: below(located, value, pointer), located, valid, isWhole }, sink),
    document: (type, value, pointer) => listener(type, below(located, value, pointer)),
  })
}

function tellViolation(violation: Violation, located: Located, sink: Sink, options: IntoOptions): void {
  const { requirement = options.fallback, pointer, expected, actual } = violation
  if (requirement === undefined) throw new Error('a violation below no tag needs options.fallback')
  const mask = options.mask ?? (text => text)
  const said = maskMessage(violation.message, mask)
  const place = { requirement, message: said, expected, actual: mask(actual) }
  // Only findings that are kept are located: to find a line may mean to read the file up to there.
  sink.finding({
    ...place,
    get at() {
      return located.locate(pointer)
    },
  })
}

/** What is expected comes from the schema; everything else in a sentence comes from the value. */
function maskMessage({ key, args }: Message, mask: (text: string) => string): Message {
  const masked = Object.entries(args).map(([name, value]) => {
    return [name, typeof value === 'string' && name !== 'expected' ? mask(value) : value]
  })
  return { key, args: Object.fromEntries(masked) as Message['args'] }
}

function below(outer: Located, value: unknown, pointer: string): JsonRecord {
  return pointer === '' && isRecord(outer) ? outer : new Below(outer, value, pointer)
}

function isRecord(located: Located): located is JsonRecord {
  return 'at' in located
}

/** A value inside another. There are as many as there are records: see documents/json-record.ts for why it is a class. */
class Below implements JsonRecord {
  readonly value: unknown
  readonly masked: (pointer: string) => boolean
  private readonly outer: Located
  private readonly pointer: string

  constructor(outer: Located, value: unknown, pointer: string) {
    this.value = value
    this.outer = outer
    this.pointer = pointer
    this.masked = outer.masked === nothingMasked ? nothingMasked : inner => outer.masked(pointer + inner)
  }

  get at() {
    return this.outer.locate(this.pointer)
  }

  locate(inner: string) {
    return this.outer.locate(this.pointer + inner)
  }
}

/** What a rule is asked of: the value that it stands beside, and the whole that this is a part of. */
interface Asked {
  readonly record: JsonRecord
  readonly located: Located
  /** The value that it stands beside meets its schema. */
  readonly valid: boolean
  /** So does the whole. */
  readonly isWhole: boolean
}

function judgeRule({ requirement, rule, text }: SchemaRule, asked: Asked, sink: Sink): void {
  const { record, located, valid, isWhole } = asked
  if (readsAnyMasked(rule.source, record, located)) return
  const verdict = decide(rule, { self: record.value, root: located.value })
  if (verdict === undefined) return
  if (typeof verdict !== 'boolean') {
    // What is wrong with a broken value is told already; the rule was not written for it.
    if (valid && isWhole) sink.error(requirement, verdict)
    else if (valid) sink.untested(requirement, message('rule.beside-broken'))
    return
  }
  sink.exercised(requirement)
  if (verdict) return
  const said = message('schema.rule', { rule: rule.source })
  const words: { text?: Text } = text ? { text } : {}
  sink.finding({
    requirement,
    message: said,
    ...words,
    get at() {
      return record.at
    },
  })
}

function readsAnyMasked(source: string, record: JsonRecord, located: Located): boolean {
  const { masked, value } = record
  if (masked !== nothingMasked && readsMasked(source, 'self', value, masked)) return true
  return located.masked !== nothingMasked && readsMasked(source, 'root', located.value, located.masked)
}

/** True or false, undefined when the rule has nothing to say of the value, or why it could not be decided. */
function decide(
  rule: SchemaRule['rule'],
  context: { readonly self: unknown; readonly root: unknown },
): boolean | Message | undefined {
  try {
    return rule.evaluateIfAny(context)
  } catch (error) {
    if (error instanceof RuleError) return error.reason
    if (error instanceof ToolError) return error.reason ?? { key: `error.${error.code}.what`, args: error.args }
    throw error
  }
}
