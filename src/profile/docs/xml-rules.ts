import { type SpokenRule, spokenRules } from '../../engines/schematron/spoken.ts'
import { type Expression, type Path, partsOf, type Step } from '../../engines/schematron/xpath/expression.ts'
import type { Profile, XmlDocumentType } from '../../model/profile.ts'
import type { XmlRow, XmlRows } from './xml-rows.ts'

/**
 * The requirements whose rules speak of each element and attribute: those that a rule is about, and those that the paths in its
 * assertions lead to. A wildcard speaks of nothing in particular.
 */
export function membersSpokenOf(
  profile: Profile,
  { id }: XmlDocumentType,
  rows: XmlRows,
): { readonly spoken: ReadonlyMap<Node, ReadonlySet<string>>; readonly withoutRules: readonly string[] } {
  const spoken = new Map<Node, Set<string>>()
  const withoutRules: string[] = []
  const graph = new Graph(rows)
  for (const entry of profile.schematron.filter(({ documents }) => documents.includes(id))) {
    const found = spokenRules(profile, entry)
    if ('missing' in found) {
      withoutRules.push(`${found.missing.name} ${found.missing.version}`)
      continue
    }
    for (const rule of found.rules) {
      const reader = new Reader(graph, rule)
      const about = reader.context()
      for (const { requirement, test } of rule.tests) {
        for (const node of [...about.named, ...reader.namedIn(test)]) {
          spoken.set(node, (spoken.get(node) ?? new Set()).add(requirement))
        }
      }
    }
  }
  return { spoken, withoutRules }
}

/** A row; or the root element, or the document above it, which have none. */
type Node = Pick<XmlRow, 'kind' | 'name' | 'owner' | 'inner'>

class Graph {
  private readonly byOwner = new Map<unknown, Node[]>()
  private readonly byInner = new Map<unknown, Node[]>()
  private readonly everything: ReadonlySet<Node>

  constructor({ all, root }: XmlRows) {
    const top: Node = { kind: 'element', name: root.name, owner: documentNode, inner: root.inner }
    this.everything = new Set([document, top, ...all])
    for (const node of this.everything) {
      this.byOwner.set(node.owner, [...(this.byOwner.get(node.owner) ?? []), node])
      if (node.inner !== undefined) this.byInner.set(node.inner, [...(this.byInner.get(node.inner) ?? []), node])
    }
  }

  /** What a step without its test leads to. */
  follow(nodes: ReadonlySet<Node>, axis: Step['axis']): ReadonlySet<Node> {
    const parts = (kind: XmlRow['kind']) =>
      gathered(nodes, node => this.partsOf(node).filter(each => each.kind === kind))
    if (axis === 'child') return parts('element')
    if (axis === 'attribute') return parts('attribute')
    if (axis === 'self') return nodes
    if (axis === 'parent') return gathered(nodes, node => this.byInner.get(node.owner) ?? [])
    if (axis.startsWith('descendant')) return this.below(nodes, axis === 'descendant-or-self')
    if (axis.startsWith('ancestor')) return this.above(nodes, axis === 'ancestor-or-self')
    if (axis.endsWith('-sibling')) return gathered(nodes, ({ owner }) => this.byOwner.get(owner) ?? [])
    return this.everything
  }

  private partsOf({ inner }: Node): readonly Node[] {
    return (inner === undefined ? undefined : this.byOwner.get(inner)) ?? []
  }

  private below(nodes: ReadonlySet<Node>, isSelf: boolean): ReadonlySet<Node> {
    if (isSelf && nodes.has(document)) return this.everything
    const found = new Set<Node>(isSelf ? nodes : [])
    const open = [...nodes]
    const seen = new Set<unknown>()
    for (const node of open) {
      if (seen.has(node.inner)) continue
      seen.add(node.inner)
      for (const part of this.partsOf(node)) {
        if (part.kind === 'attribute') continue
        found.add(part)
        open.push(part)
      }
    }
    return found
  }

  private above(nodes: ReadonlySet<Node>, isSelf: boolean): ReadonlySet<Node> {
    const found = new Set<Node>(isSelf ? nodes : [])
    const open = [...nodes]
    const seen = new Set<unknown>()
    for (const { owner } of open) {
      if (seen.has(owner)) continue
      seen.add(owner)
      for (const node of this.byInner.get(owner) ?? []) {
        found.add(node)
        open.push(node)
      }
    }
    return found
  }
}

const documentNode = Symbol('document')
/** Above the root element. */
const document: Node = { kind: 'element', owner: undefined, inner: documentNode }

function gathered(nodes: ReadonlySet<Node>, work: (node: Node) => readonly Node[]): ReadonlySet<Node> {
  const found = new Set<Node>()
  for (const node of nodes) for (const each of work(node)) found.add(each)
  return found
}

/** Nodes that an expression may give, and those of them that it names: a wildcard names none. */
interface Found {
  readonly nodes: ReadonlySet<Node>
  readonly named: ReadonlySet<Node>
}

const none: Found = { nodes: new Set(), named: new Set() }

/** Variables within variables that are followed. */
const deepest = 5

/** Reads the expressions of one rule: where paths lead, and which nodes they name. */
class Reader {
  private readonly graph: Graph
  private readonly rule: SpokenRule
  private about: Found = none

  constructor(graph: Graph, rule: SpokenRule) {
    this.graph = graph
    this.rule = rule
  }

  /** What the rule is about. A context is a pattern: a path in it may begin anywhere. */
  context(): Found {
    const anywhere = this.graph.follow(new Set([document]), 'descendant-or-self')
    this.about = this.evaluate(this.rule.context, anywhere, new Set(), 0)
    return this.about
  }

  /** Elements and attributes that the paths of an expression lead to, from what the rule is about. */
  namedIn(expression: Expression): ReadonlySet<Node> {
    const spoken = new Set<Node>()
    note(spoken, this.evaluate(expression, this.about.nodes, spoken, 0))
    return spoken
  }

  /** What the paths in the expression lead to is noted as well. */
  private evaluate(expression: Expression | Step, at: ReadonlySet<Node>, spoken: Set<Node>, depth: number): Found {
    if (expression.kind === 'path') return this.path(expression, at, spoken, depth)
    if (expression.kind === 'step') return this.step(expression, at, spoken, depth)
    if (expression.kind === 'dot') return { nodes: at, named: none.named }
    if (expression.kind === 'variable') return this.variable(expression.name, spoken, depth)
    if (expression.kind === 'filter') {
      const found = this.evaluate(expression.inner, at, spoken, depth)
      for (const each of expression.predicates) note(spoken, this.evaluate(each, found.nodes, spoken, depth))
      return found
    }
    const parts = partsOf(expression).map(part => this.evaluate(part, at, spoken, depth))
    if (expression.kind === 'paren' || expression.kind === 'set' || expression.kind === 'sequence') {
      const union = (of: keyof Found) => new Set(parts.flatMap(part => [...part[of]]))
      return { nodes: union('nodes'), named: union('named') }
    }
    for (const part of parts) note(spoken, part)
    return none
  }

  private path({ root, steps }: Path, at: ReadonlySet<Node>, spoken: Set<Node>, depth: number): Found {
    let found: Found = { nodes: root ? new Set([document]) : at, named: none.named }
    for (const step of steps) found = this.evaluate(step, found.nodes, spoken, depth)
    return found
  }

  private step({ axis, test, predicates }: Step, at: ReadonlySet<Node>, spoken: Set<Node>, depth: number): Found {
    const nodes = new Set<Node>()
    for (const node of this.graph.follow(at, axis)) if (this.fits(node, test, axis)) nodes.add(node)
    for (const each of predicates) note(spoken, this.evaluate(each, nodes, spoken, depth))
    return { nodes, named: test.kind === 'name' && test.local !== '*' ? nodes : none.named }
  }

  private fits(node: Node, test: Step['test'], axis: Step['axis']): boolean {
    if (test.kind === 'text' || test.kind === 'comment') return false
    if (test.kind === 'node') return true
    if (node === document) return test.kind === 'document-node'
    if (test.kind !== 'name') return test.kind === 'any' || test.kind === node.kind
    const { uri, local } = node.name ?? { uri: '', local: '' }
    if (test.local !== '*' && test.local !== local) return false
    if (test.prefix === '*') return true
    // Names of attributes have no default namespace.
    const isPlain = test.prefix === '' && axis === 'attribute'
    return uri === (isPlain ? '' : (this.rule.namespaces.get(test.prefix) ?? ''))
  }

  private variable(name: string, spoken: Set<Node>, depth: number): Found {
    const found = this.rule.lets.get(name)
    if (!found || depth >= deepest) return none
    return this.evaluate(found.value, found.isOfRule ? this.about.nodes : new Set([document]), spoken, depth + 1)
  }
}

function note(spoken: Set<Node>, { named }: Found): void {
  for (const node of named) spoken.add(node)
}
