import { ToolError } from '../../errors.ts'
import type { Message } from '../../model/text.ts'

export interface CompiledRule {
  readonly source: string
  /** True or false as the rule says; throws RuleError when the rule cannot be decided, ToolError when it costs too much. */
  evaluate(context: Readonly<Record<string, unknown>>): boolean
}

/** A rule that gave no verdict: a missing member, a type that does not fit, a result that is not true or false. */
export class RuleError extends Error {
  readonly reason: Message

  constructor(reason: Message) {
    super(`${reason.key} ${JSON.stringify(reason.args)}`)
    this.name = 'RuleError'
    this.reason = reason
  }
}

type Cel = typeof import('@marcbachmann/cel-js')
let cel: Cel | undefined

/** Loads the rule language. Call it, and wait, before `compileRule`. */
export async function prepareRules(): Promise<void> {
  cel ??= await import('@marcbachmann/cel-js')
}

/** Compiles a CEL rule over the named variables. Throws ToolError `rule.syntax` or `rule.cost`. */
export function compileRule(source: string, _variables: readonly string[] = ['self']): CompiledRule {
  if (cel === undefined) throw new Error('prepareRules() was not awaited before compileRule()')
  const run = parsed(cel, source)
  return {
    source,
    evaluate(context) {
      const result: unknown = run(context)
      if (typeof result === 'boolean') return result
      throw new RuleError({ key: 'rules.not-boolean', args: { rule: source } })
    },
  }
}

function parsed(library: Cel, source: string) {
  try {
    return library.parse(source)
  } catch (cause) {
    throw new ToolError('rule.syntax', { where: source }, cause)
  }
}
