import { XmlNames } from '../../documents/xml/names.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import type { XmlTree } from '../../documents/xml/tree.ts'
import { message } from '../../messages/speaker.ts'
import type { CodeCache } from './run/module.ts'
import type { AssertionInfo, Outcome, RuleInfo } from './run/result.ts'
import { Runner } from './run/run.ts'
import { runtime } from './run/runtime.ts'
import type { ReadFile } from './source/include.ts'
import { SchematronProblem } from './source/problem.ts'

export interface RunOptions {
  /** Raised assertions of which node and text are kept; all are counted. Default: 100,000. */
  readonly kept?: number
  /** Steps of loops that the document may cost; by default enough for any rule set that was ever seen. */
  readonly steps?: number
  /** For current-date(). */
  readonly now?: () => Date
}

/** All that a rule set becomes, as data: what a cache keeps of it. */
export interface RuleProgram {
  readonly title: string
  readonly assertions: readonly AssertionInfo[]
  readonly rules: readonly RuleInfo[]
  readonly namespaces: readonly (readonly [prefix: string, uri: string])[]
  /** Paths of documents in which it looks up values. */
  readonly documents: readonly string[]
  /** The generated code: ASCII, and the same for the same rule set. */
  readonly code: string
}

/** A rule set that is ready to run. */
export interface Compiled extends Pick<RuleProgram, 'title' | 'assertions' | 'rules' | 'code'> {
  /** Namespaces by prefix, as the rule set declares them. */
  readonly namespaces: ReadonlyMap<string, string>
  /** Makes it ready for documents with these names, before the first of them is read; `run` does it when it was not. */
  prepare(names: XmlNames): void
  /** Judges a document. Trees that share their names (`XmlNames`) are judged fastest. */
  run(tree: XmlTree, options?: RunOptions): Outcome
}

/**
 * Makes a rule set ready to run.
 * @param cache what V8 kept of the code when it ran before
 */
export function openProgram(program: RuleProgram, read: ReadFile, cache: CodeCache = {}): Compiled {
  const { title, rules, assertions, code, namespaces } = program
  let runner: Runner | undefined
  let bound: XmlNames | undefined
  let now = noClock
  const runnerFor = (shared: XmlNames) => {
    if (runner !== undefined && bound === shared) return runner
    bound = shared
    const trees = program.documents.map(file => treeOf(file, read, shared))
    const library = runtime(shared, trees, () => now())
    runner = new Runner({ code, cache }, library, rules, assertions)
    // Its names and those of its code lists outlive the documents that are judged.
    shared.keep()
    return runner
  }
  return {
    ...{ title, assertions, rules, code },
    namespaces: new Map(namespaces),
    prepare: shared => {
      runnerFor(shared)
    },
    run(tree, options = {}) {
      now = options.now ?? noClock
      const { kept = 100_000, steps } = options
      return runnerFor(tree.names).run(tree, steps === undefined ? { kept } : { kept, steps })
    },
  }
}

/** Names of the functions that generated code may call. */
export function functionNames(): readonly string[] {
  return Object.keys(runtime(new XmlNames(), [], noClock))
}

function noClock(): Date {
  throw new RangeError('current-date() in a run without a clock')
}

function treeOf(file: string, read: ReadFile, names: XmlNames): XmlTree {
  const { tree } = parseXml(read(file) ?? '', { names })
  if (tree === undefined)
    throw new SchematronProblem(message('schematron.no-list', { file }), { file, line: 1, column: 1 })
  return tree
}
