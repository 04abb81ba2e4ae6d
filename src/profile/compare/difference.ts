import type { Official } from '../../model/profile.ts'

/** What a difference is about, in the order they are shown. */
export const differenceKinds = [
  'operation',
  'security',
  'parameter',
  'answer',
  'body',
  'reference',
  'property',
  'required',
  'type',
  'values',
  'format',
  'limit',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** One thing that the profile and the official file say differently. A side that says nothing is absent. */
export interface Difference {
  readonly kind: DifferenceKind
  /** `GET /persons, limit` for calls, `Person.emails[].type` for what they carry. */
  readonly at: string
  readonly ours?: string
  readonly theirs?: string
}

/** Parts those that a remark speaks of, a slip in the official file or a choice of ours, from those that none does. */
export function explained(differences: readonly Difference[], remarks: Official['remarks']) {
  const rules = remarks.map(remark => ({ remark, is: matcher(remark.at) }))
  const sorted = differences.map(difference => {
    const found = rules.find(({ remark, is }) => remark.kind === difference.kind && is(difference.at))
    return { difference, remark: found?.remark }
  })
  return {
    open: sorted.flatMap(({ difference, remark }) => (remark ? [] : [difference])),
    known: sorted.flatMap(({ difference, remark }) => (remark ? [{ difference, text: remark.text }] : [])),
    /** Remarks that nothing needs: the file has been mended, or the place is misspelt. */
    idle: remarks.filter(remark => !sorted.some(each => each.remark === remark)),
  }
}

/** Whole texts, piece by piece: no pattern that could take long. */
function matcher(pattern: string): (text: string) => boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return text => text === pattern
  return text => {
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
    let at = first.length
    for (const piece of rest) {
      const found = text.indexOf(piece, at)
      if (found < 0) return false
      at = found + piece.length
    }
    return at <= text.length - last.length
  }
}
