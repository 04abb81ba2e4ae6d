import { message } from '../../messages/speaker.ts'
import type { Text } from '../../model/text.ts'
import { refusal } from './refusal.ts'
import type { SchemaNode } from './schema-node.ts'
import { isObject } from './subschemas.ts'

/** `x-requirement` of one schema object. */
export interface Tag {
  /** For every keyword of the object, and below it, that `by` does not name. */
  readonly all?: string
  readonly by: ReadonlyMap<string, string>
}

/** One row of `x-rules`, as the schema has it. */
export interface RuleRow {
  readonly requirement: string
  readonly source: string
  readonly text?: Text
}

const noTag: Tag = { by: new Map() }

/** Reads `x-requirement`: an id, or ids by keyword. @throws ToolError `schema.refused` */
export function readTag(node: SchemaNode, value: Readonly<Record<string, unknown>>): Tag {
  const tag = value['x-requirement']
  if (tag === undefined) return noTag
  if (isId(tag)) return { all: tag, by: new Map() }
  if (!isObject(tag) || !Object.values(tag).every(isId)) throw malformed(node, 'x-requirement')
  const { '*': all, ...by } = tag as Record<string, string>
  for (const keyword of Object.keys(by)) {
    if (!Object.hasOwn(value, keyword)) throw refusal(node, message('schema.tag-without-keyword', { keyword }))
  }
  return { ...(all === undefined ? {} : { all }), by: new Map(Object.entries(by)) }
}

/** Reads `x-rules`. @throws ToolError `schema.refused` */
export function readRules(node: SchemaNode, rules: unknown): readonly RuleRow[] {
  if (!Array.isArray(rules)) throw malformed(node, 'x-rules')
  return rules.map((row: unknown) => {
    if (!isObject(row) || !isId(row.requirement) || !isId(row.rule)) throw malformed(node, 'x-rules')
    const text = row.message
    if (text !== undefined && !isText(text)) throw malformed(node, 'x-rules')
    return { requirement: row.requirement, source: row.rule, ...(text ? { text } : {}) }
  })
}

/** Reads `x-document`: the id of a document type. @throws ToolError `schema.refused` */
export function readDocument(node: SchemaNode, type: unknown): string {
  if (!isId(type)) throw malformed(node, 'x-document')
  return type
}

function malformed(node: SchemaNode, keyword: string) {
  return refusal(node, message('schema.malformed-keyword', { keyword }))
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isText(value: unknown): value is Text {
  return isObject(value) && isId(value.sv) && isId(value.en)
}
