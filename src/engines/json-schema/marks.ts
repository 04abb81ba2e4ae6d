import { type Keyword, keywordOf } from './keywords.ts'
import { assertsFormat, type Lowering } from './lowering.ts'
import type { Mark } from './program.ts'
import { isObject } from './subschemas.ts'

/**
 * What to count when a value reaches a tagged schema object. A tag on the object counts always; a tag on a keyword
 * only counts when the value is such that the keyword looked at something: `format` at a null proves nothing.
 */
export function marksOf(work: Lowering): readonly Mark[] {
  const { tag, link, node, schema } = work
  const marks: Mark[] = tag.all === undefined ? [] : [{ tag: link.tag(tag.all) }]
  for (const [keyword, requirement] of tag.by) {
    if (keyword === 'then' || keyword === 'else') continue
    const known = keywordOf(keyword, node.scope.dialect.name)
    if (known === undefined || known.role === 'annotation') continue
    const gate = keyword === 'format' && !assertsFormat(work) ? 'closed' : gateOf(keyword, known, schema[keyword])
    if (gate === 'closed') continue
    marks.push({ tag: link.tag(requirement), ...(gate ? { gate } : {}) })
  }
  return marks
}

const itemKeywords = new Set(['items', 'prefixItems', 'additionalItems', 'unevaluatedItems', 'contains'])

function gateOf(keyword: string, { looks }: Keyword, value: unknown): Mark['gate'] {
  if (keyword === 'format') return formatGate(String(value))
  if (itemKeywords.has(keyword)) return 'items'
  if (keyword.startsWith('depend') && isObject(value)) return Object.keys(value)
  return looks === 'any' ? undefined : looks
}

function formatGate(name: string): 'number' | 'string' {
  return ['int32', 'int64', 'float', 'double'].includes(name) ? 'number' : 'string'
}
