import { message } from '../../../messages/speaker.ts'
import type { Env } from './code.ts'
import { Refusal } from './refusal.ts'

/** Characters of generated code that one rule set may need. The largest known to us needs a tenth. */
const maxSize = 30_000_000
const local = /"(?:[^"\\]|\\.)*"|(?<![\w$.])[a-z]+\d+(?!\w)/g

/**
 * Functions made of pieces of code. Equal pieces, once their local variables are named alike, share one function:
 * there is less code, and it gets hot sooner.
 */
export class SharedFunctions {
  private readonly names = new Map<string, string>()
  private readonly declare: (js: string) => void
  private size = 0

  constructor(declare: (js: string) => void) {
    this.declare = declare
  }

  /** Gives the call of a function that has this body; what it uses of its surroundings becomes its parameters. */
  call(env: Env, body: string): string {
    const used = new Set(body.match(/[a-z]+\d+/g))
    const args = inScope(env).filter(name => used.has(name))
    const renamed = new Map(args.map((name, index) => [name, `p${index}`]))
    const canonical = body.replace(local, word => {
      if (word.startsWith('"')) return word
      const known = renamed.get(word) ?? `l${renamed.size}`
      renamed.set(word, known)
      return known
    })
    const key = `${args.length}|${canonical}`
    let name = this.names.get(key)
    if (name === undefined) {
      this.size += canonical.length
      if (this.size > maxSize) throw new Refusal(message('xpath.too-much-code'))
      name = `$f${this.names.size}`
      this.names.set(key, name)
      this.declare(`function ${name}(${args.map((_, index) => `p${index}`).join(',')}){${canonical}}`)
    }
    return `${name}(${args.join(',')})`
  }
}

/** Names of JavaScript variables that an expression may refer to. */
function inScope({ node, item, position, last, current, variables }: Env): readonly string[] {
  const names = [node, position, last, current, item?.js, ...[...variables.values()].map(({ js }) => js)]
  const found = names.flatMap(js => js?.match(/(?<![\w$.])[a-z]+\d+(?!\w)/g) ?? [])
  return [...new Set(found)]
}
