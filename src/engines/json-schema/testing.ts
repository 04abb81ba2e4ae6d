import type { Cache } from '../../model/world.ts'
import { compileSchemas } from './compile.ts'
import type { CompiledEntry, CompileOptions, Visit } from './types.ts'

/** A cache in memory, open to look into. */
export function memoryCache(): Cache & { readonly contents: Map<string, string> } {
  const contents = new Map<string, string>()
  return {
    contents,
    get: async key => contents.get(key),
    put: async (key, content) => void contents.set(key, content),
  }
}

/** Compiles files of a profile and gives the entry, the first file unless named. */
export async function compiled(
  files: Readonly<Record<string, unknown>>,
  options: Partial<CompileOptions> & { readonly entry?: string } = {},
): Promise<CompiledEntry> {
  const { entry = Object.keys(files)[0] ?? '', ...rest } = options
  const schemas = new Map(Object.entries(files))
  const all = await compileSchemas({ schemas, entries: [entry], cache: memoryCache(), ...rest })
  return all.entry(entry)
}

/** What a validation tells, as lines: what is wrong, then what was exercised, sorted, then records and rules. */
export function told(entry: CompiledEntry, value: unknown, masked?: Visit['masked']): readonly string[] {
  const lines: string[] = []
  const hits: string[] = []
  const calls: string[] = []
  entry.validate(value, {
    violation: ({ requirement = '-', pointer, keyword }) => lines.push(`${requirement} ${pointer || '/'} ${keyword}`),
    exercised: (requirement, times) => hits.push(`+${requirement}${times > 1 ? ` x${times}` : ''}`),
    rule: ({ requirement }, _value, pointer, valid) => calls.push(`rule ${requirement} ${pointer || '/'} ${valid}`),
    document: (type, _value, pointer) => calls.push(`document ${type} ${pointer || '/'}`),
    ...(masked ? { masked } : {}),
  })
  return [...lines, ...hits.sort(), ...calls]
}

/** What a validation finds wrong, as lines. */
export function wrong(entry: CompiledEntry, value: unknown): readonly string[] {
  const lines: string[] = []
  entry.validate(value, {
    violation: ({ requirement = '-', pointer, keyword }) => lines.push(`${requirement} ${pointer || '/'} ${keyword}`),
  })
  return lines
}
