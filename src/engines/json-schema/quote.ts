import { visible } from '../../documents/visible.ts'

const most = 120

/** A value on one line of at most 120 characters, written as JSON; safe to show, and cheap for huge values. */
export function quote(value: unknown): string {
  return shorten(jsonOf(value, 3))
}

/** Several values, one after the other. */
export function quoteList(values: readonly unknown[]): string {
  const parts: string[] = []
  let length = 0
  for (const value of values) {
    if (length > most) break
    const part = quote(value)
    parts.push(part)
    length += part.length + 2
  }
  return shorten(parts.join(', '))
}

/** A stranger's text without quotes around it. */
export function plain(text: string): string {
  return shorten(visible(text.slice(0, most + 1)))
}

function shorten(text: string): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}

/** JSON of the value down to some depth; what is cut is shown as an ellipsis. */
function jsonOf(value: unknown, depth: number): string {
  if (typeof value === 'string') return visible(JSON.stringify(value.slice(0, most)))
  // Beyond every double, which JSON.stringify would call null.
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return String(JSON.stringify(value))
  if (depth === 0) return Array.isArray(value) ? '[…]' : '{…}'
  if (Array.isArray(value))
    return `[${some(
      value.slice(0, 20).map(item => jsonOf(item, depth - 1)),
      value.length,
    )}]`
  const names = Object.keys(value)
  const members = value as Record<string, unknown>
  const parts = names.slice(0, 20).map(name => `${jsonOf(name, 1)}:${jsonOf(members[name], depth - 1)}`)
  return `{${some(parts, names.length)}}`
}

function some(parts: readonly string[], total: number): string {
  return parts.join(',') + (total > parts.length ? ',…' : '')
}

/** The JSON type of a value. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
