import { describe, expect, it } from 'vitest'
import { jsonAnswer, testWorld } from './testing.ts'
import { realWorld } from './world.ts'

const settings = { connections: 1, timeout: 1, maxResponseSize: 1, namedHosts: [] }
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('testWorld', () => {
  it('refuses what was not granted', async () => {
    const world = testWorld()
    const connection = await world.connect(settings)
    await expect(connection.send({ method: 'GET', url: 'http://a/', headers: [] })).rejects.toThrow('GET http://a/')
    await expect(world.files.write('x', '')).rejects.toThrow('write x')
    await expect(world.files.read('x')).rejects.toMatchObject({ code: 'file.missing' })
    await expect(world.files.list('x')).rejects.toMatchObject({ code: 'file.missing' })
    expect(() => world.now()).toThrow('clock')
    await world.cache.put('a', 'b')
    expect(await world.cache.get('a')).toBeUndefined()
  })

  it('keeps files, cache and clock in memory', async () => {
    const world = testWorld({
      files: { 'd/a': 'å', 'd/b/c': '' },
      mayWrite: true,
      cache: true,
      now: '2026-01-01T00:00:00Z',
    })
    expect((await world.files.list('d')).map(({ name }) => name)).toEqual(['a', 'b/c'])
    const pieces = []
    for await (const piece of world.files.stream('d/a')) pieces.push(piece)
    expect(text(Buffer.concat(pieces))).toBe('å')
    await world.files.write('d/n', 'new')
    expect(text(await world.files.read('d/n'))).toBe('new')
    expect([...world.written.keys()]).toEqual(['d/n'])
    await world.cache.put('a', 'b')
    expect(await world.cache.get('a')).toBe('b')
    await world.sleep(1500)
    expect([world.now().toISOString(), world.ticks()]).toEqual(['2026-01-01T00:00:01.500Z', 1500])
    expect([world.uuid(), world.uuid()].map(id => id.slice(-2))).toEqual(['01', '02'])
  })

  it('answers as the test says, and keeps what was sent', async () => {
    const world = testWorld({ answer: request => jsonAnswer({ url: request.url }) })
    const answer = await (await world.connect(settings)).send({ method: 'GET', url: 'http://a/', headers: [] })
    expect(answer).toMatchObject({ status: 200 })
    expect(world.sent).toHaveLength(1)
  })
})

describe('realWorld', () => {
  it('has the clock, chance, the environment and the profiles of this installation', async () => {
    const world = realWorld()
    expect(Math.abs(world.now().getTime() - Date.now())).toBeLessThan(10_000)
    expect(world.uuid()).not.toBe(world.uuid())
    const before = world.ticks()
    await world.sleep(2)
    expect(world.ticks()).toBeGreaterThan(before)
    expect(world.environment.PATH).toBe(process.env.PATH)
    expect(await world.files.exists(world.embeddedProfiles)).toBe(true)
  })
})
