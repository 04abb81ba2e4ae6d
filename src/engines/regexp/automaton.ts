import { type Assertion, RefusedPattern } from './pattern.ts'
import type { Program } from './program.ts'

/** What stands beside a place between two characters; it decides the assertions. */
type Neighbour = 'edge' | 'word' | 'other'

/** A set of places in the program that the text read so far can have led to, and what stood before. */
interface State {
  readonly places: readonly number[]
  readonly before: Neighbour
  readonly after: Map<number, State>
  /** Whether a text that ends here matches; found when first asked. */
  accepts?: boolean
}

/** Places and transitions kept before all are forgotten, so that memory stays bounded on hostile texts. */
const maxKept = 500_000

/** Places looked at for one text, characters that were met before apart: some seconds' worth. */
const maxWork = 10_000_000

/**
 * Runs the program on all its paths at once (Thompson 1968) and keeps the sets it met, so that a text that looks like
 * earlier ones costs one look-up per character. The worst case is characters times instructions; a text that needs more than
 * `maxWork` of them is given up by throwing RefusedPattern.
 */
export function automaton(program: Program, isWord: (character: string) => boolean): (text: string) => boolean {
  const { instructions, tests, start } = program
  const marks = new Float64Array(instructions.length)
  let mark = 0
  const matched: State = { places: [], before: 'edge', after: new Map() }
  const isAnchored = (['word', 'other'] as const).every(before =>
    (['edge', 'word', 'other'] as const).every(ahead => closure([start], before, ahead).length === 0),
  )
  let states = new Map<string, State>()
  let kept = 0
  let work = 0
  let first = intern([start], 'edge')

  return text => {
    let state = first
    work = 0
    for (let index = 0; index < text.length; index++) {
      const codePoint = text.codePointAt(index) ?? 0
      if (codePoint > 0xffff) index++
      state = state.after.get(codePoint) ?? advance(state, codePoint)
      if (state === matched) return true
      if (state.places.length === 0) return false
    }
    state.accepts ??= closure(state.places, state.before, 'edge').some(isMatch)
    return state.accepts
  }

  function advance(state: State, codePoint: number): State {
    const character = String.fromCodePoint(codePoint)
    const ahead = isWord(character) ? 'word' : 'other'
    const reached = closure(state.places, state.before, ahead)
    work += reached.length + state.places.length
    if (work > maxWork) throw new RefusedPattern('work')
    const following = reached.some(isMatch) ? matched : intern(consume(reached, character), ahead)
    kept += 1 + following.places.length
    if (kept > maxKept) forget()
    else state.after.set(codePoint, following)
    return following
  }

  function consume(reached: readonly number[], character: string): readonly number[] {
    const places: number[] = []
    mark++
    if (!isAnchored) visit(start, places)
    const verdicts: (boolean | undefined)[] = []
    for (const place of reached) {
      const instruction = instructions[place]
      if (instruction?.kind !== 'one') continue
      const { test, next } = instruction
      verdicts[test] ??= tests[test]?.test(character) ?? false
      if (verdicts[test]) visit(next, places)
    }
    return places.sort((a, b) => a - b)
  }

  /** Adds the place unless this round has had it. */
  function visit(place: number, places: number[]): void {
    if (marks[place] === mark) return
    marks[place] = mark
    places.push(place)
  }

  function intern(places: readonly number[], before: Neighbour): State {
    const key = `${before} ${places.join()}`
    const state = states.get(key) ?? { places, before, after: new Map() }
    states.set(key, state)
    return state
  }

  function forget(): void {
    states = new Map()
    kept = 0
    first = intern([start], 'edge')
  }

  function isMatch(place: number): boolean {
    return instructions[place]?.kind === 'match'
  }

  /** The consuming places, and the matching one, that are reached without consuming. */
  function closure(places: readonly number[], before: Neighbour, ahead: Neighbour): readonly number[] {
    mark++
    const seen: number[] = []
    for (const place of places) visit(place, seen)
    const reached: number[] = []
    for (const place of seen) {
      const instruction = instructions[place]
      if (instruction?.kind === 'fork') for (const next of instruction.next) visit(next, seen)
      else if (instruction?.kind === 'assertion') {
        if (holds(instruction.assertion, before, ahead)) visit(instruction.next, seen)
      } else reached.push(place)
    }
    return reached
  }
}

function holds(assertion: Assertion, before: Neighbour, ahead: Neighbour): boolean {
  switch (assertion) {
    case 'start':
      return before === 'edge'
    case 'end':
      return ahead === 'edge'
    case 'boundary':
      return (before === 'word') !== (ahead === 'word')
    case 'no-boundary':
      return (before === 'word') === (ahead === 'word')
  }
}
