import type { SchemaAddress } from '../description.ts'
import { isObject } from '../pointer.ts'
import { isProblem, type Located, refOf, type Sources } from './sources.ts'

/**
 * The address by which the JSON Schema engine knows a schema. A schema that is nothing but a reference has the address
 * of what it refers to, so that the many operations that answer with the same thing share one validator.
 */
export function schemaAddress(sources: Sources, schema: Located): SchemaAddress {
  let here = schema
  for (let hops = 0; hops < 10 && isBareReference(here.value); hops += 1) {
    const next = sources.resolve(here, refOf(here.value) ?? '')
    if (isProblem(next)) break
    here = next
  }
  return here.pointer === '' ? here.file : `${here.file}#${here.pointer}`
}

function isBareReference(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 1 && refOf(value) !== undefined
}
