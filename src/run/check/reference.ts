import { message } from '../../messages/speaker.ts'
import type { JsonRecord, RecordCheck, Sink } from '../../model/check.ts'
import type { Place } from '../../model/finding.ts'
import type { Profile, ReferenceRule } from '../../model/profile.ts'
import type { Message } from '../../model/text.ts'
import { type Entities, type Met, Registry } from './entities.ts'
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
 * Memory: about 40 bytes for each value, as target or as reference, however often it is referred to (`Entities`), and as
 * much again for each further rule by which it was referred to before its record was seen.
 */
export function referenceCheck({ references }: Profile, registry = new Registry()): RecordCheck | undefined {
  if (references.length === 0) return undefined
  const { names } = registry
  const targets = new Map<string, Target>()
  const targetOf = (rule: ReferenceRule) => {
    const target = targets.get(nameOf(rule)) ?? new Target(rule, registry)
    targets.set(nameOf(rule), target)
    return target
  }
  const rules = references.map((rule, at) => new Rule(rule, at + 1, targetOf(rule), names))
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
  readonly known: Entities
  /** Values of records that are there and not of the kind that the rule wants. */
  readonly wrong = new KeyTable(0)
  readonly #values: ReturnType<typeof valuesAt>
  readonly #isRight: (record: unknown) => boolean | undefined

  constructor({ to, toPointer, toWhere }: ReferenceRule, registry: Registry) {
    this.document = to
    this.known = registry.of(to, toPointer, toWhere && JSON.stringify(toWhere))
    this.#values = valuesAt(toPointer)
    this.#isRight = toWhere ? kindOf(toWhere) : () => true
  }

  take(record: JsonRecord): void {
    const isRight = this.#isRight(record.value)
    if (isRight === undefined) return
    for (const { pointer, value } of this.#values(record.value)) {
      const key = keyOf(value)
      if (key === undefined || record.masked(pointer)) continue
      if (isRight) this.known.know(key)
      else if (this.wrong.find(key) === undefined) this.wrong.add(key)
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

function nameOf({ to, toPointer, toWhere }: ReferenceRule): string {
  return `${to} ${toPointer} ${JSON.stringify(toWhere)}`
}

/** One rule, and the references that it has not seen resolved. */
class Rule {
  readonly rule: ReferenceRule
  /** From 1. */
  readonly #number: number
  readonly #target: Target
  readonly #names: EvidenceNames
  readonly #values: ReturnType<typeof valuesAt>
  /** Values that another rule wants too, and has marked as its own. */
  readonly #open = new KeyTable(3)
  readonly #pointers = new EvidenceNames()

  constructor(rule: ReferenceRule, number: number, target: Target, names: EvidenceNames) {
    this.rule = rule
    this.#number = number
    this.#target = target
    this.#names = names
    this.#values = valuesAt(rule.pointer)
  }

  take(record: JsonRecord, sink: Sink): void {
    let resolved = 0
    for (const { pointer, value } of this.#values(record.value)) {
      const key = keyOf(value)
      if (key === undefined || record.masked(pointer)) continue
      const met = () => this.#met(record.at, pointer)
      const state = this.#target.known.want(key, this.#number, met)
      if (state === 'known') resolved++
      else if (state === 'other' && this.#open.find(key) === undefined) this.#remember(key, met())
    }
    if (resolved > 0) sink.exercised(this.rule.requirement, resolved)
  }

  settle(isComplete: boolean, sink: Sink): void {
    const { requirement, to, toWhere } = this.rule
    const { known, wrong } = this.#target
    let resolved = known.resolved(this.#number)
    let isUndecided = false
    const settleOne = (table: KeyTable, number: number, met: Met) => {
      if (toWhere && wrong.numberOf(table, number) !== undefined) this.#tell(table, number, met, sink)
      else if (!isComplete) isUndecided = true
      else if (!toWhere) this.#tell(table, number, met, sink)
    }
    for (const number of known.wanted(this.#number)) settleOne(known.table, number, known.met(number))
    for (let number = 0; number < this.#open.size; number++) {
      if (known.hasKnown(this.#open, number)) resolved++
      else settleOne(this.#open, number, this.#openMet(number))
    }
    if (isUndecided) sink.untested(requirement, message('rule.reference-incomplete', { to }))
    if (resolved > 0) sink.exercised(requirement, resolved)
  }

  #tell(table: KeyTable, number: number, met: Met, sink: Sink): void {
    const { requirement } = this.rule
    sink.exercised(requirement)
    const said = this.#messageOf(shown(table.text(number) ?? '…'))
    sink.finding({ requirement, at: this.#placeOf(met), message: said })
  }

  #messageOf(value: string): Message {
    const { to, toWhere } = this.rule
    if (!toWhere) return message('reference.unresolved', { value, to })
    const at = { value, to, pointer: toWhere.pointer }
    return toWhere.equals === undefined
      ? message('reference.of-kind', { ...at, kind: toWhere.not ?? '' })
      : message('reference.not-of-kind', { ...at, kind: toWhere.equals })
  }

  #met({ evidence, name, pointer = '', record = 0 }: Place, inner: string): Met {
    return {
      evidence: this.#names.number(evidence, name),
      pointer: this.#pointers.number(pointer + inner, ''),
      record,
    }
  }

  #remember(key: string, { evidence, pointer, record }: Met): void {
    this.#open.set(this.#open.add(key), [evidence, pointer, record])
  }

  #openMet(number: number): Met {
    const [evidence = 0, pointer = 0, record = 0] = [0, 1, 2].map(at => this.#open.get(number, at))
    return { evidence, pointer, record }
  }

  #placeOf({ evidence, pointer, record }: Met): Place {
    return {
      evidence: this.#names.evidence(evidence),
      name: this.#names.name(evidence),
      pointer: this.#pointers.evidence(pointer),
      ...(record > 0 ? { record } : {}),
    }
  }
}
