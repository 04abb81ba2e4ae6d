import { type Assertion, type Pattern, RefusedPattern } from './pattern.ts'

/** One step of an automaton. `next` is an index into the instructions, `test` one into the tests. */
export type Instruction =
  | { readonly kind: 'one'; readonly test: number; readonly next: number }
  | { readonly kind: 'fork'; readonly next: readonly number[] }
  | { readonly kind: 'assertion'; readonly assertion: Assertion; readonly next: number }
  | { readonly kind: 'match' }

export interface Program {
  readonly instructions: readonly Instruction[]
  /** Each judges one code point. */
  readonly tests: readonly RegExp[]
  readonly start: number
}

/** Bounds the work per character; `^.{0,4000}$` needs 8,003 of them. */
const maxInstructions = 20_000

/** Compiles a pattern to an automaton (Thompson 1968). Throws RefusedPattern when its counts make it too large. */
export function compile(pattern: Pattern, flags: string): Program {
  const instructions: Instruction[] = []
  const sources = new Map<string, number>()
  const start = emit(pattern, add({ kind: 'match' }))
  const tests = [...sources.keys()].map(source => new RegExp(`^(?:${source})$`, `u${flags}`))
  return { instructions, tests, start }

  /** Emits from the end backwards, so that what follows is known. */
  function emit(node: Pattern, next: number): number {
    switch (node.kind) {
      case 'one':
        return add({ kind: 'one', test: testOf(node.source), next })
      case 'assertion':
        return add({ kind: 'assertion', assertion: node.assertion, next })
      case 'sequence':
        return node.items.reduceRight((after, item) => emit(item, after), next)
      case 'choice':
        return add({ kind: 'fork', next: node.options.map(option => emit(option, next)) })
      case 'repeat':
        return repeat(node.item, node.min, node.max, next)
    }
  }

  function repeat(item: Pattern, min: number, max: number, next: number): number {
    let from = max === Number.POSITIVE_INFINITY ? loop(item, next) : next
    const optional = max === Number.POSITIVE_INFINITY ? 0 : max - min
    for (let count = 0; count < optional; count++) from = add({ kind: 'fork', next: [emit(item, from), next] })
    for (let count = 0; count < min; count++) {
      const before = emit(item, from)
      // An item that consumes and asserts nothing: however many there are, they are as good as none.
      if (before === from) return from
      from = before
    }
    return from
  }

  function loop(item: Pattern, next: number): number {
    const choices: number[] = []
    const fork = add({ kind: 'fork', next: choices })
    choices.push(emit(item, fork), next)
    return fork
  }

  function testOf(source: string): number {
    const known = sources.get(source) ?? sources.size
    sources.set(source, known)
    return known
  }

  function add(instruction: Instruction): number {
    if (instructions.length === maxInstructions) throw new RefusedPattern('size')
    return instructions.push(instruction) - 1
  }
}
