import type { World } from '../model/world.ts'

/** How fast a system is asked. */
export interface Pace {
  /** Waits until one of the places is free, holds it during the work, and gives it back. */
  hold<T>(work: () => Promise<T>): Promise<T>
  /** Waits until the next request may go out. */
  turn(): Promise<void>
}

/** At most `concurrency` requests at once, and `perSecond` a second, evenly spread. */
export function pace(world: Pick<World, 'ticks' | 'sleep'>, concurrency: number, perSecond: number | undefined): Pace {
  const waiting: (() => void)[] = []
  let free = concurrency
  let next = Number.NEGATIVE_INFINITY
  return {
    hold: async work => {
      if (free > 0) free -= 1
      else await new Promise<void>(resolve => waiting.push(resolve))
      try {
        return await work()
      } finally {
        const first = waiting.shift()
        if (first) first()
        else free += 1
      }
    },
    turn: async () => {
      if (perSecond === undefined) return
      const now = world.ticks()
      const at = Math.max(now, next)
      next = at + 1000 / perSecond
      if (at > now) await world.sleep(at - now)
    },
  }
}
