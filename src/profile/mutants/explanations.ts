import type { EditKind, Explanation, WrongExplanation } from '../../model/mutants.ts'

/** The explanations of a profile, and which of them are needed. */
export interface Explanations {
  /** The number of the first that speaks of an edit at a place that these rows speak of; undefined when none does. */
  find(edit: EditKind, place: string, vector: string, rows: readonly string[]): number | undefined
  readonly list: readonly Explanation[]
  /** Notes that a requirement forbids what may be explained. */
  killed(edit: EditKind, place: string, vector: string, by: readonly string[]): void
  wrong(): readonly WrongExplanation[]
}

/**
 * @param own explanations of the profile itself: only these can be wrong
 * @param others those that are not held to it
 * @param inherited those of the profile that it extends, for what it has from that one
 * @param isNew true for rows that it has not from that one: of what they speak of, nothing was explained there
 */
export function openExplanations(
  own: readonly Explanation[],
  others: readonly Explanation[] = [],
  inherited: readonly Explanation[] = [],
  isNew: (requirement: string) => boolean = () => false,
): Explanations {
  const list = [...own, ...others, ...inherited]
  const isInherited = (number: number) => number >= own.length + others.length
  const patterns = list.map(({ at }) => at.map(pattern => ({ pattern, expression: expressionOf(pattern) })))
  const used = list.map(() => new Set<string>())
  const lies = new Map<string, WrongExplanation>()
  const vectors = list.map(each => each.in?.map(pattern => new RegExp(`^${escaped(pattern).replaceAll('\\*', '.*')}$`)))
  const matching = (number: number, edit: EditKind, place: string, vector: string) => {
    const isIn = vectors[number]?.some(expression => expression.test(vector)) ?? true
    const isMeant = isIn && list[number]?.edits.includes(edit)
    return isMeant ? patterns[number]?.find(({ expression }) => expression.test(place))?.pattern : undefined
  }
  return {
    list,
    find: (edit, place, vector, rows) => {
      for (const number of list.keys()) {
        if (isInherited(number) && rows.some(isNew)) continue
        const pattern = matching(number, edit, place, vector)
        if (pattern === undefined) continue
        used[number]?.add(pattern).add(edit)
        return number
      }
      return undefined
    },
    killed: (edit, place, vector, by) => {
      for (const number of own.keys()) {
        if (matching(number, edit, place, vector) === undefined) continue
        const at = `${place} ${edit}`
        if (!lies.has(at)) lies.set(at, { kind: 'killed', at: place, edit, by })
      }
    },
    wrong: () => {
      const idle = own.flatMap(({ at, edits }, number): readonly WrongExplanation[] => {
        const isIdle = (each: string) => !used[number]?.has(each)
        const ofPlaces = at.filter(isIdle).map(pattern => ({ kind: 'idle', at: pattern }) as const)
        if (ofPlaces.length === at.length) return ofPlaces
        return [...ofPlaces, ...edits.filter(isIdle).map(edit => ({ kind: 'idle', at: at.join(', '), edit }) as const)]
      })
      return [...lies.values(), ...idle]
    },
  }
}

/** `*` is one segment, or one kind of document; `**` any number of segments. */
function expressionOf(pattern: string): RegExp {
  // Names of members may have spaces.
  const [type = ''] = pattern.split(' ', 1)
  const segments = pattern
    .slice(type.length + 1)
    .split('/')
    .slice(1)
  const rest = segments.map(segment => {
    if (segment === '**') return '(?: ?/[^/]+)*'
    return ` ?/${segment === '*' ? '[^/]+' : escaped(segment)}`
  })
  return new RegExp(`^${type === '*' ? '[^ ]+' : escaped(type)}${rest.join('')}$`)
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
