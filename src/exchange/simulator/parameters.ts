import { Refusal } from './answer.ts'

/** What a value must look like; a list is a closed set of words. */
export type ValueType = 'uuid' | 'text' | 'date' | 'date-time' | 'boolean' | 'count' | readonly string[]

export interface Parameter {
  readonly type: ValueType
  /** May be given several times: OpenAPI style `form` with `explode`. */
  readonly many?: boolean
  /** Several values may also stand in one, with commas between. */
  readonly commas?: boolean
  readonly required?: boolean
}

/** Values of the parameters that a request gave and the operation knows, by name. */
export type Values = ReadonlyMap<string, readonly string[]>

/**
 * The values of the parameters that the operation declares. Parameters that it does not know are left alone. A value
 * of the wrong form, one too many, or a missing required one is a Refusal with status 400; for the names in `lenient`
 * it is dropped instead.
 */
export function readParameters(
  query: URLSearchParams,
  declared: Readonly<Record<string, Parameter>>,
  lenient: readonly string[] = [],
): Values {
  const values = new Map<string, readonly string[]>()
  for (const [name, parameter] of Object.entries(declared)) {
    const given = query.getAll(name).flatMap(value => (parameter.commas ? value.split(',') : [value]))
    const fault = faultOf(parameter, given)
    if (fault !== undefined && !lenient.includes(name)) throw new Refusal(400, 'invalid-parameter', `${name}: ${fault}`)
    if (fault === undefined && given.length > 0) values.set(name, given)
  }
  return values
}

/** True when the text has the form. */
export function isOfType(type: ValueType, text: string): boolean {
  if (typeof type !== 'string') return type.includes(text)
  return forms[type](text)
}

/**
 * A date-time of RFC 3339 as milliseconds. A leap second, which a Date does not know, is the beginning of the next
 * minute; what is no date-time is NaN.
 */
export function instantOf(text: string): number {
  const isLeap = /T\d{2}:\d{2}:60/i.test(text)
  return isLeap ? Date.parse(text.replace(/:60(\.\d+)?/, ':59')) + 1000 : Date.parse(text)
}

function faultOf({ type, many, commas, required }: Parameter, given: readonly string[]): string | undefined {
  if (given.length === 0) return required ? 'is required' : undefined
  if (given.length > 1 && !many && !commas) return 'may be given once'
  const wrong = given.find(value => !isOfType(type, value))
  if (wrong === undefined) return undefined
  return `"${wrong}" is not ${typeof type === 'string' ? names[type] : `one of ${type.join(', ')}`}`
}

const names: Record<Extract<ValueType, string>, string> = {
  uuid: 'a UUID',
  text: 'a text',
  date: 'a date (RFC 3339 full-date)',
  'date-time': 'a date-time with offset (RFC 3339)',
  boolean: 'true or false',
  count: 'a whole number from 1',
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const dateTime = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i

const forms: Record<Extract<ValueType, string>, (text: string) => boolean> = {
  uuid: text => uuid.test(text),
  text: text => text !== '',
  date: isDate,
  'date-time': text => isDate(dateTime.exec(text)?.[1] ?? ''),
  boolean: text => text === 'true' || text === 'false',
  count: text => /^[1-9]\d{0,8}$/.test(text),
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
