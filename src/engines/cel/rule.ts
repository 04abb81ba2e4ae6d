import { message } from '../../messages/speaker.ts'
import { compile } from './compile.ts'
import { Frame } from './frame.ts'
import { parse } from './parse.ts'
import { RuleError } from './rule-error.ts'
import { rootScope } from './scope.ts'
import { toJson } from './to-json.ts'
import { Optional, typeName, type Value } from './values.ts'

export interface CompiledRule {
  readonly source: string
  /**
   * True or false as the rule says, over JSON values. Throws RuleError when the rule cannot be decided (a member that is
   * not there, types that do not fit, a result that is neither true nor false), ToolError `rule.cost` when it takes more
   * steps than a rule may.
   */
  evaluate(context: Readonly<Record<string, unknown>>): boolean
  /** The same, of a rule that may have nothing to say: an optional is the true or false in it, an empty one is undefined. */
  evaluateIfAny(context: Readonly<Record<string, unknown>>): boolean | undefined
  /** What the rule gives, whatever it is, as a JSON value; an empty optional is null. Throws as `evaluate` does. */
  value(context: Readonly<Record<string, unknown>>): unknown
}

/**
 * Compiles a rule of the Common Expression Language (cel-spec, doc/langdef.md) over the named variables.
 *
 * The language is CEL for JSON: without bytes, unsigned integers and protobuf messages; with optionals, the strings
 * extension, two-variable comprehensions, `cel.bind`, of the lists extension `distinct`, `flatten`, `sort` and `reverse`, and our own `isAbsoluteUri`, `validFormat`,
 * `resolve`, `fields`, `operations` and `expand`. Without other names a rule knows `self`, the value that it stands beside, and `root`, the whole. JSON numbers are doubles, compare with ints by value, and may be reckoned with together with them. Patterns of `matches`
 * are ECMA-262, as in schemas, and run in linear time.
 *
 * Throws ToolError `rule.syntax` for what is misspelt or unknown, `rule.cost` for what is too large or has lists inside
 * lists too deep, `schema.pattern` for a pattern that cannot be run.
 */
export function compileRule(source: string, variables: readonly string[] = ['self', 'root']): CompiledRule {
  const run = compile(parse(source), rootScope(source, variables))
  const resultOf = (context: Readonly<Record<string, unknown>>): Value => {
    const slots = variables.map(name => (Object.hasOwn(context, name) ? (context[name] as Value) : undefined))
    return run(new Frame(source, slots))
  }
  return {
    source,
    value: context => toJson(resultOf(context)),
    evaluate: context => booleanOf(resultOf(context)),
    evaluateIfAny(context) {
      const result = resultOf(context)
      if (!(result instanceof Optional)) return booleanOf(result)
      return result.value === undefined ? undefined : booleanOf(result.value)
    },
  }
}

function booleanOf(result: Value): boolean {
  if (typeof result === 'boolean') return result
  throw new RuleError(message('rule.not-boolean', { actual: typeName(result) }))
}
