import { Lines } from '../../documents/lines.ts'
import { Locator } from '../../documents/locator.ts'
import { yamlPlaces } from '../../documents/yaml-places.ts'
import type { ToolError } from '../../errors.ts'
import { isMessageKey } from '../../messages/speaker.ts'
import type { LintFinding } from '../../model/profile-lint.ts'
import type { Message } from '../../model/text.ts'

/** A finding whose line is not looked up yet. */
export interface Found {
  readonly rule: string
  readonly file: string
  /** JSON Pointer in the file, or the line where that is known already. */
  readonly at: string | { readonly line: number; readonly column: number }
  readonly said: Message
  readonly fix: Message
}

/** Looks up lines: each file with a finding is gone through once, the others not at all. */
export async function withLines(
  found: readonly Found[],
  textOf: (file: string) => string,
): Promise<readonly LintFinding[]> {
  const files = new Map<string, (pointer: string) => { readonly line: number; readonly column: number }>()
  const placed: LintFinding[] = []
  for (const { at, ...rest } of found) {
    if (typeof at !== 'string') {
      placed.push({ ...rest, ...at })
      continue
    }
    const places = files.get(rest.file) ?? (await placesOf(rest.file, textOf(rest.file)))
    files.set(rest.file, places)
    placed.push({ ...rest, ...places(at) })
  }
  const order = (one: LintFinding, other: LintFinding) =>
    one.file < other.file ? -1 : one.file > other.file ? 1 : one.line - other.line || one.column - other.column
  return placed.sort(order)
}

async function placesOf(file: string, text: string) {
  if (!file.endsWith('.json')) return /\.ya?ml$/.test(file) ? yamlPlaces(text) : () => ({ line: 1, column: 1 })
  const locator = new Locator(text, true)
  const lines = new Lines(text)
  return (pointer: string) => lines.place(locator.nearest(pointer))
}

/** What the tool refuses a profile for, as a finding: the same sentences, at the place that they name. */
export function refused(error: ToolError, otherwise: string): Found {
  const [path = '', pointer = ''] = (error.where ?? '').split(': ')[0]?.split('#') ?? []
  const isInside = !error.code.startsWith('profile.') && /\.(json|ya?ml|sch|xsd|xml)$/.test(path)
  const file = isInside ? path : otherwise
  const { line, column } = error.args
  const inside = typeof error.args.pointer === 'string' ? error.args.pointer : isInside ? pointer : ''
  const say = (part: string): Message => ({ key: `error.${error.code}.${part}`, args: error.args })
  const what = say('what')
  return {
    rule: 'refused',
    file,
    at:
      typeof line === 'number'
        ? { line, column: typeof column === 'number' ? column : 1 }
        : inside === '/'
          ? ''
          : inside,
    said: error.reason ?? (isMessageKey(what.key) ? what : say('why')),
    fix: say('do'),
  }
}
