import type { Tail } from './expressions.ts'

export interface Reached {
  readonly value: unknown
  /** JSON Pointer of the value from where the walk began. */
  readonly pointer: string
}

/** Walks a value by property access and then by JSON Pointer (RFC 6901); undefined where there is nothing. */
export function follow(value: unknown, tail: Tail): Reached | undefined {
  let at: Reached | undefined = { value, pointer: '' }
  let path = tail.path
  while (at && path !== '') {
    const here: unknown = at.value
    const { name, rest } = splitName(
      path,
      known => typeof here === 'object' && here !== null && Object.hasOwn(here, known),
    )
    at = step(at, name)
    path = rest
  }
  for (const token of pointerTokens(tail.pointer ?? '')) at = at && step(at, token)
  return at
}

/** The reference tokens of a JSON Pointer, unescaped. */
export function pointerTokens(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/**
 * Takes the first name from a path. Names may hold dots, so the longest that is known wins, and else the shortest:
 * `.my.list[0]` is `my.list` where that exists, and `my` where it does not.
 */
export function splitName(
  path: string,
  isKnown: (name: string) => boolean,
): { readonly name: string; readonly rest: string } {
  const index = /^\[(\d+)\](.*)$/su.exec(path)
  if (index) return { name: index[1] ?? '', rest: index[2] ?? '' }
  const names = /^(?:\.[^.[]+)+/u.exec(path)?.[0].split('.').slice(1) ?? []
  for (let count = names.length; count > 1; count -= 1) {
    const name = names.slice(0, count).join('.')
    if (isKnown(name)) return { name, rest: path.slice(name.length + 1) }
  }
  const [first = ''] = names
  return { name: first, rest: path.slice(first.length + 1) }
}

function step({ value, pointer }: Reached, name: string): Reached | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(name)) return undefined
  if (!Object.hasOwn(value, name)) return undefined
  const inner: unknown = (value as Record<string, unknown>)[name]
  return { value: inner, pointer: `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` }
}
