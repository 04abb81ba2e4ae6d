import type { World } from '../../model/world.ts'

/** A notice on its way to who asked for it. */
export interface Letter {
  readonly target: string
  readonly body: unknown
  /** POST and JSON when it does not say. */
  readonly method?: string
  readonly type?: string
  /** Other header fields than its type. */
  readonly headers?: readonly (readonly [name: string, value: string])[]
  /** The body as it is, in place of the value. */
  readonly text?: string
  /** What is sent after it, by the answer that it got. */
  readonly next?: (answer: string) => Letter | undefined
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

async function post(world: Pick<World, 'connect'>, letter: Letter): Promise<void> {
  const { target, body, method = 'POST', type = 'application/json', text = JSON.stringify(body) } = letter
  const { protocol, hostname } = new URL(target)
  if (protocol !== 'http:' && protocol !== 'https:') return
  const connection = await world.connect({
    connections: 1,
    timeout: patience,
    maxResponseSize: greatestAnswer,
    namedHosts: [hostname],
  })
  let following: Letter | undefined
  try {
    const headers = [['Content-Type', type] as const, ...(letter.headers ?? [])]
    const answer = await connection.send({ method, url: target, headers, body: text })
    if (!('trouble' in answer)) following = letter.next?.(new TextDecoder().decode(answer.body))
  } finally {
    await connection.close()
  }
  if (following) await post(world, following)
}
