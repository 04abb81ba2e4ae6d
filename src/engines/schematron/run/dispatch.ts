import type { XmlNames } from '../../../documents/xml/names.ts'
import type { XmlTree } from '../../../documents/xml/tree.ts'
import { type Alternative, fitsNames } from './match.ts'

/** A rule as the generated code hands it over. */
export interface RuleEntry {
  readonly rule: number
  readonly alternatives: readonly Alternative[]
}

/** A rule that may match nodes of one path: outright, or when one of the checks says so. */
export interface Candidate {
  readonly rule: number
  /** Empty when the names decided already. */
  readonly checks: readonly ((node: number) => boolean)[]
}

/** Of one pattern the candidates in order: the first that matches wins. */
type Candidates = readonly Candidate[]

const nobody: readonly Candidates[] = []

/** Finds the rules for a node by its path of names. What was found is kept, from document to document. */
export class Dispatch {
  /** True when any rule is about attributes. */
  readonly attributes: boolean
  private readonly names: XmlNames
  private readonly patterns: readonly (readonly RuleEntry[])[]
  private generation: number
  /** What `forPath` found before, by path. */
  elements: (readonly Candidates[])[] = []
  private readonly ofAttributes = new Map<number, (readonly Candidates[])[]>()

  constructor(names: XmlNames, patterns: readonly (readonly RuleEntry[])[]) {
    this.names = names
    this.patterns = patterns
    this.generation = names.generation
    this.attributes = patterns.some(rules => rules.some(({ alternatives }) => alternatives.some(one => one.attribute)))
  }

  /** To be called before each document: names may have been forgotten since. */
  prepare(): void {
    if (this.generation === this.names.generation) return
    this.generation = this.names.generation
    this.elements = []
    this.ofAttributes.clear()
  }

  /** For an element or the document node (path 0). */
  forPath(path: number): readonly Candidates[] {
    let found = this.elements[path]
    if (found === undefined) {
      found = this.find(path, undefined)
      this.elements[path] = found
    }
    return found
  }

  forAttribute(tree: XmlTree, element: number, attribute: number): readonly Candidates[] {
    const path = tree.path[element] as number
    const name = tree.attributeName[attribute] as number
    let byPath = this.ofAttributes.get(name)
    if (byPath === undefined) {
      byPath = []
      this.ofAttributes.set(name, byPath)
    }
    let found = byPath[path]
    if (found === undefined) {
      found = this.find(path, name)
      byPath[path] = found
    }
    return found
  }

  private find(path: number, attribute: number | undefined): readonly Candidates[] {
    const found: Candidates[] = []
    for (const rules of this.patterns) {
      const candidates = this.candidates(rules, path, attribute)
      if (candidates.length > 0) found.push(candidates)
    }
    return found.length === 0 ? nobody : found
  }

  private candidates(rules: readonly RuleEntry[], path: number, attribute: number | undefined): Candidates {
    const found: Candidate[] = []
    for (const { rule, alternatives } of rules) {
      const fitting = alternatives.filter(alternative => fitsNames(this.names, alternative, path, attribute))
      if (fitting.length === 0) continue
      const checks = fitting.flatMap(({ check }) => (check === null ? [] : [check]))
      const outright = checks.length < fitting.length
      found.push({ rule, checks: outright ? [] : checks })
      // Nothing after a rule that always matches is ever reached.
      if (outright) break
    }
    return found
  }
}
