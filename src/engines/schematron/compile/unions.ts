import type { Expression, Path, Step } from '../xpath/expression.ts'
import { isPlainTruth } from './kind.ts'

export function isUnion(e: Expression): boolean {
  return e.kind === 'set' && e.op === 'union'
}

/** The parts of a union, without parentheses around them. */
export function alternatives(e: Expression): readonly Expression[] {
  if (e.kind === 'paren') return alternatives(e.inner)
  return e.kind === 'set' && e.op === 'union' ? [...alternatives(e.left), ...alternatives(e.right)] : [e]
}

const maxParts = 200

/** Says of a predicate that it is a condition, and counts no positions. */
type IsTruth = (predicate: Expression) => boolean

/** A step with a union in it that may be written out: predicates on it must not count positions. */
function isSplit(step: Step | Expression, isTruth: IsTruth): boolean {
  if (step.kind === 'filter') return step.inner.kind === 'paren' && step.predicates.every(isTruth)
  return step.kind === 'paren'
}

/** `(a|b)[p]` and `(a|b)/c` as paths without unions in them; the order of the nodes is not kept. */
export function distribute(e: Expression, isTruth: IsTruth = isPlainTruth): readonly Expression[] {
  const inner = (part: Expression) => distribute(part, isTruth)
  if (e.kind === 'set' && e.op === 'union') return alternatives(e).flatMap(inner)
  if (e.kind === 'paren') return alternatives(e).flatMap(inner)
  if (e.kind === 'filter' && isSplit(e, isTruth)) {
    return alternatives(e.inner)
      .flatMap(inner)
      .map(part => withPredicates(part, e.predicates))
  }
  return e.kind === 'path' ? distributePath(e, isTruth) : [e]
}

function withPredicates(e: Expression, predicates: readonly Expression[]): Expression {
  const last = e.kind === 'path' ? e.steps.at(-1) : undefined
  if (e.kind !== 'path' || last?.kind !== 'step') return { kind: 'filter', inner: e, predicates, at: e.at }
  return { ...e, steps: [...e.steps.slice(0, -1), { ...last, predicates: [...last.predicates, ...predicates] }] }
}

function distributePath(path: Path, isTruth: IsTruth): readonly Expression[] {
  const at = path.steps.findIndex(candidate => isSplit(candidate, isTruth))
  const step = path.steps[at]
  if (step === undefined || step.kind === 'step' || sizeOf(path, isTruth) > maxParts) return [path]
  return distribute(step, isTruth).flatMap(part => distribute(spliced(path, at, part), isTruth))
}

/** How many paths it would be at least. */
function sizeOf(path: Path, isTruth: IsTruth): number {
  const parts = path.steps.map(step => {
    if (step.kind === 'step' || !isSplit(step, isTruth)) return 1
    return alternatives(step.kind === 'filter' ? step.inner : step).length
  })
  return parts.reduce((product, count) => product * count, 1)
}

function spliced(path: Path, at: number, part: Expression): Path {
  const inner = part.kind === 'path' ? part : { root: false, steps: [part] }
  return {
    ...path,
    root: at === 0 ? inner.root || path.root : path.root,
    steps: [...path.steps.slice(0, at), ...inner.steps, ...path.steps.slice(at + 1)],
  }
}
