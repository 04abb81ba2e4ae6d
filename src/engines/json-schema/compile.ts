import type { ErrorObject } from 'ajv'
import { ToolError } from '../../errors.ts'
import { formats } from './formats/formats.ts'
import type { CompiledEntry, CompiledSchemas, CompileOptions } from './types.ts'

/**
 * Compiles schemas once for many values. Nothing is loaded from disk or network.
 * @throws ToolError `schema.refused`
 */
export async function compileSchemas(options: CompileOptions): Promise<CompiledSchemas> {
  // First version: plain ajv, findings for the tag at the entry's root. The cached one takes its place.
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    ownProperties: true,
    verbose: true,
    logger: false,
    formats,
  })
  for (const [path, schema] of options.schemas) ajv.addSchema(schema as object, `profile:/${path}`)
  const entries = new Map<string, CompiledEntry>()
  for (const path of options.entries) {
    const validate = ajv.getSchema(`profile:/${path}`)
    if (!validate) throw new ToolError('schema.refused', { where: path })
    const requirement = (validate.schema as Record<string, unknown>)['x-requirement'] as string | undefined
    entries.set(path, {
      verifies: requirement === undefined ? [] : [requirement],
      validate(value, visit) {
        if (requirement !== undefined) visit.exercised?.(requirement, 1)
        if (validate(value)) return
        for (const error of validate.errors ?? []) visit.violation(violationOf(error, requirement))
      },
    })
  }
  return {
    entry(path) {
      const entry = entries.get(path)
      if (!entry) throw new Error(`no schema entry ${path}`)
      return entry
    },
  }
}

function violationOf(error: ErrorObject, requirement: string | undefined) {
  return {
    requirement,
    pointer: error.instancePath,
    keyword: error.keyword,
    message: { key: `schema.${error.keyword}`, args: { expected: JSON.stringify(error.schema), actual: '' } },
    expected: String(JSON.stringify(error.schema)).slice(0, 120),
    actual: String(JSON.stringify(error.data)).slice(0, 120),
  }
}
