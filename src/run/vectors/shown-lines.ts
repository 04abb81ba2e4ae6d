import type { ShownFile, ShownLine } from '../../model/profile-docs.ts'

/** Lines of one document that are shown at most, and around each place that matters. */
const most = 40
const around = 3

/** What of a document is shown: lines by number, from 1. */
export interface Interest {
  /** Something is wrong here. */
  readonly marked: readonly number[]
  /** This is what the vector is about. */
  readonly near: readonly number[]
}

/**
 * A document as far as a reader needs it: whole when it is short, else the lines around the places that matter, those that are
 * wrong first, or its beginning when there are none.
 */
export function shownFile(text: string, { marked, near }: Interest, name?: string): ShownFile {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const isMarked = new Set(marked)
  const chosen = lines.length <= most ? lines.map((_, at) => at + 1) : chosenOf(lines.length, [...marked, ...near])
  const shown = chosen.map((number): ShownLine => {
    return { number, text: lines[number - 1] ?? '', isMarked: isMarked.has(number) }
  })
  return { ...(name === undefined ? {} : { name }), lines: shown, of: lines.length }
}

function chosenOf(count: number, places: readonly number[]): readonly number[] {
  const chosen = new Set<number>()
  const take = (number: number) => {
    if (number >= 1 && number <= count && chosen.size < most) chosen.add(number)
  }
  // The places themselves first: there must be room for them.
  for (const place of places) take(place)
  for (const place of places) for (let by = -around; by <= around; by += 1) take(place + by)
  for (let number = 1; places.length === 0 && number <= most / 2; number += 1) take(number)
  return [...chosen].sort((a, b) => a - b)
}

/** Numbers of the lines of a text that another one does not have, from the first difference to the last. */
export function linesThatDiffer(text: string, other: string): readonly number[] {
  if (text === other) return []
  const [own, its] = [text.split(/\r?\n/), other.split(/\r?\n/)]
  let head = 0
  while (head < own.length && own[head] === its[head]) head += 1
  let tail = 0
  while (tail < Math.min(own.length, its.length) - head && own[own.length - 1 - tail] === its[its.length - 1 - tail]) {
    tail += 1
  }
  const last = Math.max(own.length - tail, head + 1)
  return Array.from({ length: Math.min(last - head, most) }, (_, at) => Math.min(head + at + 1, own.length))
}
