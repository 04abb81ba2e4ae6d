import { expect, it } from 'vitest'
import { testWorld } from '../../io/testing.ts'
import { storedRuns } from './stored-runs.ts'

const bytes = new Uint8Array()
const world = testWorld({
  files: { 'evidence.json': bytes, 'kept/evidence.json': bytes, 'kept/bid.zip': bytes, bid: bytes },
})

it.each([
  ['evidence.json', 'evidence', '.'],
  ['kept/evidence.json', 'evidence', 'kept'],
  ['kept/bid.zip', 'bundle', 'kept/bid.zip'],
  ['bid', 'bundle', 'bid'],
])('%s that is named by itself is %s', async (place, kind, path) => {
  expect(await storedRuns(world, [place])).toEqual([{ kind, path }])
})
