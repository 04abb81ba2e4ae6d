/** A pattern taken apart. Lazy quantifiers and capturing make no difference to whether a text matches, and are dropped. */
export type Pattern =
  /** One code point; `source` is the atom as written, for the native engine to judge that one code point. */
  | { readonly kind: 'one'; readonly source: string }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly item: Pattern; readonly min: number; readonly max: number }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }

export type Assertion = 'start' | 'end' | 'boundary' | 'no-boundary'

/** Why a pattern that ECMA-262 allows is not run; `work` is said of a pattern together with a text. */
export type Refusal = 'lookaround' | 'backreference' | 'modifier' | 'size' | 'work'

export class RefusedPattern extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal)
    this.name = 'RefusedPattern'
    this.refusal = refusal
  }
}

const maxDepth = 100
const quantifier = /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/y
const groupStart = /\((?:\?(?::|<[^=!][^>]*>|(.)))?/uy
const classText = String.raw`\[(?:[^\]\\]|\\[\s\S])*\]`
const surrogatePair = String.raw`\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}`
const escapeText = String.raw`\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[\s\S])`
const atom = new RegExp(`${classText}|${surrogatePair}|${escapeText}|[\\s\\S]`, 'uy')

/**
 * Takes apart a pattern that the native engine has accepted under the `u` flag, so that only extents must be found.
 * Throws RefusedPattern for what no linear-time engine can do.
 */
export function takeApart(source: string): Pattern {
  let at = 0
  return choice(0)

  function choice(depth: number): Pattern {
    if (depth > maxDepth) throw new RefusedPattern('size')
    const options = [sequence(depth)]
    while (source[at] === '|') {
      at++
      options.push(sequence(depth))
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options }
  }

  function sequence(depth: number): Pattern {
    const items: Pattern[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') items.push(quantified(term(depth)))
    return { kind: 'sequence', items }
  }

  function term(depth: number): Pattern {
    if (source[at] === '(') return group(depth)
    const text = take(atom)?.[0] ?? ''
    const assertion = assertions[text]
    if (assertion !== undefined) return { kind: 'assertion', assertion }
    if (/^\\[1-9k]/.test(text)) throw new RefusedPattern('backreference')
    return { kind: 'one', source: text }
  }

  function group(depth: number): Pattern {
    const special = take(groupStart)?.[1]
    if (special !== undefined) throw new RefusedPattern('=!<'.includes(special) ? 'lookaround' : 'modifier')
    const inner = choice(depth + 1)
    at++
    return inner
  }

  function quantified(item: Pattern): Pattern {
    const match = take(quantifier)
    if (match === undefined) return item
    const [text, least, comma, most] = match
    if (least !== undefined) {
      const min = Number(least)
      return {
        kind: 'repeat',
        item,
        min,
        max: comma === '' ? min : most === '' ? Number.POSITIVE_INFINITY : Number(most),
      }
    }
    const max = text.startsWith('?') ? 1 : Number.POSITIVE_INFINITY
    return { kind: 'repeat', item, min: text.startsWith('+') ? 1 : 0, max }
  }

  function take(what: RegExp): RegExpExecArray | undefined {
    what.lastIndex = at
    const match = what.exec(source) ?? undefined
    if (match !== undefined) at = what.lastIndex
    return match
  }
}

const assertions: Readonly<Record<string, Assertion>> = {
  '^': 'start',
  $: 'end',
  '\\b': 'boundary',
  '\\B': 'no-boundary',
}
