import { message } from '../../../messages/speaker.ts'
import { type Expression, type NodeTest, type Path, partsOf, type Step } from '../xpath/expression.ts'
import { axisLoop, testOf } from './axes.ts'
import { type Env, quote } from './code.ts'
import type { Generator } from './generator.ts'
import { predicateKind } from './kind.ts'
import { needsPosition, reduceList } from './predicates.ts'
import { refuse } from './refusal.ts'
import { distribute } from './unions.ts'

/** One way to match a context: names of the steps, last one first, and a function where they do not decide alone. */
export interface Alternative {
  /** `[gap before it, name id or -1, namespace or null, local name or null]`, as JavaScript. */
  readonly steps: readonly string[]
  readonly rooted: boolean
  readonly attribute: boolean
  /** Name of the function that judges predicates, or `null`. */
  readonly check: string
}

/** Writes the context of a rule or the pattern of a key as alternatives (XSLT 2.0, 5.5). */
export function alternativesOf(g: Generator, context: Expression): readonly Alternative[] {
  const env = patternEnv('0', '0')
  const isTruth = (predicate: Expression) => predicateKind(predicate, env, g) === 'truth'
  return distribute(context, isTruth).map(part => alternativeOf(g, part))
}

function alternativeOf(g: Generator, e: Expression): Alternative {
  if (e.kind !== 'path') return refuse(message('xpath.no-pattern'), e.at)
  const steps: { step: Step; gap: boolean }[] = []
  let gap = false
  for (const step of e.steps) {
    if (step.kind === 'step' && step.short) gap = true
    else {
      steps.push({ step: patternStep(step), gap })
      gap = false
    }
  }
  const check = steps.some(({ step }) => step.predicates.length > 0) ? checkOf(g, e, steps) : 'null'
  const written = steps.map(({ step, gap: before }) => stepCode(g, step, before)).reverse()
  return { steps: written, rooted: e.root, attribute: steps.at(-1)?.step.axis === 'attribute', check }
}

function patternStep(step: Step | Expression): Step {
  if (step.kind !== 'step') return refuse(message('xpath.no-pattern'), step.at)
  if (step.axis !== 'child' && step.axis !== 'attribute')
    refuse(message('xpath.context-axis', { axis: step.axis }), step.at)
  if (step.test.kind === 'text' || step.test.kind === 'comment') {
    refuse(message('xpath.context-test', { test: `${step.test.kind}()` }), step.at)
  }
  return step
}

function stepCode(g: Generator, { test, axis, at }: Step, gap: boolean): string {
  const [id, uri, local] = nameCode(g, test, axis === 'attribute', at)
  return `[${gap},${id},${uri},${local}]`
}

function nameCode(g: Generator, test: NodeTest, attribute: boolean, at: number): readonly [string, string, string] {
  if (test.kind !== 'name') return ['-1', 'null', 'null']
  if (test.prefix === '*') return ['-1', 'null', quote(test.local)]
  if (test.local === '*') return ['-1', quote(g.namespace(test.prefix, at)), 'null']
  return [g.nameId(test, attribute, at), 'null', 'null']
}

type PatternStep = { readonly step: Step; readonly gap: boolean }

/** Writes the function that judges structure and predicates of a node. */
function checkOf(g: Generator, path: Path, steps: readonly PatternStep[]): string {
  const name = g.global()
  const node = g.local()
  g.declare(`function ${name}(${node}){return ${conditionOf(g, path, steps, steps.length - 1, node, node)};}`)
  return name
}

function conditionOf(
  g: Generator,
  path: Path,
  steps: readonly PatternStep[],
  index: number,
  node: string,
  current: string,
): string {
  const found = steps[index]
  if (found === undefined) return 'true'
  const { step, gap } = found
  const test = testOf(g, step.test, node, step.axis, step.at)
  const kind = step.axis === 'attribute' ? `${node}<0` : `${node}>0`
  const above = aboveOf(g, path, steps, index, node, current, gap)
  return [kind, test, above, predicatesOf(g, step, node, current)].filter(part => part !== '').join('&&')
}

/** Condition on the ancestors: the step before this one, at the parent or anywhere above. */
function aboveOf(
  g: Generator,
  path: Path,
  steps: readonly PatternStep[],
  index: number,
  node: string,
  current: string,
  gap: boolean,
): string {
  if (index === 0) return path.root && !gap ? `up(${node})===0` : ''
  const name = g.global()
  const parent = g.local()
  const inner = conditionOf(g, path, steps, index - 1, parent, current)
  const params = [...new Set([node, current])].join(',')
  const body = gap
    ? `for(let ${parent}=up(${node});${parent}!==NONE;${parent}=up(${parent})){if(--$left<0)$over();if(${inner})return true;}return false;`
    : `const ${parent}=up(${node});return ${inner};`
  g.declare(`function ${name}(${params}){${body}}`)
  return `${name}(${params})`
}

function patternEnv(node: string, current: string): Env {
  return { node, item: null, position: null, last: null, current, variables: new Map() }
}

function predicatesOf(g: Generator, step: Step, node: string, current: string): string {
  const env = patternEnv(node, current)
  if (!needsPosition(step.predicates, env, g)) return step.predicates.map(e => g.truth(e, env)).join('&&')
  if (step.predicates.some(asksForCurrent)) refuse(message('xpath.current-position'), step.at)
  return membership(g, step, node, env)
}

function asksForCurrent(e: Expression | Step): boolean {
  return (e.kind === 'call' && e.name === 'current') || partsOf(e).some(asksForCurrent)
}

/** `a[2]` as a pattern: the node is among the nodes that its parent has for `a[2]`; those of one parent are kept. */
function membership(g: Generator, step: Step, node: string, env: Env): string {
  const name = g.global()
  const slot = g.perDocument()
  const parent = g.local()
  const list = g.local()
  const gather = axisLoop(g, step, parent, n => `${list}.push(${n});`)
  const reduced = reduceList(g, step.predicates, list, 'node', { ...env, node: parent })
  const renew = `let ${list}=[];${gather}${reduced}${slot}={p:${parent},s:new Set(${list})};`
  g.declare(
    `function ${name}(n0){const ${parent}=up(n0);if(${slot}===undefined||${slot}.p!==${parent}){${renew}}return ${slot}.s.has(n0);}`,
  )
  return `${name}(${node})`
}
