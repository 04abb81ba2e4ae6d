import { expect, it } from 'vitest'
import { realWorld } from '../../io/world.ts'
import { loadProfile } from '../../profile/load.ts'
import { mutationOf } from './mutation.ts'

const world = realWorld()

it.each([
  ['ss12000', 250],
  ['ss12000-dnp', 250],
  ['identifierare', 30],
])('single faults in the vectors of %s are noticed, or explained', async (id, least) => {
  const mutation = await mutationOf(world, await loadProfile(world, id), 'test-vectors')
  expect(mutation?.percent).toBe(100)
  expect(mutation?.survivors.filter(({ known }) => known === undefined)).toEqual([])
  expect([mutation?.wrong, mutation?.left]).toEqual([[], []])
  // Whatever the score, it would say little of a few documents.
  expect(mutation?.killed).toBeGreaterThan(least)
  expect(mutation?.edits.filter(({ killed }) => killed === 0)).toEqual([])
})

it('single faults in the vectors of sdk-meddelande are noticed, or known', async () => {
  const mutation = await mutationOf(world, await loadProfile(world, 'sdk-meddelande'), 'test-vectors')
  expect(mutation?.percent).toBeGreaterThanOrEqual(81)
  expect(mutation?.survivors.filter(({ known }) => known === undefined)).toEqual([])
  expect([mutation?.wrong, mutation?.left]).toEqual([[], []])
})
