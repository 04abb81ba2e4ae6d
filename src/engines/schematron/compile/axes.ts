import type { Axis, NodeTest } from '../xpath/expression.ts'
import { quote } from './code.ts'
import type { Generator } from './generator.ts'

/** Counts a step of work; a rule that never ends is stopped by it. */
export const tick = 'if(--$left<0)$over();'

/**
 * The count of an iteration over children or attributes. Counting costs as much as a small step itself, so a loop is
 * counted only if its body loops or calls in turn, or where the element is `wide`; all others are bounded by the text
 * of the rule.
 */
function tickFor(body: string, wide = ''): string {
  if (/for\(|\$[fgu]\d/.test(body)) return tick
  return wide === '' ? '' : `if(${wide}&&--$left<0)$over();`
}

/** Condition that the node in a variable passes the test; empty when every node does. */
export function testOf(g: Generator, test: NodeTest, node: string, axis: Axis, at: number): string {
  const attribute = axis === 'attribute'
  switch (test.kind) {
    case 'name': {
      const id = attribute ? `aName[-${node}-1]` : `name[${node}]`
      const kind = attribute ? '' : `kind[${node}]===1&&`
      if (test.prefix === '*') return `${kind}NM.local[${id}]===${quote(test.local)}`
      if (test.local === '*') return `${kind}NM.uri[${id}]===${quote(g.namespace(test.prefix, at))}`
      return `${kind}${id}===${g.nameId(test, attribute, at)}`
    }
    case 'any':
      return attribute ? '' : `kind[${node}]===1`
    case 'node':
      return ''
    case 'attribute':
      return attribute ? '' : 'false'
    default: {
      const kinds = { text: 3, comment: 4, element: 1, 'document-node': 9 } as const
      return attribute ? 'false' : `kind[${node}]===${kinds[test.kind]}`
    }
  }
}

function when(condition: string, body: string): string {
  return condition === '' ? body : `if(${condition}){${body}}`
}

/** A loop over the nodes of an axis that pass a test, in the order of the axis. */
export function axisLoop(
  g: Generator,
  { axis, test, at }: { readonly axis: Axis; readonly test: NodeTest; readonly at: number },
  from: string,
  body: (node: string) => string,
): string {
  const n = g.local()
  const inner = () => when(testOf(g, test, n, axis, at), body(n))
  switch (axis) {
    case 'child':
      return childLoop(g, { axis, test, at }, from, n, body)
    case 'attribute': {
      const k = g.local()
      const visit = inner()
      const loop = `for(let ${k}=attributeStart[${from}];${k}<attributeStart[${from}+1];${k}++)`
      return `if(${from}>=0)${loop}{${tickFor(visit)}const ${n}=-${k}-1;${visit}}`
    }
    case 'self':
      return `{const ${n}=${from};${when(selfTest(g, test, n, at), body(n))}}`
    case 'parent':
      return `if(${from}!==0){const ${n}=up(${from});${inner()}}`
    case 'ancestor':
      return `for(let ${n}=up(${from});${n}!==NONE;${n}=up(${n})){${tick}${inner()}}`
    case 'ancestor-or-self':
      return `for(let ${n}=${from};${n}!==NONE;${n}=up(${n})){${tick}${when(selfTest(g, test, n, at), body(n))}}`
    case 'descendant':
    case 'descendant-or-self':
      return descendantLoop(g, { axis, test, at }, from, n, body)
    case 'following-sibling':
      return `for(let ${n}=${from}>0?next[${from}]:0;${n}>0;${n}=next[${n}]){${tick}${inner()}}`
    case 'preceding-sibling':
      return `for(let ${n}=previous(${from});${n}>0;${n}=previous(${n})){${tick}${inner()}}`
    case 'following':
      return `for(let ${n}=afterNode(${from});${n}<N;${n}++){${tick}${inner()}}`
    default: {
      const start = g.local()
      return `{const ${start}=ownerOf(${from});for(let ${n}=${start}-1;${n}>0;${n}--){${tick}if(end[${n}]<=${start}){${inner()}}}}`
    }
  }
}

/** On the self axis an attribute is a node too, and no name test passes it (the principal kind is element). */
function selfTest(g: Generator, test: NodeTest, node: string, at: number): string {
  const condition = testOf(g, test, node, 'self', at)
  if (test.kind === 'attribute') return `${node}<0`
  return condition === '' ? '' : `${node}>=0&&${condition}`
}

interface Move {
  readonly axis: Axis
  readonly test: NodeTest
  readonly at: number
}

function childLoop(
  g: Generator,
  { axis, test, at }: Move,
  from: string,
  n: string,
  body: (n: string) => string,
): string {
  if (test.kind !== 'name' || test.prefix === '*' || test.local === '*') {
    const elements = test.kind === 'any' || test.kind === 'element' || test.kind === 'name'
    const condition = test.kind === 'any' || test.kind === 'element' ? '' : testOf(g, test, n, axis, at)
    const [head, chain] = elements ? ['firstElement', 'nextElement'] : ['first', 'next']
    const visit = when(condition, body(n))
    return `for(let ${n}=${head}[${from}];${n}>0;${n}=${chain}[${n}]){${tickFor(visit, `wide[${from}]===1`)}${visit}}`
  }
  // Where there are very many children, an index by name is made of them.
  const id = g.nameId(test, false, at)
  const w = g.local()
  const start = `const ${w}=wide[${from}]===1;let ${n}=${w}?firstNamed(${from},${id}):firstElement[${from}]`
  const visit = body(n)
  const loop = `for(;${n}>0;${n}=${w}?sameName[${n}]:nextElement[${n}])`
  return `{${start};${loop}{if(name[${n}]===${id}){${tickFor(visit, w)}${visit}}}}`
}

function descendantLoop(
  g: Generator,
  { axis, test, at }: Move,
  from: string,
  n: string,
  body: (n: string) => string,
): string {
  const self = axis === 'descendant-or-self'
  if (test.kind === 'name' && test.prefix !== '*' && test.local !== '*') {
    const list = g.local()
    const index = g.local()
    const start = `lower(${list},${self ? from : `${from}+1`})`
    const loop = `for(let ${index}=${start};${index}<${list}.length&&${list}[${index}]<end[${from}];${index}++)`
    const id = g.nameId(test, false, at)
    return `if(${from}>=0){const ${list}=named(${id});${loop}{${tick}const ${n}=${list}[${index}];${body(n)}}}`
  }
  const stop = g.local()
  const inner = when(testOf(g, test, n, axis, at), body(n))
  // An attribute is a node of its own subtree, and has no other there.
  const range = self
    ? `let ${n}=${from},${stop}=${from}<0?${from}+1:end[${from}]`
    : `let ${n}=${from}+1,${stop}=${from}<0?-NONE:end[${from}]`
  const guard = self ? '' : `if(${from}>=0)`
  // Counted at once: the number of nodes is known.
  const count = `if(($left-=${stop}-${n})<0)$over();`
  return `${guard}{${range};${count}for(;${n}<${stop};${n}++){${inner}}}`
}
