import { ToolError } from '../../errors.ts'

/** A value in a foreign file, and where it stands. */
export interface Field {
  readonly value: unknown
  readonly pointer: string
  readonly where: string
}

/** Names what a HAR must have at a place; the message files say it in words. */
export type Expected = 'json' | 'object' | 'array' | 'string' | 'number' | 'known-word' | 'date' | 'fewer-entries'

export function refuse({ where, pointer }: Field, expected: Expected): never {
  throw new ToolError('har.refused', { where, pointer, expected })
}

/** A member of an object. @throws ToolError `har.refused` when the field is no object */
export function member(field: Field, name: string): Field {
  const { value, pointer, where } = field
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(field, 'object')
  const own = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
  return { value: own, pointer: `${pointer}/${name}`, where }
}

/** The field, or undefined when it is absent or null, as many tools write what they do not know. */
export function optional(field: Field): Field | undefined {
  return field.value === undefined || field.value === null ? undefined : field
}

export function items(field: Field): readonly Field[] {
  const { value, pointer, where } = field
  if (!Array.isArray(value)) refuse(field, 'array')
  return value.map((item: unknown, at) => ({ value: item, pointer: `${pointer}/${at}`, where }))
}

export function text(field: Field): string {
  return typeof field.value === 'string' ? field.value : refuse(field, 'string')
}

export function number(field: Field): number {
  return typeof field.value === 'number' && field.value >= 0 ? field.value : refuse(field, 'number')
}

export function word<W extends string>(field: Field, words: readonly W[]): W {
  return words.find(known => known === field.value) ?? refuse(field, 'known-word')
}
