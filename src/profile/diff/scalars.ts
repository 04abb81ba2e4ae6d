import { keywordOf } from '../../engines/json-schema/keywords.ts'
import { linearRegExp } from '../../engines/regexp/linear.ts'
import { boundOf, countOf, type Facts, has, isClosed, type Kind, kindOf, kindsOf, namesIn, textsOf } from './facts.ts'
import type { Part } from './located.ts'
import { fails, type Subject, type Work } from './work.ts'

/** The kinds of value that a keyword looks at; all when it looks at any. */
const looksAt: Readonly<Record<string, readonly Kind[]>> = {
  string: ['string'],
  number: ['integer', 'fraction'],
  array: ['array'],
  object: ['object'],
}

/** True when no value of the kinds that are left is looked at by the keyword. */
export function isIdle(keyword: string, { kinds }: Facts, part: Part): boolean {
  const looks = keywordOf(keyword, part.node.scope.dialect.name)?.looks ?? 'any'
  return looksAt[looks]?.every(kind => !kinds.has(kind)) ?? false
}

type Scalar = (work: Work, subject: Subject, part: Part, keyword: string) => boolean

/** Keywords whose meaning lies in their value alone. */
export const scalars: Readonly<Record<string, Scalar>> = {
  type: (work, subject, part) => {
    const allowed = kindsOf(part.schema)
    const lost = [...subject.facts.kinds].filter(kind => !allowed?.has(kind))
    if (lost.length === 0) return true
    const [before, after] = [namesOf(subject.facts.kinds), namesOf(allowed ?? new Set())]
    return fails(work, subject, part, { kind: 'type', keyword: 'type', before, after })
  },
  enum: (work, subject, part) => listed(work, subject, part, 'enum', part.schema.enum),
  const: (work, subject, part) => listed(work, subject, part, 'const', [part.schema.const]),
  minimum: bounded,
  exclusiveMinimum: bounded,
  maximum: bounded,
  exclusiveMaximum: bounded,
  minLength: counted,
  maxLength: counted,
  minItems: counted,
  maxItems: counted,
  minProperties: counted,
  maxProperties: counted,
  pattern: same,
  format: same,
  multipleOf: (work, subject, part, keyword) => {
    const { facts } = subject
    const unit = Number(part.schema.multipleOf)
    const units = facts.parts.flatMap(({ schema }) =>
      schema.multipleOf === undefined ? [] : [Number(schema.multipleOf)],
    )
    const isWhole = (each: number) => Number.isInteger(each) && Number.isInteger(unit) && each % unit === 0
    if (units.some(each => each === unit || isWhole(each)) || (unit === 1 && !facts.kinds.has('fraction'))) return true
    return judged(work, subject, part, keyword, units.at(-1))
  },
  uniqueItems: (work, subject, part, keyword) => {
    const { parts } = subject.facts
    const isUnique = parts.some(({ schema }) => schema.uniqueItems === true) || (countOf(parts, 'maxItems') ?? 2) < 2
    return part.schema.uniqueItems !== true || isUnique || judged(work, subject, part, keyword, false)
  },
}

function listed(work: Work, subject: Subject, part: Part, keyword: string, list: unknown): boolean {
  const allowed = Array.isArray(list) ? list : []
  const { values } = subject.facts
  const lost = values?.filter(value => !has(allowed, value))
  if (lost?.length === 0) return true
  const shown = (some: readonly unknown[]) => some.map(value => JSON.stringify(value)).join(', ')
  const told = lost ? { before: shown(lost) } : { after: shown(allowed) }
  return fails(work, subject, part, { kind: 'values', keyword, ...told })
}

function bounded(work: Work, subject: Subject, part: Part, keyword: string): boolean {
  const side = keyword.endsWith('inimum') ? 'minimum' : 'maximum'
  const isOpen = keyword.startsWith('exclusive')
  const limit = Number(part.schema[keyword])
  const known = boundOf(subject.facts.parts, side)
  const beyond = known && (side === 'minimum' ? known.at - limit : limit - known.at)
  const isKept = beyond !== undefined && (beyond > 0 || (beyond === 0 && (known?.isOpen === true || !isOpen)))
  return isKept || judged(work, subject, part, keyword, known?.at)
}

function counted(work: Work, subject: Subject, part: Part, keyword: string): boolean {
  const { parts, required } = subject.facts
  const limit = Number(part.schema[keyword])
  const known = countOf(parts, keyword)
  if (keyword.startsWith('min')) {
    const least = Math.max(known ?? 0, keyword === 'minProperties' ? required.size : 0)
    return least >= limit || judged(work, subject, part, keyword, known)
  }
  const closed = keyword === 'maxProperties' ? parts.filter(isClosed).map(each => namesIn([each]).length) : []
  return Math.min(known ?? Number.POSITIVE_INFINITY, ...closed) <= limit || judged(work, subject, part, keyword, known)
}

/** `pattern` and `format`: one that was there and is another now means nobody knows what. */
function same(work: Work, subject: Subject, part: Part, keyword: string): boolean {
  const wanted = part.schema[keyword]
  const known = textsOf(subject.facts.parts.map(({ schema }) => schema[keyword]))
  if (known.some(each => each === wanted) || wanted === '') return true
  return judged(work, subject, part, keyword, known.at(-1), known.length === 0)
}

/** The last resort: listed values can be tried one by one. */
function judged(work: Work, subject: Subject, part: Part, keyword: string, before: unknown, isDecided = true): boolean {
  const { values } = subject.facts
  if (values?.every(value => isKept(keyword, part.schema[keyword], value))) return true
  const kind = keyword === 'pattern' || keyword === 'format' ? keyword : 'limit'
  const shown = before === undefined ? {} : { before: String(before) }
  return fails(work, subject, part, { kind, keyword, ...shown, after: String(part.schema[keyword]), isDecided })
}

/** Whether a value keeps a keyword; false too for what is not tried here. */
function isKept(keyword: string, limit: unknown, value: unknown): boolean {
  const kind = kindOf(value)
  if (!looksAtKind(keyword, kind)) return true
  const most = Number(limit)
  if (typeof value === 'number') return isKeptBy(value, keyword, most)
  if (typeof value !== 'string') return false
  if (keyword === 'pattern') return linearRegExp(String(limit)).test(value)
  if (keyword === 'minLength') return [...value].length >= most
  return keyword === 'maxLength' && [...value].length <= most
}

function isKeptBy(value: number, keyword: string, limit: number): boolean {
  if (keyword === 'minimum') return value >= limit
  if (keyword === 'exclusiveMinimum') return value > limit
  if (keyword === 'maximum') return value <= limit
  if (keyword === 'exclusiveMaximum') return value < limit
  return Number.isInteger(value) && Number.isInteger(limit) && value % limit === 0
}

function looksAtKind(keyword: string, kind: Kind): boolean {
  const looks = keywordOf(keyword, '2020-12')?.looks ?? 'any'
  return looksAt[looks]?.includes(kind) ?? true
}

/** As `type` writes them. */
function namesOf(kinds: ReadonlySet<Kind>): string {
  const isNumber = kinds.has('fraction')
  const names = [...kinds].flatMap(kind => {
    if (kind === 'fraction') return ['number']
    return kind === 'integer' && isNumber ? [] : [kind]
  })
  return names.sort().join(', ')
}
