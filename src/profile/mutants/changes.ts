import { isObject } from '../schema-node.ts'
import type { Change } from './change.ts'
import { numbers, type Spot } from './spot.ts'
import { instantOf, textChanges } from './text-changes.ts'

/** A member that no standard has. */
const stranger = 'samklangUnknown'

/** Every single thing that can be wrong at a place. The same place gives the same changes, in the same order. */
export function changesAt(spot: Spot): readonly Change[] {
  const { value } = spot
  const ofKind = kindChanges(spot, value)
  return [...removal(spot), { edit: 'nulled', to: null, now: 'null' } as const, ...otherType(value), ...ofKind].filter(
    ({ to }) => JSON.stringify(to) !== JSON.stringify(value),
  )
}

function removal({ parent, path }: Spot): readonly Change[] {
  const isMember = parent !== undefined && isObject(parent.value)
  return isMember ? [{ edit: 'removed', member: String(path.at(-1)) }] : []
}

function otherType(value: unknown): readonly Change[] {
  const other = typeof value === 'string' ? 1 : isObject(value) ? 'x' : Array.isArray(value) ? {} : String(value)
  return value === null ? [] : [{ edit: 'other-type', to: other, now: JSON.stringify(other) }]
}

function kindChanges(spot: Spot, value: unknown): readonly Change[] {
  if (typeof value === 'string') return textChanges(spot, value)
  if (typeof value === 'number') return numberChanges(spot, value)
  if (Array.isArray(value)) return listChanges(spot, value)
  return isObject(value) ? objectChanges(value) : []
}

function numberChanges(spot: Spot, value: number): readonly Change[] {
  const least = [...numbers(spot, 'minimum').map(limit => limit - 1), ...numbers(spot, 'exclusiveMinimum')]
  const most = [...numbers(spot, 'maximum').map(limit => limit + 1), ...numbers(spot, 'exclusiveMaximum')]
  // Where no limit is given, far off: whoever forgot it hears of it.
  const lower = least.length > 0 ? least : [-1 - Math.abs(value)]
  const higher = most.length > 0 ? most : [Math.abs(value) * 1000 + 1_000_000]
  const told = (edit: Change['edit'], to: number): Change => ({ edit, to, now: String(to) })
  return [
    ...(Number.isInteger(value) ? [told('fraction', value + 0.5)] : []),
    ...lower.map(to => told('below', to)),
    ...higher.map(to => told('above', to)),
  ]
}

function listChanges(spot: Spot, value: readonly unknown[]): readonly Change[] {
  const [first] = value
  if (first === undefined) return []
  const few = numbers(spot, 'minItems').filter(least => least > 1)
  return [
    { edit: 'no-items', to: [], now: '[]' },
    { edit: 'repeated-item', to: [...value, first] },
    ...few.map(least => ({ edit: 'too-few', to: value.slice(0, least - 1) }) as const),
    ...numbers(spot, 'maxItems').map(most => {
      const more = Array.from({ length: Math.max(1, most + 1 - value.length) }, () => first)
      return { edit: 'too-many', to: [...value, ...more] } as const
    }),
  ]
}

function objectChanges(value: Readonly<Record<string, unknown>>): readonly Change[] {
  return [{ edit: 'extra-member', member: stranger, to: { ...value, [stranger]: 'x' } }, ...swaps(value)]
}

const pairs = [
  [/^start/i, 'end'],
  [/Start/, 'End'],
  [/^created$/, 'modified'],
  [/^from/i, 'to'],
  [/From$/, 'To'],
  [/^first/i, 'last'],
  [/^min/i, 'max'],
] as const

/** Two dates, times or numbers of which one is the beginning of what the other ends. */
function swaps(value: Readonly<Record<string, unknown>>): readonly Change[] {
  return Object.keys(value).flatMap(name => {
    return pairs.flatMap(([begin, end]): readonly Change[] => {
      const found = begin.exec(name)?.[0]
      if (found === undefined) return []
      const word =
        found[0] === found[0]?.toUpperCase() ? (end[0] ?? '').toUpperCase() + end.slice(1) : end.toLowerCase()
      const other = name.replace(begin, word)
      if (other === name || !Object.hasOwn(value, other) || !isOrdered(value[name], value[other])) return []
      const now = `${name}: ${JSON.stringify(value[other])}, ${other}: ${JSON.stringify(value[name])}`
      return [{ edit: 'swapped', member: name, to: { ...value, [name]: value[other], [other]: value[name] }, now }]
    })
  })
}

function isOrdered(first: unknown, second: unknown): boolean {
  if (typeof first === 'number' && typeof second === 'number') return first < second
  const [start, end] = [instantOf(first), instantOf(second)]
  if (start !== undefined && end !== undefined) return start < end
  return isTimeOfDay(first) && isTimeOfDay(second) && String(first) < String(second)
}

function isTimeOfDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{2}:\d{2}(:\d{2})?$/.test(value)
}
