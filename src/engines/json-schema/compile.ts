import { runInThisContext } from 'node:vm'
import type { CompiledRule } from '../cel/rule.ts'
import { makeEntry, type Validator } from './entry.ts'
import type { Tables } from './program.ts'
import { scope } from './runtime.ts'
import type { CompiledEntry, CompiledSchemas, CompileOptions, SchemaRule } from './types.ts'
import { cacheKey, pack, unpack } from './validator-cache.ts'

/**
 * Compiles schemas once for many values, and for later runs through the cache: then neither ajv nor the schemas'
 * structure is looked at again. Nothing is loaded from disk or network.
 * @throws ToolError `schema.refused`, `schema.pattern`, `rule.syntax`, `rule.cost`
 */
export async function compileSchemas(options: CompileOptions): Promise<CompiledSchemas> {
  const key = cacheKey(options)
  let compiled = unpack(await options.cache.get(key))
  if (!compiled) {
    const { buildValidators } = await import('./build.ts')
    const { schemas } = options
    compiled = buildValidators({ ...options, schemas: 'digest' in schemas ? await schemas.read() : schemas })
    await options.cache.put(key, pack(compiled))
  }
  const { tables, code } = compiled
  const rules = await readyRules(tables)
  const validators = run(code)
  const entries = new Map<string, CompiledEntry>()
  for (const entry of tables.entries) {
    const validator = validators[entry.definition]
    if (!validator) throw new Error(`the compiled code lacks ${entry.definition}`)
    entries.set(entry.path, makeEntry(entry, validator, tables, rules))
  }
  return {
    entry(path) {
      const entry = entries.get(path)
      if (!entry) throw new Error(`"${path}" was not named as an entry to compileSchemas`)
      return entry
    },
  }
}

async function readyRules({ rules }: Tables): Promise<readonly (readonly SchemaRule[])[]> {
  if (rules.length === 0) return []
  const { compileRule } = await import('../cel/rule.ts')
  return rules.map(rows => rows.map(({ source, ...row }) => ({ ...row, rule: whenReached(source, compileRule) })))
}

/** Compiled when a value first reaches it: a run meets few of a profile's rules, and building has looked at every one. */
function whenReached(source: string, compile: (source: string) => CompiledRule): CompiledRule {
  let rule: CompiledRule | undefined
  const made = () => {
    rule ??= compile(source)
    return rule
  }
  return {
    source,
    evaluate: context => made().evaluate(context),
    evaluateIfAny: context => made().evaluateIfAny(context),
    value: context => made().value(context),
  }
}

/** Runs generated code, which calls nothing but the language itself and `scope`: it has no `require` and no `import`. */
function run(code: string): Readonly<Record<string, Validator>> {
  const exports: Record<string, Validator> = {}
  const define = runInThisContext(`(function (exports, scope) {${code}\n})`) as (to: object, from: object) => void
  define(exports, scope)
  return exports
}
