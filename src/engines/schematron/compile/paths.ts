import { message } from '../../../messages/speaker.ts'
import type { Expression, Path, Step } from '../xpath/expression.ts'
import { axisLoop } from './axes.ts'
import { at, type Env, type SingleType } from './code.ts'
import type { Body, Generator } from './generator.ts'
import { givesNodes } from './kind.ts'
import { isOrdered } from './order.ts'
import { filtered, needsPosition, onlyPosition, reduceList } from './predicates.ts'
import { refuse } from './refusal.ts'
import { alternatives, distribute, isUnion } from './unions.ts'

/** A loop over what a path gives. */
export function eachOfPath(g: Generator, path: Path, env: Env, ordered: boolean, body: Body): string {
  if (!ordered) {
    const parts = distributed(path)
    if (parts.length > 1) return parts.map(part => `{${g.each(part, env, false, body)}}`).join('')
  }
  if (ordered && !isOrdered(path, env, g)) {
    if (givesNodes(path, env, g)) return overList(sortedNodes(g, path, env), g, body)
    const whole = sortedPrefix(g, path, env, body)
    if (whole !== undefined) return whole
  }
  const walk = new Walk(g, path, env, ordered, body)
  return walk.guarded()
}

/** `(a|b)/c` as `a/c | b/c`, which is looked up faster; only where each part is a plain path. */
function distributed(path: Path): readonly Expression[] {
  const splits = path.steps.some(
    step =>
      step.kind === 'paren' &&
      isUnion(step.inner) &&
      alternatives(step).every(part => part.kind === 'path' && !part.root),
  )
  return splits ? distribute(path) : [path]
}

/** Call that gives the nodes of an expression once each and in document order. */
export function sortedNodes(g: Generator, e: Expression, env: Env): string {
  return g.hoist(env, `const r=[];${g.each(e, env, false, js => `r.push(${js});`)}return sorted(r);`)
}

function overList(list: string, g: Generator, body: Body): string {
  const n = g.local()
  return `for(const ${n} of ${list}){${body(n, 'node')}}`
}

/** A path that ends with values: the nodes before the last step are sorted, then the values come in their order. */
function sortedPrefix(g: Generator, path: Path, env: Env, body: Body): string | undefined {
  const last = path.steps.at(-1)
  const before: Path = { ...path, steps: path.steps.slice(0, -1) }
  if (last === undefined || last.kind === 'step' || isOrdered(before, env, g)) return undefined
  const n = g.local()
  const [only] = before.steps
  const source = before.steps.length === 1 && only !== undefined && only.kind !== 'step' && !before.root ? only : before
  return `for(const ${n} of ${sortedNodes(g, source, env)}){${g.each(last, at(env, n), true, body)}}`
}

/** Writes the nested loops of the steps of one path. */
class Walk {
  private readonly g: Generator
  private readonly path: Path
  private readonly env: Env
  private readonly ordered: boolean
  private readonly body: Body

  constructor(g: Generator, path: Path, env: Env, ordered: boolean, body: Body) {
    this.g = g
    this.path = path
    this.env = env
    this.ordered = ordered
    this.body = body
  }

  /** The loops, entered only if the document has any element where the first child steps lead. */
  guarded(): string {
    const start = this.path.root ? '0' : this.path.steps[0]?.kind === 'step' ? this.contextNode() : null
    const ids = this.leadingNames()
    const loops = this.from(0, start)
    if (ids.length === 0 || start === null) return loops
    const site = this.g.constant(`site([${ids.join(',')}])`)
    return `if(has(${site},${start})){${loops}}`
  }

  private leadingNames(): readonly string[] {
    const ids: string[] = []
    for (const step of this.path.steps) {
      if (step.kind !== 'step' || step.axis !== 'child' || step.test.kind !== 'name') break
      if (step.test.prefix === '*' || step.test.local === '*') break
      ids.push(this.g.nameId(step.test, false, step.at))
    }
    return ids
  }

  private contextNode(): string {
    return this.env.node ?? refuse(message('xpath.no-context'), this.path.at)
  }

  private from(index: number, node: string | null): string {
    const step = this.path.steps[index]
    if (step === undefined) return this.body(node ?? this.contextNode(), 'node')
    if (step.kind !== 'step') return this.expressionStep(step, index, node)
    const [move, used] = this.merged(step, index)
    const start = node ?? this.contextNode()
    const next = (n: string) => this.from(index + used, n)
    if (!needsPosition(move.predicates, at(this.env, start), this.g)) {
      return axisLoop(this.g, move, start, n => filtered(this.g, move.predicates, n, this.env, () => next(n)))
    }
    return this.positioned(move, start, next)
  }

  /** `descendant-or-self::node()/child::x` is the descendant axis, unless positions count among the children. */
  private merged(step: Step, index: number): readonly [Step, number] {
    const after = this.path.steps[index + 1]
    const merges =
      step.short &&
      after?.kind === 'step' &&
      after.axis === 'child' &&
      !needsPosition(after.predicates, at(this.env, '0'), this.g)
    return merges ? [{ ...after, axis: 'descendant' }, 2] : [step, 1]
  }

  private positioned(step: Step, start: string, next: (n: string) => string): string {
    const wanted = onlyPosition(step.predicates)
    const list = this.g.local()
    const n = this.g.local()
    if (wanted !== undefined) {
      // The self and parent axes are no loops, and have one node at most.
      const stop = step.axis === 'self' || step.axis === 'parent' ? '' : 'break;'
      const search = axisLoop(this.g, step, start, m => `if(++${list}===${wanted}){${n}=${m};${stop}}`)
      return `{let ${list}=0,${n}=NONE;${search}if(${n}!==NONE){${next(n)}}}`
    }
    const gather = axisLoop(this.g, step, start, m => `${list}.push(${m});`)
    const kept = reduceList(this.g, step.predicates, list, 'node', this.env)
    return `{let ${list}=[];${gather}${kept}for(const ${n} of ${list}){${next(n)}}}`
  }

  /** A step that is an expression: `a/normalize-space(b)`, `$x/b`. */
  private expressionStep(step: Expression, index: number, node: string | null): string {
    const env = node === null ? this.env : at(this.env, node)
    const last = index + 1 === this.path.steps.length
    return this.g.each(step, env, this.ordered, (js, type) => (last ? this.body(js, type) : this.goOn(js, type, index)))
  }

  private goOn(js: string, type: SingleType, index: number): string {
    if (type === 'node') {
      const n = this.g.local()
      return `{const ${n}=${js};${this.from(index + 1, n)}}`
    }
    if (type !== 'item') refuse(message('xpath.step-on-value'), this.path.at)
    const n = this.g.local()
    return `{const ${n}=nodeOf(${js});${this.from(index + 1, n)}}`
  }
}
