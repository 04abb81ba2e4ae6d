import { parseJson } from '../../../documents/json-scanner.ts'
import { problemWeights } from '../../../documents/problem.ts'

/** Reads YAML text; given from outside so that js-yaml is only loaded where a file needs it. */
export type YamlLoad = (text: string, options: { maxDepth: number }) => unknown

/** What came of reading a file: its value, or in a few words why it has none. */
export type ReadText = { readonly value: unknown } | { readonly fault: string }

/** Nesting beyond this is no description but an attack on the reader, and so are values beyond the second figure. */
const maxDepth = 200
const maxValues = 3_000_000

/** Reads a JSON or YAML file of a profile. Where it is wrong is said as `line:column`. */
export function readText(path: string, text: string, load: YamlLoad | undefined): ReadText {
  return load && /\.ya?ml$/.test(path) ? readYaml(text, load) : readJson(text)
}

function readJson(text: string): ReadText {
  const { value, problems } = parseJson(text, { depth: maxDepth })
  const fault = problems.find(({ kind }) => problemWeights[kind] !== 'remark')
  return fault ? { fault: `${fault.kind} (${fault.line}:${fault.column})` } : { value }
}

function readYaml(text: string, load: YamlLoad): ReadText {
  try {
    const value = loadYaml(load, text)
    const { values, depth } = extentOf(value, new Map())
    if (depth > maxDepth || values > maxValues) return { fault: 'its aliases stand for too many values' }
    return { value }
  } catch (error) {
    const { reason, mark, message } = error as { reason?: string; mark?: Mark; message: string }
    return {
      fault: reason && mark ? `${reason} (${mark.line + 1}:${mark.column + 1})` : (message.split('\n')[0] ?? ''),
    }
  }
}

interface Mark {
  readonly line: number
  readonly column: number
}

/**
 * YAML 1.2, and one habit of older emitters that it forbids (section 7.3.1 with 6.3): a quoted text that goes on in the
 * next line as `\ `, no deeper than its key. Official descriptions are published like that. Elsewhere such a line end
 * means the same in both forms, so the text is only changed when it cannot be read as it stands.
 */
function loadYaml(load: YamlLoad, text: string): unknown {
  try {
    return load(text, { maxDepth })
  } catch (error) {
    const joined = text.replace(/\\\r?\n[ \t]+(?=\\ )/g, '')
    if (joined === text) throw error
    try {
      return load(joined, { maxDepth })
    } catch {
      throw error
    }
  }
}

interface Extent {
  readonly values: number
  readonly depth: number
}

const scalar: Extent = { values: 1, depth: 1 }
const endless: Extent = { values: Number.POSITIVE_INFINITY, depth: Number.POSITIVE_INFINITY }

/**
 * How many values a value holds and how deep, each use of a YAML alias counted. Every object is looked at once, and an
 * alias stands after what it repeats, so this takes time and stack in proportion to the text. What holds itself is endless.
 */
function extentOf(value: unknown, known: Map<object, Extent>): Extent {
  if (typeof value !== 'object' || value === null) return scalar
  const before = known.get(value)
  if (before) return before
  known.set(value, endless)
  let values = 1
  let depth = 0
  for (const item of Object.values(value)) {
    const extent = extentOf(item, known)
    values += extent.values
    depth = Math.max(depth, extent.depth)
  }
  const extent = { values, depth: depth + 1 }
  known.set(value, extent)
  return extent
}
