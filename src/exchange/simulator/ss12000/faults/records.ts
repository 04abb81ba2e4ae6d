import type { Text } from '../../../../model/text.ts'
import { changeAt, isEntity, valuesAt } from '../../paths.ts'
import type { Fault } from '../fault.ts'
import type { ResourceType } from '../records.ts'
import { references } from '../server/references.ts'
import { last } from './change.ts'
import { nouns } from './nouns.ts'

/** A fault in one record. */
export type RecordFault = Fault & { readonly requirement: string }

/** A mandatory member is not there. The path leads to it, through objects and lists. */
export function missing(requirement: string, type: ResourceType, path: string): RecordFault {
  const names = path.split('.')
  const member = names.pop() ?? ''
  const omit = (value: unknown): unknown => {
    const { [member]: _, ...rest } = isEntity(value) ? value : {}
    return rest
  }
  const title = titled(type, one => ({ sv: `${one.sv} saknar ${path}`, en: `${one.en} has no ${path}` }))
  const data = last(
    type,
    hasAt(path),
    names.length === 0 ? record => ({ ...(omit(record) as object) }) : changeAt(names.join('.'), omit),
  )
  return { requirement, title, data }
}

/** A value is of another type than the standard gives. */
export function mistyped(requirement: string, type: ResourceType, path: string, value: unknown): RecordFault {
  const title = titled(type, one => ({
    sv: `${path} hos ${one.sv} har fel datatyp`,
    en: `${path} of ${one.en} has the wrong type`,
  }))
  return {
    requirement,
    title,
    data: last(
      type,
      hasAt(path),
      changeAt(path, () => value),
    ),
  }
}

/** A value is not one of those that the standard lists. */
export function unlisted(requirement: string, type: ResourceType, path: string, value: string): RecordFault {
  const title = titled(type, one => ({
    sv: `${path} hos ${one.sv} är ${value}, som inte finns i listan`,
    en: `${path} of ${one.en} is ${value}, which is not in the list`,
  }))
  return {
    requirement,
    title,
    data: last(
      type,
      hasAt(path),
      changeAt(path, () => value),
    ),
  }
}

/** A value is of the right type, and not of the right form. */
export function malformed(requirement: string, type: ResourceType, path: string, value: unknown): RecordFault {
  const title = titled(type, one => ({
    sv: `${path} hos ${one.sv} är ${String(value)}`,
    en: `${path} of ${one.en} is ${String(value)}`,
  }))
  return {
    requirement,
    title,
    data: last(
      type,
      hasAt(path),
      changeAt(path, () => value),
    ),
  }
}

/** A reference leads to a record that is not there. */
export function dangling(requirement: string, type: ResourceType, path: string): RecordFault {
  const title = titled(type, one => ({
    sv: `${path} hos ${one.sv} leder till något som inte finns`,
    en: `${path} of ${one.en} leads to nothing`,
  }))
  const target = references[type][path]
  const modules = target === undefined ? [type] : [type, target]
  const data = last(
    type,
    hasAt(path),
    changeAt(path, () => nowhere),
  )
  return { requirement, title, modules, data }
}

/** Nothing has this id. */
export const nowhere = { id: '00000000-0000-4000-8000-000000000000' }

function hasAt(path: string): (record: object) => boolean {
  const valuesOf = valuesAt(path)
  return record => valuesOf(record).length > 0
}

function titled(type: ResourceType, say: (one: Text) => Text): Text {
  const { sv, en } = say(nouns[type].one)
  return { sv: capital(sv), en: capital(en) }
}

const capital = (text: string): string =>
  /^(en?|ett|an?) /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text
