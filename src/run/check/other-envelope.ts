import { message } from '../../messages/speaker.ts'
import type { JsonRecord } from '../../model/check.ts'
import { pointerOf } from '../../model/pointer.ts'
import type { DocumentType } from '../../model/profile.ts'
import type { Message } from '../../model/text.ts'

/**
 * Says of a whole file, judged as one record of a type, that it is a list in an envelope that is not read as one: it has
 * no member that the type is known by itself, and holds a list of those that have.
 */
export function otherEnvelope({ id, members }: DocumentType, { value, at }: JsonRecord): Message | undefined {
  if (at.record !== undefined || !isObject(value)) return undefined
  const isOfType = (record: Fields) => members.some(member => Object.hasOwn(record, member))
  if (isOfType(value)) return undefined
  const list = listIn(value, isOfType)
  return list && message('run.other-envelope', { name: at.name, type: id, at: pointerOf(list) })
}

/** Where the first list of such records is in an object, or in one inside it. */
function listIn(value: Fields, isOfType: (record: Fields) => boolean, depth = 0): readonly string[] | undefined {
  for (const [name, inner] of Object.entries(value)) {
    if (Array.isArray(inner) && isObject(inner[0]) && isOfType(inner[0])) return [name]
    const deeper = depth === 0 && isObject(inner) ? listIn(inner, isOfType, 1) : undefined
    if (deeper) return [name, ...deeper]
  }
  return undefined
}

type Fields = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
