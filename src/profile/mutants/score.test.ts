import { expect, it } from 'vitest'
import { message } from '../../messages/speaker.ts'
import type { EditKind, Explanation } from '../../model/mutants.ts'
import { openExplanations } from './explanations.ts'
import { type Judged, openScore } from './score.ts'

const counts = { vectors: 1, duplicates: 0, left: [], outside: 0, undecided: 0 }
const reason = { sv: 'Fri text.', en: 'Free text.' }

function judged(edit: EditKind, place: string, by: readonly string[] = [], more: Partial<Judged> = {}): Judged {
  return { mutant: { edit, place, at: place }, vector: 'R/pass-1', rows: [], by, ...more }
}

function scored(
  all: readonly Judged[],
  own: readonly Explanation[] = [],
  inherited: readonly Explanation[] = [],
  isNew?: (requirement: string) => boolean,
) {
  const score = openScore(openExplanations(own, [], inherited, isNew))
  for (const each of all) score.add(each)
  return score.mutation(counts)
}

const free: Explanation = { as: 'equivalent', edits: ['other-text'], at: ['person /name', 'person /notes/*'], reason }

it('killed faults are counted of all that the standard does not allow', () => {
  const shown = message('mutants.shown', { vector: 'R/pass-2' })
  const mutation = scored(
    [
      judged('removed', 'person /id', ['R']),
      judged('removed', 'person /sex', [], { allowed: shown }),
      judged('other-text', 'person /name'),
      judged('other-text', 'person /notes/*'),
      judged('empty', 'person /name'),
    ],
    [free],
  )
  expect(mutation).toMatchObject({ faults: 5, killed: 1, equivalent: { allowed: 1, explained: 2 }, percent: 50 })
  expect(mutation.survivors.map(({ place, edit }) => `${place} ${edit}`)).toEqual(['person /name empty'])
  expect(mutation.wrong).toEqual([])
})

it('a fault that was made in many vectors is one, and survives when it survives in one of them', () => {
  const many = Array.from({ length: 9 }, () => judged('nulled', 'person /id', ['R']))
  expect(scored(many)).toMatchObject({ mutants: 9, repeats: 8, faults: 1, killed: 1, percent: 100 })
  expect(scored([...many, judged('nulled', 'person /id')])).toMatchObject({ faults: 1, killed: 0, percent: 0 })
})

it('nothing to count is no score', () => {
  expect(scored([]).percent).toBe(0)
})

it('a survivor that is known counts against the score all the same', () => {
  const known: Explanation = { as: 'survivor', edits: ['below'], at: ['* /**'], reason }
  const mutation = scored([judged('below', 'room /seats'), judged('nulled', 'room /seats', ['R'])], [known])
  expect(mutation).toMatchObject({ killed: 1, percent: 50, survivors: [{ place: 'room /seats', known: reason }] })
})

it('an explanation of what a requirement forbids is told', () => {
  expect(scored([judged('other-text', 'person /name', ['R'])], [free]).wrong).toEqual([
    { kind: 'killed', at: 'person /name', edit: 'other-text', by: ['R'] },
    { kind: 'idle', at: 'person /name' },
    { kind: 'idle', at: 'person /notes/*' },
  ])
})

it('an explanation that nothing needs is told, by place and by edit, unless it is of the base', () => {
  const two = { ...free, edits: ['other-text', 'empty'] as const }
  const needed = [judged('other-text', 'person /name')]
  expect(scored(needed, [two]).wrong).toEqual([
    { kind: 'idle', at: 'person /notes/*' },
    { kind: 'idle', at: 'person /name, person /notes/*', edit: 'empty' },
  ])
  expect(scored(needed, [], [two]).wrong).toEqual([])
})

it('an explanation can be limited to vectors', () => {
  const some = { ...free, at: ['person /name'], in: ['R/pass-2*'] }
  expect(scored([judged('other-text', 'person /name')], [some]).survivors).toHaveLength(1)
  const there = judged('other-text', 'person /name', [], { vector: 'R/pass-2.json' })
  const killed = judged('other-text', 'person /name', ['R'])
  expect(scored([there, killed], [some])).toMatchObject({ killed: 1, survivors: [], wrong: [] })
})

it('* is one segment or kind, ** any number of segments', () => {
  const fits = (pattern: string, place: string) => {
    const [number] = [openExplanations([{ ...free, at: [pattern] }], []).find('other-text', place, '', [])]
    return number === 0
  }
  expect(fits('* /**', 'person')).toBe(true)
  expect(fits('* /**', 'person /a/b')).toBe(true)
  expect(fits('person /a/*', 'person /a/*')).toBe(true)
  expect(fits('person /a/*', 'person /a/b')).toBe(true)
  expect(fits('person /a/*', 'person /a/b/c')).toBe(false)
  expect(fits('person /**/c', 'person /a/b/c')).toBe(true)
  expect(fits('person /**/c', 'person /c')).toBe(true)
  expect(fits('person', 'person /c')).toBe(false)
  expect(fits('person /a.b', 'person /axb')).toBe(false)
  expect(fits('other /a', 'person /a')).toBe(false)
  expect(fits('person /a b', 'person /a b')).toBe(true)
  expect(fits('person /a b', 'person /a')).toBe(false)
})

it('what a profile explained is no excuse where a rule speaks that only the profile that extends it has', () => {
  const survivors = (rows: readonly string[], more: Partial<Judged> = {}) =>
    scored([judged('other-text', 'person /name', [], { rows, ...more })], [], [free], id => id === 'NEW').survivors
      .length
  expect(survivors(['OLD'])).toBe(0)
  expect(survivors(['OLD', 'NEW'])).toBe(1)
  // It looks at every place, and names none.
  expect(survivors(['OLD', 'NEW'], { named: ['OLD'] })).toBe(0)
})
