import { describe, expect, it } from 'vitest'
import { listen } from '../../io/listen.ts'
import { realWorld } from '../../io/world.ts'
import { poster } from './notify.ts'
import { asking, first, recordsOf } from './ss12000/testing.ts'

describe('notices', () => {
  it('arrive at who subscribes, over HTTP', async () => {
    const received: unknown[] = []
    const receiver = await listen(
      ({ method, url, headers, body }) => {
        const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
        received.push({ method, url, type, body: JSON.parse(Buffer.from(body ?? '').toString()) })
        return { status: 200, headers: [] }
      },
      { host: '127.0.0.1', port: 0 },
    )
    const post = poster(realWorld())
    const ask = asking(undefined, undefined, post.notify)
    const target = `${receiver.url}/besked`
    await ask('/subscriptions', { body: { name: 'x', target, resourceTypes: [{ resource: 'Absence' }] } })
    const { id: _, meta: __, ...absence } = first(recordsOf('absences'))
    expect((await ask('/absences', { body: absence })).status).toBe(200)
    await post.settled()
    await receiver.close()
    const body = { modifiedEntites: ['Absence'], deletedEntities: false }
    expect(received).toEqual([{ method: 'POST', url: '/besked', type: 'application/json', body }])
  })

  it.each(['http://127.0.0.1:9/besked', 'ftp://x.example/besked', 'besked'])(
    'that cannot be brought to %s trouble nobody',
    async target => {
      const post = poster(realWorld())
      post.notify({ target, body: {} })
      await expect(post.settled()).resolves.toBeUndefined()
    },
  )
})
