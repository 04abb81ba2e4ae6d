import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { plain, quote, quoteList, typeOf } from './quote.ts'
import { scope } from './runtime.ts'
import type { Problem, SchemaError } from './schema-error.ts'

export interface Description {
  readonly message: Message
  readonly expected: string
  readonly actual: string
}

/** What a failed keyword asked for, what there is, and the sentence that says so. */
export function describe(problem: Problem, keyword: string, nearest?: number): Description {
  const { error } = problem
  const parts = Object.hasOwn(sentences, keyword) ? sentences[keyword]?.(error, problem, nearest) : undefined
  if (parts) return parts
  const both = { expected: quote(error.value), actual: quote(error.data) }
  return { ...both, message: message('schema.other', { keyword, ...both }) }
}

type Sentence = (error: SchemaError, problem: Problem, nearest: number | undefined) => Description

type Compared =
  | 'schema.enum'
  | 'schema.const'
  | 'schema.multipleOf'
  | 'schema.maximum'
  | 'schema.exclusiveMaximum'
  | 'schema.minimum'
  | 'schema.exclusiveMinimum'
  | 'schema.pattern'
  | 'schema.format'

/** Value against keyword. */
function compared(key: Compared, expectedOf: (value: unknown) => string): Sentence {
  return ({ value, data }) => {
    const both = { expected: expectedOf(value), actual: quote(data) }
    return { ...both, message: message(key, both) }
  }
}

/** Number of something against a limit. */
function counted(
  key: 'schema.maxItems' | 'schema.minItems' | 'schema.maxProperties' | 'schema.minProperties',
): Sentence {
  return ({ value, data }) => {
    const both = { expected: String(value), actual: String(Object.keys(data as object).length) }
    return { ...both, message: message(key, both) }
  }
}

function measured(key: 'schema.maxLength' | 'schema.minLength'): Sentence {
  return ({ value, data }) => {
    const both = { expected: String(value), actual: quote(data) }
    return { ...both, message: message(key, { ...both, length: scope.ucs2length(String(data)) }) }
  }
}

/** A member that may not be there. */
function unwelcome(param: string): Sentence {
  return ({ params }) => {
    const name = plain(String(params[param]))
    return { expected: '', actual: name, message: message('schema.additionalProperties', { name }) }
  }
}

function choiceSentence(error: SchemaError, { branches = [] }: Problem, nearest: number | undefined): Description {
  const actual = quote(error.data)
  if (Array.isArray(error.params.passing)) {
    const expected = error.params.passing.map((index: number) => index + 1).join(', ')
    return { expected: '1', actual: expected, message: message('schema.oneOf-several', { expected, actual }) }
  }
  const expected = plain([...new Set(branches.flatMap(branch => branch.map(expectation)))].join(', '))
  if (nearest === undefined) return { expected, actual, message: message('schema.anyOf', { expected, actual }) }
  return { expected, actual, message: message('schema.anyOf-nearest', { count: branches.length, nearest, actual }) }
}

/** What one problem of a branch asked for, in a few words. */
function expectation(problem: Problem): string {
  const { expected } = describe(problem, problem.error.keyword)
  const { keyword } = problem.error
  return keyword === 'type' || keyword === 'const' || keyword === 'enum' ? expected : `${keyword} ${expected}`.trim()
}

function closed({ params, data }: SchemaError): Description {
  const both = { expected: String(params.limit), actual: String((data as readonly unknown[]).length) }
  return { ...both, message: message('schema.additionalItems', both) }
}

function missing({ params, data }: SchemaError): { readonly name: string; readonly actual: string } {
  return {
    name: plain(String(params.missingProperty)),
    actual:
      plain(
        Object.keys(data as object)
          .slice(0, 20)
          .join(', '),
      ) || '–',
  }
}

function dependent(error: SchemaError): Description {
  const { name, actual } = missing(error)
  const because = plain(String(error.params.property))
  return { expected: name, actual, message: message('schema.dependentRequired', { name, because }) }
}

const sentences: Readonly<Record<string, Sentence>> = {
  type: ({ value, data }) => {
    const expected = [value].flat().join(', ')
    const isScalar = typeof data !== 'object' || data === null
    const actual = isScalar && data !== null ? plain(`${typeOf(data)} ${quote(data)}`) : typeOf(data)
    return { expected, actual, message: message('schema.type', { expected, actual }) }
  },
  enum: compared('schema.enum', values => quoteList(Array.isArray(values) ? values : [])),
  const: compared('schema.const', quote),
  multipleOf: compared('schema.multipleOf', String),
  maximum: compared('schema.maximum', String),
  exclusiveMaximum: compared('schema.exclusiveMaximum', String),
  minimum: compared('schema.minimum', String),
  exclusiveMinimum: compared('schema.exclusiveMinimum', String),
  maxLength: measured('schema.maxLength'),
  minLength: measured('schema.minLength'),
  pattern: compared('schema.pattern', value => plain(String(value))),
  format: compared('schema.format', String),
  maxItems: counted('schema.maxItems'),
  minItems: counted('schema.minItems'),
  maxProperties: counted('schema.maxProperties'),
  minProperties: counted('schema.minProperties'),
  uniqueItems: ({ params, data }) => {
    const [first, second] = params.pair as readonly [number, number]
    const actual = quote((data as readonly unknown[])[first])
    return { expected: '', actual, message: message('schema.uniqueItems', { first, second, actual }) }
  },
  contains: ({ params, value }) => {
    const [min, max] = value as readonly [number, number | null]
    const expected = max === null ? `≥ ${min}` : `${min}–${max}`
    const actual = String(params.found)
    return { expected, actual, message: message('schema.contains', { expected, actual }) }
  },
  required: error => {
    const { name, actual } = missing(error)
    return { expected: name, actual, message: message('schema.required', { name, actual }) }
  },
  dependentRequired: dependent,
  dependencies: dependent,
  additionalProperties: unwelcome('additionalProperty'),
  unevaluatedProperties: unwelcome('unevaluatedProperty'),
  additionalItems: closed,
  items: closed,
  unevaluatedItems: ({ data }) => {
    const actual = quote(data)
    return { expected: '', actual, message: message('schema.unevaluatedItem', { actual }) }
  },
  not: ({ data }) => {
    const actual = quote(data)
    return { expected: '', actual, message: message('schema.not', { actual }) }
  },
  false: ({ data }) => {
    const actual = quote(data)
    return { expected: '', actual, message: message('schema.never', { actual }) }
  },
  anyOf: choiceSentence,
  oneOf: choiceSentence,
}
