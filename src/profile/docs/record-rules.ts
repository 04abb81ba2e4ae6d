import type { Profile } from '../../model/profile.ts'
import { isObject } from '../schema-node.ts'

/** Ids of the requirements that a schema object names, by its keywords and its rules. */
export function requirementsOf(schema: Readonly<Record<string, unknown>>): readonly string[] {
  const tag = schema['x-requirement']
  const tagged = isObject(tag) ? Object.values(tag) : [tag]
  const rules = Array.isArray(schema['x-rules']) ? schema['x-rules'] : []
  return [...tagged, ...rules.map(rule => (isObject(rule) ? rule.requirement : undefined))].filter(
    id => typeof id === 'string',
  )
}

/** What rules across records say of a member of a kind of document. */
export function rulesOn(
  { unique, references, across }: Profile,
  type: string,
  way: string,
): { readonly requirements: readonly string[]; readonly document?: string } {
  const rules = [...unique, ...references, ...across].filter(rule => {
    return rule.document === type && wayOf(rule.pointer) === way
  })
  const to = references.find(rule => rules.includes(rule))?.to
  return { requirements: rules.map(({ requirement }) => requirement), ...(to === undefined ? {} : { document: to }) }
}

/** True where a rule across records is about something inside a member: the same definition elsewhere does not say so. */
export function hasRulesInside({ unique, references, across }: Profile, type: string, way: string): boolean {
  return [...unique, ...references, ...across].some(rule => {
    return rule.document === type && wayOf(rule.pointer).startsWith(`${way}.`)
  })
}

/** A JSON Pointer as a way is written: each `*` becomes `[]` behind the member before it. */
function wayOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.')
    .replaceAll('.*', '[]')
}
