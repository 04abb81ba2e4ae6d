import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkerPool } from '../model/world.ts'
import { inTandem } from './tandem.ts'

const mebibyte = 1024 * 1024

/** A pool that answers after as many turns as it is told, or dies of a task. */
function poolOf(threads: number, turns: (number: number) => number, kills: (number: number) => boolean = () => false) {
  const given: number[] = []
  const pool: WorkerPool = {
    threads,
    tell: () => {},
    close: async () => {},
    run: async task => {
      const number = task as number
      given.push(number)
      for (let turn = turns(number); turn > 0; turn -= 1) await new Promise(setImmediate)
      if (kills(number)) throw new Error('died')
      return number * 10
    },
  }
  return { pool, given }
}

/** Takes all tasks in order, and does those that are this thread's. */
async function taken(pool: WorkerPool, weights: readonly number[]) {
  const tandem = inTandem<number>(pool, { weights, task: number => number })
  const own: number[] = []
  const lost: number[] = []
  for (const number of weights.keys()) {
    const outcome = await tandem.take(number)
    if (outcome === undefined) own.push(number)
    else if (outcome === 'lost') lost.push(number)
    else expect(outcome.answer).toBe(number * 10)
  }
  return { own, lost }
}

describe('a row of tasks that threads do together', () => {
  it('is done whole, each task once', async () => {
    const row = fc.record({
      weights: fc.array(fc.integer({ min: 0, max: 40 * mebibyte }), { maxLength: 60 }),
      threads: fc.integer({ min: 1, max: 4 }),
      turns: fc.func(fc.integer({ min: 0, max: 4 })),
    })
    await fc.assert(
      fc.asyncProperty(row, async ({ weights, threads, turns }) => {
        const { pool, given } = poolOf(threads, turns)
        const { own, lost } = await taken(pool, weights)
        expect(lost).toEqual([])
        expect([...own, ...given].sort((a, b) => a - b)).toEqual([...weights.keys()])
      }),
    )
  })

  it('is done from both ends', async () => {
    const { pool, given } = poolOf(1, () => 1)
    const { own } = await taken(pool, new Array(20).fill(1))
    expect(given.slice(0, 3)).toEqual([19, 18, 17])
    expect(own.slice(0, 3)).toEqual([0, 1, 2])
  })

  it('is not answered further ahead than answers may be kept', async () => {
    const { pool, given } = poolOf(3, () => 0)
    const tandem = inTandem<number>(pool, { weights: new Array(100).fill(32 * mebibyte), task: number => number })
    await tandem.take(0)
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
    expect(given.sort((a, b) => a - b)).toEqual([1, 2, 3])
  })

  it('has lost the task that a thread died of, and gives the dead no other', async () => {
    const { pool, given } = poolOf(
      1,
      () => 1,
      number => number === 28,
    )
    const { own, lost } = await taken(pool, new Array(30).fill(1))
    expect(lost).toEqual([28])
    expect(given.length).toBeLessThan(5)
    expect(own.length + given.length).toBe(30)
  })
})
