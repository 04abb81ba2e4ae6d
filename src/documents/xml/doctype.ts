import { message } from '../../messages/speaker.ts'
import { isSpace } from './characters.ts'
import { lineOf, refuse } from './refusal.ts'

/** A document type declaration: indexes in the source of `<!DOCTYPE` and after its `>`. */
export interface Doctype {
  readonly from: number
  readonly to: number
  /** It names an external subset. */
  readonly isExternal: boolean
  /** Declarations of the internal subset, with `<!` and `>`, in order. */
  readonly declarations: readonly { readonly from: number; readonly to: number }[]
}

/**
 * The document type declaration, when one stands before the root element (XML 1.0, production 28). What stands in it is
 * only told apart, not checked.
 * @throws Refusal when it does not end, or refers to a parameter entity
 */
export function findDoctype(source: string): Doctype | undefined {
  const from = prologStop(source)
  if (!source.startsWith('<!DOCTYPE', from)) return undefined
  const declarations: { from: number; to: number }[] = []
  let outside = ''
  let index = from + 9
  let copied = index
  for (;;) {
    const unit = source[index]
    if (unit === undefined) return refuseOpen(source, from)
    if (unit === '>') break
    if (unit === '"' || unit === "'") index = after(source, unit, index + 1, from)
    else if (unit === '[') {
      outside += source.slice(copied, index)
      index = subsetStop(source, index + 1, from, declarations)
      copied = index
    } else index += 1
  }
  const isExternal = /^\s+\S+\s+(?:SYSTEM|PUBLIC)\s/.test(outside + source.slice(copied, index))
  return { from, to: index + 1, isExternal, declarations }
}

/** The source with white space in place of its document type declaration, so that every place in it stays what it is. */
export function blanked(source: string, { from, to }: Doctype): string {
  return source.slice(0, from) + source.slice(from, to).replace(/[^\r\n]/g, ' ') + source.slice(to)
}

/** Index of the first thing that is no XML declaration, comment, processing instruction or white space. */
function prologStop(source: string): number {
  let index = 0
  for (;;) {
    const start = index
    while (isSpace(source.charCodeAt(index))) index += 1
    for (const [opening, closing] of skipped) {
      if (!source.startsWith(opening, index)) continue
      const end = source.indexOf(closing, index + opening.length)
      if (end < 0) return index
      index = end + closing.length
    }
    if (index === start) return index
  }
}

const skipped = [
  ['<!--', '-->'],
  ['<?', '?>'],
] as const

/** Index after the `]` that ends the internal subset. */
function subsetStop(
  source: string,
  start: number,
  opened: number,
  declarations: { from: number; to: number }[],
): number {
  let index = start
  for (;;) {
    const unit = source[index]
    if (unit === undefined) return refuseOpen(source, opened)
    if (unit === ']') return index + 1
    if (unit === '%') refuse(index, message('xml.dtd-parameter'), 'unsupported')
    const [opening, closing] = skipped.find(([mark]) => source.startsWith(mark, index)) ?? []
    if (opening !== undefined && closing !== undefined) index = after(source, closing, index + opening.length, opened)
    else if (unit === '<') {
      const to = declarationStop(source, index, opened)
      declarations.push({ from: index, to })
      index = to
    } else index += 1
  }
}

/** Index after the `>` that ends a declaration; one in quotation marks ends nothing. */
function declarationStop(source: string, from: number, opened: number): number {
  let index = from
  for (;;) {
    const unit = source[index]
    if (unit === undefined) return refuseOpen(source, opened)
    if (unit === '>') return index + 1
    index = unit === '"' || unit === "'" ? after(source, unit, index + 1, opened) : index + 1
  }
}

function after(source: string, mark: string, from: number, opened: number): number {
  const at = source.indexOf(mark, from)
  return at < 0 ? refuseOpen(source, opened) : at + mark.length
}

function refuseOpen(source: string, from: number): never {
  return refuse(source.length, message('xml.ends-in-doctype', { opened: lineOf(source, from) }))
}
