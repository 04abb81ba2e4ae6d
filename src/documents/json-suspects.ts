import { message } from '../messages/speaker.ts'
import type { Message } from '../model/text.ts'
import { type Frame, pointerTo } from './json-fault.ts'
import { readStrictly } from './json-strict.ts'
import type { Positions } from './lines.ts'
import { type JsonProblem, problemWeights, type Spot } from './problem.ts'
import { shown } from './visible.ts'

export interface Suspects {
  readonly problems: readonly JsonProblem[]
  readonly more: number
}

type Suspect = 'duplicate-member' | 'encoding' | 'number-range'

/**
 * Finds the places of what a quick look made likely: duplicate member names, lone surrogates written as escapes, and
 * numbers that no double holds. For a text that JSON.parse accepts; reads it all, so it is only run on suspicion.
 * The first `most` breaches and as many remarks are told; `more` counts the other breaches.
 */
export function findSuspects(text: string, positions: Positions, most: number): Suspects {
  const problems: JsonProblem[] = []
  const told = { breach: 0, remark: 0 }
  const tell = (kind: Suspect, frames: readonly Frame[], index: number, say: (spot: Spot) => Message): void => {
    if (++told[problemWeights[kind]] > most) return
    const spot = positions.at(index)
    problems.push({ kind, message: say(spot), pointer: pointerTo(frames), ...spot })
  }
  const names = new WeakMap<Frame, Map<string, number>>()
  readStrictly(text, {
    name: (frames, name, index) => {
      const first = firstOf(names, frames, name, index)
      if (first === undefined) return
      tell('duplicate-member', frames, index, () =>
        message('json.duplicate-member', { name: shown(name, 60), first: positions.place(first).line }),
      )
    },
    string: (frames, start, end) => {
      const index = loneSurrogateIn(text, start, end)
      if (index === undefined) return
      const code = text.slice(index + 2, index + 6).toUpperCase()
      tell('encoding', frames, index, ({ offset }) => message('json.lone-surrogate', { code, offset }))
    },
    number: (frames, start, end) => {
      const written = text.slice(start, end)
      if (isExactEnough(written)) return
      tell('number-range', frames, start, () => message('json.number-range', { found: shown(written) }))
    },
  })
  return { problems, more: Math.max(0, told.breach - most) }
}

/** True for a text that may hold half a surrogate pair as an escape: `\uD800` to `\uDFFF`. */
export function mayHoldSurrogateEscape(text: string): boolean {
  return text.includes('\\') && /\\u[dD][89a-fA-F]/.test(text)
}

// The frames of one level are made anew for each object, so a frame is the identity of its object.
function firstOf(
  names: WeakMap<Frame, Map<string, number>>,
  frames: readonly Frame[],
  name: string,
  index: number,
): number | undefined {
  const frame = frames.at(-1)
  if (frame === undefined) return undefined
  const known = names.get(frame) ?? new Map<string, number>()
  const first = known.get(name)
  if (first === undefined) names.set(frame, known.set(name, index))
  return first
}

const escapes = /\\(?:u([0-9a-fA-F]{4})|.)/g

function loneSurrogateIn(text: string, start: number, end: number): number | undefined {
  const written = text.slice(start, end)
  if (!mayHoldSurrogateEscape(written)) return undefined
  let high: number | undefined
  for (const found of written.matchAll(escapes)) {
    const code = Number.parseInt(found[1] ?? '0', 16)
    const isLow = code >= 0xdc00 && code <= 0xdfff
    if (high !== undefined) {
      if (!isLow || found.index !== high + 6) return start + high
      high = undefined
    } else if (isLow) return start + found.index
    else if (code >= 0xd800 && code <= 0xdbff) high = found.index
  }
  return high === undefined ? undefined : start + high
}

// A fraction is rounded by every reader; a whole number that changes, or infinity, is another value.
function isExactEnough(written: string): boolean {
  const value = Number(written)
  if (!Number.isFinite(value)) return false
  return Number.isSafeInteger(value) || !/^-?\d+$/.test(written) || BigInt(written) === BigInt(value)
}
