import type { World } from '../../model/world.ts'

/** A notice on its way to who asked for it. */
interface Letter {
  readonly target: string
  readonly body: unknown
}

export interface Poster {
  /** Sends and returns at once. What does not arrive is not sent again: subscribers fetch changes themselves. */
  readonly notify: (letter: Letter) => void
  /** When all that was sent has arrived or failed. */
  readonly settled: () => Promise<void>
}

const patience = 5000
const greatestAnswer = 64 * 1024

/** Brings notices to subscribers by POST. A subscriber may be on this machine: the address is one that somebody named. */
export function poster(world: Pick<World, 'connect'>): Poster {
  const underway = new Set<Promise<void>>()
  return {
    notify: letter => {
      const sent = post(world, letter)
        // A subscriber that cannot be reached is no trouble of the server's.
        .catch(() => undefined)
        .finally(() => underway.delete(sent))
      underway.add(sent)
    },
    settled: async () => {
      await Promise.all(underway)
    },
  }
}

async function post(world: Pick<World, 'connect'>, { target, body }: Letter): Promise<void> {
  const { protocol, hostname } = new URL(target)
  if (protocol !== 'http:' && protocol !== 'https:') return
  const connection = await world.connect({
    connections: 1,
    timeout: patience,
    maxResponseSize: greatestAnswer,
    namedHosts: [hostname],
  })
  try {
    const headers: [string, string][] = [['Content-Type', 'application/json']]
    await connection.send({ method: 'POST', url: target, headers, body: JSON.stringify(body) })
  } finally {
    await connection.close()
  }
}
