import { objects } from '../exchange/simulator/paths.ts'
import type { Entity } from '../exchange/simulator/store.ts'

const former = { startDate: '2019-08-01', endDate: '2020-06-30' }
const coming = { startDate: '2098-08-01' }

/** Of every four of what has a period, one is over and one is still to come. */
export function inTheirTime(records: unknown): readonly Entity[] {
  return objects(records).map((record, at) => {
    const { endDate: _, ...open } = record
    return [record, { ...open, ...former }, { ...open, ...coming }][at % 4] ?? record
  })
}

/** The same for what stands in a member of each record. */
export function eachInTheirTime(records: readonly Entity[] | undefined, member: string): readonly Entity[] {
  return objects(records).map(record => ({ ...record, [member]: inTheirTime(record[member]) }))
}

/** True for what was left as it is: neither over nor to come. */
export const isGoingOn = (record: Entity): boolean =>
  record.startDate !== coming.startDate && record.endDate !== former.endDate
