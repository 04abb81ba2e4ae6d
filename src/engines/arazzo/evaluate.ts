import { message } from '../../messages/speaker.ts'
import { celContext } from './cel-context.ts'
import { compiled } from './compiled.ts'
import { printExpression, type Template } from './expressions.ts'
import { faultText } from './fault-text.ts'
import { follow } from './follow.ts'
import { queryJson } from './jsonpath.ts'
import type { Languages } from './languages.ts'
import { notEvaluated } from './not-evaluated.ts'
import { type Absent, type Resolved, resolve, type Scope } from './resolve.ts'
import type { Selector, SelectorLanguage, Value } from './suite.ts'
import { NotXml, selectXml, XmlTooDeep } from './xpath.ts'

/** Evaluates a value of the document; the first part that is not there makes the whole absent. */
export async function evaluate(value: Value, scope: Scope, languages: Languages): Promise<Resolved> {
  switch (value.kind) {
    case 'constant':
      return { found: true, value: value.value }
    case 'expression':
      return resolve(value.expression, scope)
    case 'text':
      return fillTemplate(value.parts, scope)
    case 'selector':
      return evaluateSelector(value.selector, scope, languages)
    case 'cel':
      return evaluateCel(value.source, scope, languages)
    case 'list': {
      const items = await Promise.all(value.items.map(item => evaluate(item, scope, languages)))
      return items.find(isAbsent) ?? { found: true, value: items.map(item => item.found && item.value) }
    }
    case 'object': {
      const members = await Promise.all(
        value.members.map(async ([name, member]) => [name, await evaluate(member, scope, languages)] as const),
      )
      const absent = members.map(([, member]) => member).find(isAbsent)
      const entries = members.map(([name, member]) => [name, member.found && member.value])
      return absent ?? { found: true, value: Object.fromEntries(entries) }
    }
  }
}

/**
 * Text with its expressions filled in: scalars as text, structures as JSON (1.1.0, "Runtime Expressions").
 * @param write how a value is written, when the text is in a language that has to be kept
 */
export function fillTemplate(parts: Template, scope: Scope, write: (text: string) => string = same): Resolved {
  const pieces = parts.map(part =>
    typeof part === 'string' ? { found: true as const, value: part } : resolve(part, scope),
  )
  const absent = pieces.find(isAbsent)
  if (absent) return absent
  const text = pieces.map((piece, at) => filled(piece, typeof parts[at] === 'string' ? same : write)).join('')
  return { found: true, value: text, ...(pieces.some(piece => piece.found && piece.masked) ? { masked: 'part' } : {}) }
}

const same = (text: string) => text

function filled(piece: Resolved, write: (text: string) => string): string {
  return piece.found ? write(asText(piece.value)) : ''
}

/** A string as it is, anything else as JSON. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isAbsent(resolved: Resolved): resolved is Absent {
  return !resolved.found
}

function evaluateCel(source: string, scope: Scope, languages: Languages): Resolved {
  try {
    return { found: true, value: compiled(source, languages).value(celContext(scope)) }
  } catch (error) {
    const { verdict, reason } = notEvaluated(error, source, scope)
    return { found: false, fault: verdict === 'error' ? 'suite' : 'not-run', reason }
  }
}

async function evaluateSelector(selector: Selector, scope: Scope, languages: Languages): Promise<Resolved> {
  const context = resolve(selector.context, scope)
  if (!context.found) return context
  const nothing = (): Absent => ({
    found: false,
    fault: 'answer',
    reason: message('arazzo.selector-empty', {
      step: scope.step,
      selector: selector.selector,
      context: printExpression(selector.context),
    }),
  })
  try {
    const value = await select(selector.language, selector.selector, context.value, languages)
    if (value !== undefined) return { ...context, value }
  } catch (error) {
    if (error instanceof NotXml || error instanceof XmlTooDeep) return nothing()
    const detail = faultText(error)
    return {
      found: false,
      fault: 'suite',
      reason: message('arazzo.selector-fault', { selector: selector.selector, detail }),
    }
  }
  return nothing()
}

/** One value where the selector can give only one, else a list; undefined when nothing is selected. */
async function select(
  language: SelectorLanguage,
  selector: string,
  context: unknown,
  languages: Languages,
): Promise<unknown> {
  if (language === 'jsonpointer') return follow(context, { path: '', pointer: selector })?.value
  if (language === 'xpath') {
    const items = await selectXml(selector, asText(context), languages)
    return items.length > 1 ? items : items[0]
  }
  const { singular, nodes } = await queryJson(selector, context, languages)
  return singular ? nodes[0]?.value : nodes.map(node => node.value)
}
