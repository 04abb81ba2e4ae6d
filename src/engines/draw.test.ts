import { describe, expect, it } from 'vitest'
import { draw, sampleOf } from './draw.ts'

describe('a draw', () => {
  const ids = Array.from({ length: 50 }, (_, at) => `R-${at}`)

  it('is the same for the same seed, in whatever order the ids stand, and another for another', () => {
    expect(draw([...ids].reverse(), 10, 'a')).toEqual(draw(ids, 10, 'a'))
    expect(draw(ids, 10, 'b')).not.toEqual(draw(ids, 10, 'a'))
    expect(new Set(draw(ids, 10, 'a')).size).toBe(10)
  })

  it('of more than there are is all of them', () => expect([...draw(ids, 99, 'a')].sort()).toEqual([...ids].sort()))
})

describe('a sample of a list', () => {
  const items = Array.from({ length: 50 }, (_, at) => ({ at }))

  it('is its first items without a seed, and all of a list that is no longer', () => {
    expect(sampleOf(items, 3, undefined)).toEqual(items.slice(0, 3))
    expect(sampleOf(items.slice(0, 3), 3, 'a')).toEqual(items.slice(0, 3))
  })

  it('is drawn by a seed, in the order of the list', () => {
    const [one, other] = ['a', 'b'].map(seed => sampleOf(items, 5, seed))
    expect([one?.length, other?.length]).toEqual([5, 5])
    expect(one).not.toEqual(other)
    expect(one).toEqual(items.filter(item => one?.includes(item)))
    expect(sampleOf(items, 5, 'a')).toEqual(one)
  })
})
