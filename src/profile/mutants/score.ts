import { type EditKind, type Fate, jsonEdits, type Mutant, type Mutation, xmlEdits } from '../../model/mutants.ts'
import type { Message } from '../../model/text.ts'
import type { Explanations } from './explanations.ts'

/** What is known of a mutant that was judged. */
export interface Judged {
  readonly mutant: Mutant
  readonly vector: string
  readonly rows: readonly string[]
  /** Those of them whose rules name the place; all when it is not said. */
  readonly named?: readonly string[]
  /** Requirements that it breaks and its vector does not. */
  readonly by: readonly string[]
  /** Why it may be so, where nobody minds it. */
  readonly allowed?: Message
}

/** Counts mutants as they come. */
export interface Score {
  add(judged: Judged): void
  mutation(counts: Pick<Mutation, 'vectors' | 'duplicates' | 'left' | 'outside' | 'undecided'>): Mutation
}

interface Fault {
  readonly judged: Judged
  readonly fate: Fate
}

/**
 * The score: killed faults of all that are no equivalents. A fault is one edit at one place of one kind of document, however
 * many vectors it was made in: else a vector more of what is tested already would raise the score. The worst that became of it
 * counts: one document in which it survived makes it a survivor; one in which it was killed shows that it is not allowed.
 */
export function openScore(explanations: Explanations): Score {
  const faults = new Map<string, Fault>()
  let judged = 0
  return {
    add: one => {
      judged += 1
      const { edit, place } = one.mutant
      const fault = { judged: one, fate: fateOf(explanations, one) }
      const known = faults.get(`${place} ${edit}`)
      if (known === undefined || rank(fault) < rank(known)) faults.set(`${place} ${edit}`, fault)
    },
    mutation: counts =>
      mutationOf([...faults.values()], explanations, { ...counts, mutants: judged + counts.duplicates }),
  }
}

function fateOf(
  explanations: Explanations,
  { mutant: { edit, place }, vector, rows, named = rows, by, allowed }: Judged,
): Fate {
  if (by.length > 0) {
    explanations.killed(edit, place, vector, by)
    return { kind: 'killed', by }
  }
  if (allowed) return { kind: 'allowed', why: allowed }
  const number = explanations.find(edit, place, vector, named)
  if (number === undefined) return { kind: 'survived' }
  return { kind: explanations.list[number]?.as === 'equivalent' ? 'explained' : 'survived', number }
}

/** A survivor that nobody has explained is worse than one that is known. */
function rank({ fate }: Fault): number {
  const rest = ['killed', 'explained', 'allowed'].indexOf(fate.kind)
  return fate.kind === 'survived' ? (fate.number === undefined ? -2 : -1) : rest
}

function mutationOf(
  faults: readonly Fault[],
  explanations: Explanations,
  counts: Pick<Mutation, 'vectors' | 'duplicates' | 'left' | 'outside' | 'undecided' | 'mutants'>,
): Mutation {
  const reason = (number: number) => explanations.list[number]?.reason ?? { sv: '', en: '' }
  const placed = ({ judged: { mutant } }: Fault) => ({ place: mutant.place, edit: mutant.edit })
  const survivors = faults.flatMap(({ judged: { mutant, vector, rows }, fate }) => {
    if (fate.kind !== 'survived') return []
    return [{ ...mutant, vector, rows, ...(fate.number === undefined ? {} : { known: reason(fate.number) }) }]
  })
  const allowed = faults.flatMap(each =>
    each.fate.kind === 'allowed' ? [{ ...placed(each), why: each.fate.why }] : [],
  )
  const explained = faults.flatMap(each =>
    each.fate.kind === 'explained' ? [{ ...placed(each), reason: reason(each.fate.number) }] : [],
  )
  const killed = faults.filter(({ fate }) => fate.kind === 'killed').length
  return {
    ...counts,
    repeats: counts.mutants - counts.duplicates - faults.length,
    faults: faults.length,
    killed,
    equivalent: { allowed: allowed.length, explained: explained.length },
    percent: Math.floor((killed * 1000) / Math.max(1, killed + survivors.length)) / 10,
    edits: editsOf(faults),
    survivors,
    allowed,
    explained,
    wrong: explanations.wrong(),
  }
}

function editsOf(faults: readonly Fault[]): Mutation['edits'] {
  const counts = new Map<EditKind, { killed: number; survived: number }>()
  for (const { judged, fate } of faults) {
    if (fate.kind !== 'killed' && fate.kind !== 'survived') continue
    const { edit } = judged.mutant
    const count = counts.get(edit) ?? { killed: 0, survived: 0 }
    count[fate.kind] += 1
    counts.set(edit, count)
  }
  const order = [...jsonEdits, ...xmlEdits]
  return order.flatMap(edit =>
    counts.has(edit) ? [{ edit, ...(counts.get(edit) ?? { killed: 0, survived: 0 }) }] : [],
  )
}
