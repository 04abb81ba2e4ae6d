import { XmlNames } from '../../documents/xml/names.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import type { XmlTree } from '../../documents/xml/tree.ts'
import { compileSchema } from './compile/compile.ts'
import { frame } from './run/module.ts'
import type { AssertionInfo, Outcome, RuleInfo } from './run/result.ts'
import { Runner } from './run/run.ts'
import { runtime } from './run/runtime.ts'
import { type ReadFile, Sources } from './source/include.ts'
import { type Problem, SchematronProblem } from './source/problem.ts'
import { readSchema } from './source/read-schema.ts'
import type { Schema } from './source/schema.ts'

export interface SchematronSource {
  /** Path of the rule file; files that it names are looked for beside it, and never outside of the root of its path. */
  readonly path: string
  readonly read: ReadFile
  /** Id of the phase to be run; left out, the default phase of the rule set. */
  readonly phase?: string
}

export interface RunOptions {
  /** Raised assertions of which node and text are kept; all are counted. Default: 100,000. */
  readonly kept?: number
  /** Steps of loops that the document may cost; by default enough for any rule set that was ever seen. */
  readonly steps?: number
  /** For current-date(). */
  readonly now?: () => Date
}

/** A rule set that is ready to run. */
export interface Compiled {
  readonly title: string
  readonly assertions: readonly AssertionInfo[]
  readonly rules: readonly RuleInfo[]
  /** Namespaces by prefix, as the rule set declares them. */
  readonly namespaces: ReadonlyMap<string, string>
  /** The generated code: ASCII, and the same for the same rule set. */
  readonly code: string
  /** Makes it ready for documents with these names, before the first of them is read; `run` does it when it was not. */
  prepare(names: XmlNames): void
  /** Judges a document. Trees that share their names (`XmlNames`) are judged fastest. */
  run(tree: XmlTree, options?: RunOptions): Outcome
}

/** Either a rule set that is supported whole, or all that is wrong with it. */
export type Loaded =
  | { readonly compiled: Compiled; readonly problems: readonly [] }
  | { readonly compiled?: undefined; readonly problems: readonly Problem[] }

/**
 * Compiles an ISO Schematron rule set (2016, 2020) with queryBinding xslt2 (XPath 2.0), or xslt or none (XPath 1.0).
 * Nothing is skipped: one construct that is not supported refuses the rule set, with file, line and column.
 */
export function loadSchematron({ path, read, phase }: SchematronSource): Loaded {
  try {
    const schema = readSchema(new Sources(read).load(path, { file: path, line: 1, column: 1 }), phase)
    const { source, documents, problems } = compileSchema(schema, file => read(file) !== undefined)
    if (problems.length > 0) return { problems }
    return { compiled: compiledOf(schema, source, documents, read), problems: [] }
  } catch (error) {
    if (error instanceof SchematronProblem) return { problems: [{ place: error.place, text: error.message }] }
    throw error
  }
}

function compiledOf(schema: Schema, source: string, documents: readonly string[], read: ReadFile): Compiled {
  const { rules, assertions } = infoOf(schema)
  const code = frame(source, functionNames())
  let runner: Runner | undefined
  let bound: XmlNames | undefined
  let now = noClock
  const runnerFor = (shared: XmlNames) => {
    if (runner !== undefined && bound === shared) return runner
    bound = shared
    const trees = documents.map(file => treeOf(file, read, shared))
    runner = new Runner(
      code,
      runtime(shared, trees, () => now()),
      rules,
      assertions,
    )
    // Its names and those of its code lists outlive the documents that are judged.
    shared.keep()
    return runner
  }
  return {
    title: schema.title,
    assertions,
    rules,
    namespaces: schema.namespaces,
    code,
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

function noClock(): Date {
  throw new RangeError('current-date() in a run without a clock')
}

function functionNames(): readonly string[] {
  return Object.keys(runtime(new XmlNames(), [], noClock))
}

function treeOf(file: string, read: ReadFile, names: XmlNames): XmlTree {
  const { tree } = parseXml(read(file) ?? '', { names })
  if (tree === undefined) throw new SchematronProblem(`"${file}" is not well-formed`, { file, line: 1, column: 1 })
  return tree
}

function infoOf({ patterns }: Schema): { rules: readonly RuleInfo[]; assertions: readonly AssertionInfo[] } {
  const rules: RuleInfo[] = []
  const assertions: AssertionInfo[] = []
  for (const pattern of patterns) {
    for (const { id, role, flag, severity, element, assertions: own } of pattern.rules) {
      const context = element.attributes.get('context') ?? ''
      const rule = rules.push({ id, role, flag, severity, context, pattern: pattern.id, place: element.placeOf() }) - 1
      for (const assertion of own) {
        const { element: source, kind } = assertion
        const marks = { id: assertion.id, role: assertion.role, flag: assertion.flag, severity: assertion.severity }
        const test = source.attributes.get('test') ?? ''
        assertions.push({ ...marks, kind, test, rule, place: source.placeOf() })
      }
    }
  }
  return { rules, assertions }
}
