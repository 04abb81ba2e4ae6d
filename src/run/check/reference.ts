import { message } from '../../messages/speaker.ts'
import type { JsonRecord, RecordCheck, Sink } from '../../model/check.ts'
import type { Place } from '../../model/finding.ts'
import type { Profile, ReferenceRule } from '../../model/profile.ts'
import type { Message } from '../../model/text.ts'
import { EvidenceNames } from './evidence-names.ts'
import { valuesAt } from './json-pointer.ts'
import { keyOf, shown } from './key-of.ts'
import { KeyTable } from './key-table.ts'

/**
 * Holds the `references` rules of a profile over all documents and exchanges of a run; undefined when it has none.
 *
 * A reference that leads nowhere is a finding only when every record of the type it leads to has been seen
 * (`complete`); otherwise the rule is left untested, since the target may be in what was not looked at. Each value is
 * told once, at the first place that it was met. Masked values are left out, and null and missing ones. A rule with
 * `toWhere` has a second table, of the records that are not of the kind it wants.
 * Memory (`KeyTable`): about 36 bytes for each target and 62 for each value that has not been resolved yet, however often
 * it is referred to; references that are resolved when they are met cost nothing.
 */
export function referenceCheck({ references }: Profile): RecordCheck | undefined {
  if (references.length === 0) return undefined
  const names = new EvidenceNames()
  const targets = targetsOf(references)
  const rules = references.map(rule => new Rule(rule, targetOf(targets, rule), names))
  const complete = new Set<string>()
  const documents = [...new Set(references.flatMap(rule => [rule.document, rule.to]))]
  const nothing = { own: [], leading: [] }
  const ofType = new Map(
    documents.map(type => {
      const own = [...targets.values()].filter(({ document }) => document === type)
      return [type, { own, leading: rules.filter(({ rule }) => rule.document === type) }]
    }),
  )
  return {
    id: 'reference',
    verifies: [...new Set(references.map(rule => rule.requirement))],
    documents,
    reads: documentType => [
      ...references.filter(rule => rule.document === documentType).map(rule => rule.pointer),
      ...references
        .filter(rule => rule.to === documentType)
        .flatMap(({ toPointer, toWhere }) => (toWhere ? [toPointer, toWhere.pointer] : [toPointer])),
    ],
    record(documentType, record, sink) {
      const { own, leading } = ofType.get(documentType) ?? nothing
      for (const target of own) target.take(record)
      for (const each of leading) each.take(record, sink)
    },
    complete: documentType => complete.add(documentType),
    end: sink => {
      for (const each of rules) each.settle(complete.has(each.rule.to), sink)
    },
  }
}

/** The values that references may lead to: one table for all rules that name the same place. */
class Target {
  readonly document: string
  readonly known = new KeyTable(0)
  /** Values of records that are there and not of the kind that the rule wants. */
  readonly wrong = new KeyTable(0)
  readonly #values: ReturnType<typeof valuesAt>
  readonly #isRight: (record: unknown) => boolean | undefined

  constructor({ to, toPointer, toWhere }: ReferenceRule) {
    this.document = to
    this.#values = valuesAt(toPointer)
    this.#isRight = toWhere ? kindOf(toWhere) : () => true
  }

  take(record: JsonRecord): void {
    const isRight = this.#isRight(record.value)
    if (isRight === undefined) return
    const table = isRight ? this.known : this.wrong
    for (const { pointer, value } of this.#values(record.value)) {
      const key = keyOf(value)
      if (key === undefined || record.masked(pointer) || table.find(key) !== undefined) continue
      table.add(key)
    }
  }
}

/** Says if a record is of the kind; undefined when it does not say itself. */
function kindOf({ pointer, equals, not }: Where): (record: unknown) => boolean | undefined {
  const values = valuesAt(pointer)
  return record => {
    const [found] = values(record)
    if (typeof found?.value !== 'string') return undefined
    return equals === undefined ? found.value !== not : found.value === equals
  }
}

type Where = NonNullable<ReferenceRule['toWhere']>

function targetsOf(references: readonly ReferenceRule[]): ReadonlyMap<string, Target> {
  return new Map(references.map(rule => [nameOf(rule), new Target(rule)]))
}

function targetOf(targets: ReadonlyMap<string, Target>, rule: ReferenceRule): Target {
  return targets.get(nameOf(rule)) ?? new Target(rule)
}

function nameOf({ to, toPointer, toWhere }: ReferenceRule): string {
  return `${to} ${toPointer} ${JSON.stringify(toWhere)}`
}

/** One rule, and the references that it has not seen resolved. */
class Rule {
  readonly rule: ReferenceRule
  readonly #target: Target
  readonly #names: EvidenceNames
  readonly #values: ReturnType<typeof valuesAt>
  readonly #open = new KeyTable(3)
  readonly #pointers = new EvidenceNames()

  constructor(rule: ReferenceRule, target: Target, names: EvidenceNames) {
    this.rule = rule
    this.#target = target
    this.#names = names
    this.#values = valuesAt(rule.pointer)
  }

  take(record: JsonRecord, sink: Sink): void {
    let resolved = 0
    for (const { pointer, value } of this.#values(record.value)) {
      const key = keyOf(value)
      if (key === undefined || record.masked(pointer)) continue
      if (this.#target.known.find(key) !== undefined) resolved++
      else if (this.#open.find(key) === undefined) this.#remember(key, record.at, pointer)
    }
    if (resolved > 0) sink.exercised(this.rule.requirement, resolved)
  }

  settle(isComplete: boolean, sink: Sink): void {
    const { requirement, to, toWhere } = this.rule
    let resolved = 0
    let isUndecided = false
    for (let number = 0; number < this.#open.size; number++) {
      if (this.#target.known.holds(this.#open, number)) resolved++
      else if (toWhere && this.#target.wrong.holds(this.#open, number)) this.#tell(number, sink)
      else if (!isComplete) isUndecided = true
      else if (!toWhere) this.#tell(number, sink)
    }
    if (isUndecided) sink.untested(requirement, message('rule.reference-incomplete', { to }))
    if (resolved > 0) sink.exercised(requirement, resolved)
  }

  #tell(number: number, sink: Sink): void {
    const { requirement } = this.rule
    sink.exercised(requirement)
    sink.finding({ requirement, at: this.#placeOf(number), message: this.#messageOf(number) })
  }

  #messageOf(number: number): Message {
    const { to, toWhere } = this.rule
    const value = shown(this.#open.text(number) ?? '…')
    if (!toWhere) return message('reference.unresolved', { value, to })
    const at = { value, to, pointer: toWhere.pointer }
    return toWhere.equals === undefined
      ? message('reference.of-kind', { ...at, kind: toWhere.not ?? '' })
      : message('reference.not-of-kind', { ...at, kind: toWhere.equals })
  }

  #remember(key: string, { evidence, name, pointer = '', record = 0 }: Place, inner: string): void {
    const numbers = [this.#names.number(evidence, name), this.#pointers.number(pointer + inner, ''), record]
    this.#open.set(this.#open.add(key), numbers)
  }

  #placeOf(number: number): Place {
    const [evidence = 0, pointer = 0, record = 0] = [0, 1, 2].map(at => this.#open.get(number, at))
    return {
      evidence: this.#names.evidence(evidence),
      name: this.#names.name(evidence),
      pointer: this.#pointers.evidence(pointer),
      ...(record > 0 ? { record } : {}),
    }
  }
}
