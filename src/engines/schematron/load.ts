import { compileSchema } from './compile/compile.ts'
import { type Compiled, functionNames, openProgram, type RuleProgram } from './open.ts'
import { frame } from './run/module.ts'
import type { AssertionInfo, RuleInfo } from './run/result.ts'
import { type ReadFile, Sources } from './source/include.ts'
import { type Problem, problem, SchematronProblem } from './source/problem.ts'
import { readSchema } from './source/read-schema.ts'
import type { Schema } from './source/schema.ts'

export interface SchematronSource {
  /** Path of the rule file; files that it names are looked for beside it, and never outside of the root of its path. */
  readonly path: string
  readonly read: ReadFile
  /** Id of the phase to be run; left out, the default phase of the rule set. */
  readonly phase?: string
}

/** Either a rule set that is supported whole, or all that is wrong with it. */
export type Loaded =
  | { readonly compiled: Compiled; readonly problems: readonly [] }
  | { readonly compiled?: undefined; readonly problems: readonly Problem[] }

/**
 * Compiles an ISO Schematron rule set (2016, 2020) with queryBinding xslt2 (XPath 2.0), or xslt or none (XPath 1.0).
 * Nothing is skipped: one construct that is not supported refuses the rule set, with file, line and column.
 */
export function loadSchematron(source: SchematronSource): Loaded {
  const built = buildProgram(source)
  return 'problems' in built ? built : { compiled: openProgram(built, source.read), problems: [] }
}

/** The same, as data that can be kept. */
export function buildProgram({
  path,
  read,
  phase,
}: SchematronSource): RuleProgram | { readonly problems: readonly Problem[] } {
  try {
    const schema = readSchema(new Sources(read).load(path, { file: path, line: 1, column: 1 }), phase)
    const { source, documents, problems } = compileSchema(schema, file => read(file) !== undefined)
    if (problems.length > 0) return { problems }
    const { title, namespaces } = schema
    const code = frame(source, functionNames())
    return { title, ...infoOf(schema), namespaces: [...namespaces], documents, code }
  } catch (error) {
    if (error instanceof SchematronProblem) return { problems: [problem(error.said, error.place)] }
    throw error
  }
}

/** What is known of the rules and assertions of a rule set, in its order. */
export function infoOf({ patterns }: Schema): { rules: readonly RuleInfo[]; assertions: readonly AssertionInfo[] } {
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
