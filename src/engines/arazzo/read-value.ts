import { message } from '../../messages/speaker.ts'
import { type Expression, looksLikeExpression, parseExpression, parseTemplate } from './expressions.ts'
import { child, isObject, type Node, readFields, readText, readWord, refuse, refuseExpression } from './reader.ts'
import type { Output, Selector, SelectorLanguage, Suite, Value } from './suite.ts'

export type Version = Suite['version']

/** Any value of the document; strings are looked through for expressions, and 1.1 knows Selector Objects. */
export function readValue(node: Node, version: Version): Value {
  const { value } = node
  if (typeof value === 'string') return readString(node, value)
  if (Array.isArray(value)) {
    const items = value.map((item, at) =>
      readValue({ ...node, value: item, pointer: `${node.pointer}/${at}` }, version),
    )
    return items.every(item => item.kind === 'constant') ? { kind: 'constant', value } : { kind: 'list', items }
  }
  if (!isObject(value)) return { kind: 'constant', value }
  if (isCel(value)) return readCel(node)
  if (version === '1.1' && isSelector(value)) return { kind: 'selector', selector: readSelector(node) }
  const members = Object.keys(value).map(name => [name, readValue(child(node, name), version)] as const)
  return members.every(([, member]) => member.kind === 'constant')
    ? { kind: 'constant', value }
    : { kind: 'object', members }
}

/** A string that must be one runtime expression. */
export function readExpression(node: Node): Expression {
  const text = readText(node)
  return parseExpression(text) ?? refuseExpression(node, text)
}

/** An output: an expression, or in 1.1 a Selector Object. Text around expressions is let through, as 1.0 does. */
export function readOutput(name: string, node: Node, version: Version): Output {
  const fits = typeof node.value === 'string' || (isObject(node.value) && (version === '1.1' || isCel(node.value)))
  if (!fits) refuse(node, message('arazzo.refused.type', { expected: 'string' }))
  if (isObject(node.value) && isCel(node.value)) return { name, value: readCel(node) }
  return {
    name,
    value: isObject(node.value) ? { kind: 'selector', selector: readSelector(node) } : readValue(node, version),
  }
}

/** `jsonpath`, `xpath` or `jsonpointer`, or an Expression Type Object that says its version. */
export function readLanguage<T extends SelectorLanguage>(node: Node, languages: readonly T[], version: Version): T {
  if (!isObject(node.value)) return readWord(node, languages)
  const fields = readFields(node, ['type', 'version'], ['type', 'version'])
  const language = readWord(fields.need('type'), languages)
  readWord(fields.need('version'), languageVersions[version][language])
  return language
}

/** JSONPath of the old draft is judged by RFC 9535, which grew out of it; older XPath by 3.1, which reads it. */
const languageVersions: Readonly<Record<Version, Readonly<Record<SelectorLanguage, readonly string[]>>>> = {
  '1.0': {
    jsonpath: ['draft-goessner-dispatch-jsonpath-00'],
    xpath: ['xpath-10', 'xpath-20', 'xpath-30'],
    jsonpointer: [],
  },
  '1.1': {
    jsonpath: ['rfc9535', 'draft-goessner-dispatch-jsonpath-00'],
    xpath: ['xpath-10', 'xpath-20', 'xpath-30', 'xpath-31'],
    jsonpointer: ['rfc6901'],
  },
}

function readString(node: Node, text: string): Value {
  if (looksLikeExpression(text)) return { kind: 'expression', expression: readExpression(node) }
  const template = parseTemplate(text)
  if ('wrong' in template) return refuseExpression(node, template.wrong)
  return template.parts.every(part => typeof part === 'string')
    ? { kind: 'constant', value: text }
    : { kind: 'text', parts: template.parts }
}

function readSelector(node: Node): Selector {
  const fields = readFields(node, ['context', 'selector', 'type'], ['context', 'selector', 'type'])
  return {
    context: readExpression(fields.need('context')),
    selector: readText(fields.need('selector')),
    language: readLanguage(fields.need('type'), ['jsonpath', 'xpath', 'jsonpointer'], '1.1'),
  }
}

/** `{ x-cel: … }` and nothing else; ours, in any version. */
function isCel(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value['x-cel'] === 'string' && Object.keys(value).length === 1
}

function readCel(node: Node): Value {
  return { kind: 'cel', source: readText(child(node, 'x-cel')) }
}

/** In a payload any object may be data; only one with all three members is meant as a Selector Object. */
function isSelector(value: Readonly<Record<string, unknown>>): boolean {
  const { context, selector, type } = value
  return (
    typeof context === 'string' && looksLikeExpression(context) && typeof selector === 'string' && type !== undefined
  )
}
