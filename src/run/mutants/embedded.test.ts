import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { realWorld } from '../../io/world.ts'
import { loadProfile } from '../../profile/load.ts'
import { mutationOf } from './mutation.ts'

const world = realWorld()
const official = fileURLToPath(new URL('../../../../shared/official', import.meta.url))

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

it.skipIf(!existsSync(`${official}/en16931`)).each([
  ['en16931', 89],
  ['peppol-bis-billing-3', 99],
])(
  'single faults in the vectors of %s are noticed, or known (skipped where ../shared/official is absent)',
  async (id, least) => {
    const mutation = await mutationOf(world, await loadProfile(world, id, official), 'test-vectors')
    expect(mutation?.percent).toBeGreaterThanOrEqual(least)
    expect(mutation?.survivors.filter(({ known }) => known === undefined)).toEqual([])
    expect([mutation?.wrong, mutation?.left, mutation?.undecided]).toEqual([[], [], 0])
  },
)
