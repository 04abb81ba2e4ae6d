import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { maskedPointers } from './answer.ts'
import { celContext } from './cel-context.ts'
import { compiled } from './compiled.ts'
import { asText, fillTemplate } from './evaluate.ts'
import { type Expression, printExpression } from './expressions.ts'
import { pointerTokens } from './follow.ts'
import { queryJson } from './jsonpath.ts'
import { type Judgement, judgeSimple, showValue } from './judge-condition.ts'
import type { Languages } from './languages.ts'
import { notEvaluated } from './not-evaluated.ts'
import { resolve, type Scope } from './resolve.ts'
import type { CelCriterion, ContextCriterion, Criterion, OwnCriterion } from './suite.ts'
import { NotXml, testXml, XmlTooDeep } from './xpath.ts'

/**
 * Judges one criterion. A condition of ours that cannot be evaluated is `error`, never a breach; a context that the
 * answer lacks, or that is not of the condition's kind, breaks it (Arazzo 1.1.0, "Condition Evaluation").
 */
export async function judgeCriterion(
  criterion: Criterion | CelCriterion,
  scope: Scope,
  languages: Languages,
): Promise<Judgement> {
  if (criterion.type === 'simple') return judgeSimple(criterion, scope)
  try {
    const judgement =
      criterion.type === 'cel'
        ? judgeCel(criterion, scope, languages)
        : await judgeInContext(criterion, scope, languages)
    return judgement.verdict === 'broken' && speaksOfMasked(criterion, scope)
      ? maskedJudgement(criterion, scope)
      : judgement
  } catch (error) {
    return notEvaluated(error, criterion.condition, scope)
  }
}

/** A criterion of `x-criteria`; undefined where its `when` does not hold, for then there is nothing to judge. */
export async function judgeOwnCriterion(
  criterion: OwnCriterion,
  scope: Scope,
  languages: Languages,
): Promise<Judgement | undefined> {
  if (isBlind(criterion, scope))
    return { verdict: 'untested', reason: message('arazzo.no-connection', { step: scope.step }) }
  if (criterion.when === undefined) return judgeCriterion(criterion, scope, languages)
  try {
    if (!compiled(criterion.when, languages).evaluate(celContext(scope))) return undefined
  } catch (error) {
    return notEvaluated(error, criterion.when, scope)
  }
  return judgeCriterion(criterion, scope, languages)
}

/** True when the criterion speaks of what the connection showed, and nothing is known of that. */
function isBlind(criterion: OwnCriterion, { answered }: Scope): boolean {
  if (answered?.exchange.connection) return false
  const own = criterion.type === 'cel' ? criterion.condition : ''
  return /(^|[^\w.'"-])connection\b/.test(`${criterion.when ?? ''} ${own}`)
}

/** True when the criterion asks about all pages together, so that it can only be judged after the last one. */
export function asksForPages(criterion: Criterion | CelCriterion): boolean {
  return criterion.type === 'cel'
    ? /\bpages\b/.test(criterion.condition)
    : /\$pages\b/.test(`${criterion.condition} ${'context' in criterion ? printExpression(criterion.context) : ''}`)
}

function judgeCel(criterion: CelCriterion, scope: Scope, languages: Languages): Judgement {
  const context = celContext(scope)
  if (compiled(criterion.condition, languages).evaluate(context)) return { verdict: 'held' }
  return broken(
    message('arazzo.rule-broken', {
      step: scope.step,
      condition: criterion.condition,
      status: Number(context.status ?? 0),
    }),
    criterion,
    showValue(context.body),
  )
}

async function judgeInContext(criterion: ContextCriterion, scope: Scope, languages: Languages): Promise<Judgement> {
  const { context, type } = criterion
  const resolved = resolve(context, scope)
  if (!resolved.found && resolved.fault === 'suite') return { verdict: 'error', reason: resolved.reason }
  if (!resolved.found && resolved.fault !== 'answer') return { verdict: 'untested', reason: resolved.reason }
  if (resolved.found && resolved.masked === 'whole') return maskedJudgement(criterion, scope)
  const filled = fillTemplate(criterion.template, scope)
  if (!filled.found) return { verdict: filled.fault === 'suite' ? 'error' : 'untested', reason: filled.reason }
  const shown = { step: scope.step, condition: asText(filled.value), context: printExpression(context) }
  if (!resolved.found || resolved.value === null) {
    return broken(message('arazzo.context-lacking', shown), criterion, '-', context)
  }
  const actual = showValue(resolved.value)
  try {
    if (await holds(type, shown.condition, resolved.value, languages)) return { verdict: 'held' }
  } catch (error) {
    if (error instanceof XmlTooDeep) return { verdict: 'untested', reason: message('arazzo.xml-too-deep', shown) }
    if (!(error instanceof NotXml)) throw error
    return broken(message('arazzo.context-not-xml', { ...shown, detail: error.message }), criterion, actual, context)
  }
  return broken(message('arazzo.context-broken', { ...shown, actual }), criterion, actual, context)
}

async function holds(
  type: ContextCriterion['type'],
  condition: string,
  context: unknown,
  languages: Languages,
): Promise<boolean> {
  if (type === 'regex') return languages.regexp(condition).test(asText(context))
  if (type === 'xpath') return testXml(condition, asText(context), languages)
  return (await queryJson(condition, context, languages)).nodes.length > 0
}

function broken(
  said: Message,
  { condition }: Criterion | CelCriterion,
  actual: string,
  context?: Expression,
): Judgement {
  const pointer =
    context?.kind === 'body' && context.of === 'response' && context.path === '' ? context.pointer : undefined
  return { verdict: 'broken', message: said, expected: condition, actual, ...(pointer ? { pointer } : {}) }
}

function maskedJudgement({ condition }: Criterion | CelCriterion, scope: Scope): Judgement {
  return { verdict: 'untested', reason: message('arazzo.masked', { step: scope.step, condition }) }
}

/** True when the condition may have failed only because of masking: it names a value that was masked in the answer. */
function speaksOfMasked(criterion: ContextCriterion | CelCriterion, scope: Scope): boolean {
  if (criterion.type === 'cel' && namesAny(criterion.condition, scope.inputs.redacted)) return true
  if (!scope.answered) return false
  const text = `${criterion.condition} ${criterion.type === 'cel' ? '' : printExpression(criterion.context)}`
  return maskedPointers(scope.answered.exchange).some(pointer => speaksOf(text, pointerTokens(pointer)))
}

function namesAny(text: string, names: readonly string[]): boolean {
  return names.length > 0 && /\binputs\b/.test(text) && names.some(name => text.includes(name))
}

/**
 * Names the member (and the object that it is in, since names such as `value` are many), or takes that object whole.
 * What lies in a list is told by the member alone.
 */
function speaksOf(text: string, tokens: readonly string[]): boolean {
  const [above = '', last = ''] = tokens.slice(-2)
  const named = new Set(text.split(/[^\p{L}\p{N}_-]+/u))
  if (tokens.length < 2 || /^\d+$/.test(above)) return named.has(tokens.at(-1) ?? '')
  if (!named.has(above)) return false
  const ends = text.split(above).slice(1)
  return named.has(last) || ends.some(rest => !/^[\p{L}\p{N}_-]|^\s*[.[/]/u.test(rest))
}
