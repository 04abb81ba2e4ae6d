import { ToolError } from '../../errors.ts'
import { compileRule } from '../cel/rule.ts'
import { linearRegExp } from '../regexp/linear.ts'
import { link } from './link.ts'
import type { Program } from './program.ts'
import { addressOf } from './refusal.ts'
import { indexSchemas } from './schema-index.ts'
import type { SchemaNode } from './schema-node.ts'
import { standaloneCode } from './standalone.ts'
import type { CompileOptions } from './types.ts'
import type { CompiledCode } from './validator-cache.ts'

/**
 * The slow half of `compileSchemas`: reads the schemas, refuses what cannot be judged, and generates code with ajv.
 * Imported only when the cache has nothing.
 * @throws ToolError `schema.refused`, `schema.pattern`, `rule.syntax`, `rule.cost`
 */
export function buildValidators(options: CompileOptions & SchemasRead): CompiledCode {
  const program = examineSchemas(options)
  const { definitions: _, unevaluated: __, ...tables } = program
  const { code, sites } = standaloneCode(program)
  return { tables: { ...tables, sites }, code }
}

/**
 * Everything that can refuse schemas, without the code that judges: that takes most of the time, and a look through the files
 * of a profile needs none of it.
 * @throws ToolError `schema.refused`, `schema.pattern`, `rule.syntax`, `rule.cost`
 */
export function examineSchemas(options: Omit<CompileOptions, 'cache'> & SchemasRead): Program {
  const { dialect = '2020-12', untagged = false, foreign = false, format = 'assert' } = options
  const schemas = options.schemas
  const index = indexSchemas({ schemas, dialect, foreign })
  const linkOptions = { entries: options.entries, untagged, foreign, format }
  const { program, patterns, ruled } = link(index, linkOptions, usesUnevaluated(schemas))
  // Every pattern and rule must compile now: one that fails when it is met would take a verdict with it.
  for (const [pattern, node] of patterns) at(node, () => linearRegExp(pattern))
  for (const [index, node] of ruled.entries()) {
    for (const { source } of program.rules[index] ?? []) at(node, () => compileRule(source))
  }
  return program
}

interface SchemasRead {
  readonly schemas: ReadonlyMap<string, unknown>
}

function usesUnevaluated(schemas: ReadonlyMap<string, unknown>): boolean {
  return [...schemas.values()].some(schema => /"unevaluated(?:Items|Properties)"/.test(JSON.stringify(schema) ?? ''))
}

/** Does something about a schema object; a refusal then says where that stands. */
function at(node: SchemaNode, work: () => unknown): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    throw new ToolError(error.code, { ...error.args, where: `${addressOf(node)}: ${error.where}` }, error, error.reason)
  }
}
