import type { Expression } from '../xpath/expression.ts'
import { type Code, documentEnv, type Env } from './code.ts'
import { dependsOnDocumentOnly } from './dependence.ts'
import type { Generator } from './generator.ts'

/** Codes that are computed once for each document, by what they compute. */
export type Memo = Map<string, Code>

/**
 * Code of an expression. Where it depends on the document alone, that is a call which computes it once for each
 * document and is shared by all rules that say the same.
 */
export function memoised(
  g: Generator,
  memo: Memo,
  kind: string,
  e: Expression,
  env: Env,
  write: (env: Env) => Code,
): Code {
  if (e.kind === 'paren' || env.elsewhere || env.current === null || !dependsOnDocumentOnly(e, g)) return write(env)
  const key = kind + JSON.stringify(e, (name, value) => (name === 'at' ? undefined : value))
  const known = memo.get(key)
  if (known !== undefined) return known
  // While it is written, parts of it that are the same expression are not looked up: current null tells.
  const code = write({ ...documentEnv, current: null })
  const slot = g.perDocument()
  const name = g.global()
  g.declare(`function ${name}(){return ${slot}===undefined?(${slot}=${code.js}):${slot};}`)
  const call = { ...code, js: `${name}()` }
  memo.set(key, call)
  return call
}
