import { nodeKind, type XmlTree } from '../../../documents/xml/tree.ts'
import { type Candidate, Dispatch } from './dispatch.ts'
import { type CodeCache, type Hooks, instantiate, type Module } from './module.ts'
import type { AssertionInfo, Outcome, Raised, RuleInfo, Sayings, Unevaluated } from './result.ts'
import { Exhausted, faultText, type runtime } from './runtime.ts'

/** Steps of loops that a document may cost at least, and more for each node. A step takes a few nanoseconds. */
const leastSteps = 200_000_000
const stepsPerNode = 2000
/** Above this V8 keeps the counter on its heap, and each step costs ten times as much. */
const mostSteps = 2_000_000_000

export interface Limits {
  /** Raised assertions, and errors, of which node and text are kept. */
  readonly kept: number
  /** Steps of loops that a document may cost. */
  readonly steps?: number
}

/** Applies the rules of a rule set to one document after the other. */
export class Runner {
  private readonly module: Module
  private readonly rules: Module['rules']
  private readonly dispatch: Dispatch
  private readonly assertions: readonly AssertionInfo[]
  private readonly firstOfRule: readonly number[]
  private raised: Raised[] = []
  private unevaluated: Unevaluated[] = []
  private raisedCounts = new Uint32Array(0)
  private unevaluatedCounts = new Uint32Array(0)
  private applied = new Uint32Array(0)
  private kept = 0

  constructor(
    { code, cache }: { readonly code: string; readonly cache: CodeCache },
    library: ReturnType<typeof runtime>,
    rules: readonly RuleInfo[],
    assertions: readonly AssertionInfo[],
  ) {
    const hooks: Hooks = {
      raise: (assertion, node, said) => this.raise(assertion, node, said),
      fault: (assertion, node, error) => this.fault(assertion, node, error),
    }
    this.module = instantiate(code, library, hooks, cache)
    this.rules = this.module.rules
    this.dispatch = new Dispatch(library.NM, this.module.patterns)
    this.assertions = assertions
    this.firstOfRule = rules.map((_, rule) => assertions.findIndex(assertion => assertion.rule === rule))
  }

  run(tree: XmlTree, limits: Limits): Outcome {
    this.raised = []
    this.unevaluated = []
    this.raisedCounts = new Uint32Array(this.assertions.length)
    this.unevaluatedCounts = new Uint32Array(this.assertions.length)
    this.applied = new Uint32Array(this.firstOfRule.length)
    this.kept = limits.kept
    this.module.clear()
    this.module.load(tree)
    this.module.budget(limits.steps ?? Math.min(leastSteps + stepsPerNode * tree.count, mostSteps))
    this.dispatch.prepare()
    this.visitAll(tree)
    const { raised, unevaluated, raisedCounts, unevaluatedCounts, applied } = this
    return { raised, unevaluated, raisedCounts, unevaluatedCounts, applied }
  }

  private visitAll(tree: XmlTree): void {
    const { count, kind, path } = tree
    const { dispatch } = this
    const { attributes } = dispatch
    this.visit(dispatch.forPath(0), 0)
    const { elements } = dispatch
    for (let node = 1; node < count; node += 1) {
      if (kind[node] !== nodeKind.element) continue
      const at = path[node] as number
      const found = elements[at] ?? dispatch.forPath(at)
      if (found.length > 0) this.visit(found, node)
      if (attributes) this.visitAttributes(tree, node)
    }
  }

  private visitAttributes(tree: XmlTree, element: number): void {
    const end = tree.attributeStart[element + 1] as number
    for (let at = tree.attributeStart[element] as number; at < end; at += 1) {
      this.visit(this.dispatch.forAttribute(tree, element, at), -at - 1)
    }
  }

  /** In each pattern the first rule that matches is applied. */
  private visit(patterns: readonly (readonly Candidate[])[], node: number): void {
    for (let index = 0; index < patterns.length; index += 1) {
      const candidates = patterns[index] as readonly Candidate[]
      for (let place = 0; place < candidates.length; place += 1) {
        const candidate = candidates[place] as Candidate
        if (candidate.checks.length > 0 && !this.matches(candidate, node)) continue
        this.apply(candidate.rule, node)
        break
      }
    }
  }

  /** An error in a pattern means that it does not match (XSLT 2.0, 5.5.4); a spent budget is told. */
  private matches({ rule, checks }: Candidate, node: number): boolean {
    for (let index = 0; index < checks.length; index += 1) {
      try {
        if (checks[index]?.(node) === true) return true
      } catch (error) {
        if (error instanceof Exhausted) this.faultAll(rule, node, error)
      }
    }
    return false
  }

  private apply(rule: number, node: number): void {
    this.applied[rule] = (this.applied[rule] as number) + 1
    try {
      this.rules[rule]?.(node)
    } catch (error) {
      this.faultAll(rule, node, error)
    }
  }

  private faultAll(rule: number, node: number, error: unknown): void {
    const first = this.firstOfRule[rule] ?? -1
    for (let index = first; index >= 0 && this.assertions[index]?.rule === rule; index += 1) {
      this.fault(index, node, error)
    }
  }

  private raise(assertion: number, node: number, said: Sayings): void {
    this.raisedCounts[assertion] = (this.raisedCounts[assertion] as number) + 1
    if (this.raised.length < this.kept) this.raised.push({ assertion, node, ...said })
  }

  private fault(assertion: number, node: number, error: unknown): void {
    this.unevaluatedCounts[assertion] = (this.unevaluatedCounts[assertion] as number) + 1
    if (this.unevaluated.length < this.kept) this.unevaluated.push({ assertion, node, text: faultText(error) })
  }
}
