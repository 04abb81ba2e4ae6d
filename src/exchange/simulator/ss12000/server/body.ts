import { Refusal } from '../../answer.ts'
import { isOfType, type ValueType } from '../../parameters.ts'
import { isEntity } from '../../paths.ts'
import type { Entity } from '../../store.ts'

/** What a member of a body must be: a form of text, or a test of its own. */
export interface BodyMember {
  readonly is: ValueType | ((value: unknown) => boolean)
  readonly required?: boolean
}

/** The body as a JSON object with the declared members; 400 when it is not. Other members are let through. */
export function readBody(body: unknown, members: Readonly<Record<string, BodyMember>>): Entity {
  if (!isEntity(body)) throw new Refusal(400, 'invalid-body', 'The body is not a JSON object')
  for (const [name, { is, required }] of Object.entries(members)) {
    const value = body[name]
    if (value === undefined && required !== true) continue
    const isGood = typeof is === 'function' ? is(value) : typeof value === 'string' && isOfType(is, value)
    if (!isGood) throw new Refusal(400, 'invalid-body', `${name} is missing or not of its type`)
  }
  return body
}

export const isInteger = (value: unknown): boolean => Number.isInteger(value)
export const isBoolean = (value: unknown): boolean => typeof value === 'boolean'
export const isList = (value: unknown): boolean => Array.isArray(value) && value.every(isEntity)

/** An object with the id of something. */
export function isReference(value: unknown): boolean {
  return isEntity(value) && typeof value.id === 'string' && isOfType('uuid', value.id)
}

/** A text that is an absolute URI. */
export function isUri(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value) && URL.canParse(value)
}

/** A text that is an address to call. */
export function isWebAddress(value: unknown): boolean {
  return isUri(value) && /^https?:/i.test(String(value))
}
