import type { Mutant } from '../../model/mutants.ts'
import { pointerOf } from '../../model/pointer.ts'
import type { Schemas } from '../schemas.ts'
import { type Change, changed } from './change.ts'
import { changesAt } from './changes.ts'
import { idsIn, linkChanges } from './links.ts'
import { inPlace, type RecordAt, type Spot, spotsOf } from './spot.ts'

/** A file of a vector that is mutated: its content, and the records in it. */
export interface MutableFile {
  readonly name: string
  /** Of NDJSON the list of its lines. */
  readonly value: unknown
  readonly records: readonly RecordAt[]
}

/** A mutant, and the content of its file. */
export interface MadeMutant extends Mutant {
  readonly spot: Spot
  /** Requirements that speak of the place. */
  readonly rows: readonly string[]
  readonly change: Change
  readonly file: string
  readonly value: unknown
}

/**
 * Makes every document that differs from a vector in one place, in a fixed order.
 * @param files of one vector; references are looked for among all of them
 * @param isMeant false for places that are left as they are
 */
export function* mutantsOf(
  schemas: Schemas,
  files: readonly MutableFile[],
  isMeant: (spot: Spot) => boolean = () => true,
): Generator<MadeMutant> {
  const ids = idsIn(files.flatMap(({ records }) => records))
  for (const { name, value, records } of files) {
    for (const record of records) {
      for (const spot of spotsOf(schemas, record).filter(isMeant)) {
        for (const change of [...changesAt(spot), ...linkChanges(spot, record, ids)]) {
          const made = { edit: change.edit, place: placeOf(spot, change), at: placed(name, spot, change) }
          const now = change.now === undefined ? {} : { now: change.now }
          yield {
            ...made,
            ...now,
            spot,
            rows: rowsOf(spot, change),
            change,
            file: name,
            value: withChange(value, spot, change),
          }
        }
      }
    }
  }
}

function withChange(value: unknown, { path, value: record }: Spot, { edit, to }: Change): unknown {
  if (edit !== 'repeated-record') return changed(value, path, to)
  const list = path.slice(0, -1)
  const before = list.reduce((at, step) => (at as Record<string | number, unknown>)[step], value) as unknown[]
  return changed(value, list, [...before, record])
}

function rowsOf({ rows, parent }: Spot, { edit }: Change): readonly string[] {
  return edit === 'removed' ? [...new Set([...(parent?.required ?? []), ...rows])] : rows
}

/** A pair is told by its first member. */
function placeOf({ place }: Spot, { edit, member }: Change): string {
  return edit === 'swapped' && member !== undefined ? inPlace(place, member) : place
}

function placed(name: string, { path }: Spot, { edit, member }: Change): string {
  return `${name} ${pointerOf(edit === 'swapped' && member !== undefined ? [...path, member] : path)}`.trimEnd()
}
