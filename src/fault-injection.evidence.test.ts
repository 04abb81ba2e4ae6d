import { describe, expect, it } from 'vitest'
import { all, type Ended, ended, endedOnFiles } from './cli/testing-faults.ts'
import { jsonAnswer } from './io/testing.ts'
import type { World } from './model/world.ts'
import { soundFiles, tinyWorld } from './run/testing-profile.ts'

const houses = [{ id: 'h', floors: 1 }]
const rooms = [{ id: 'a', seats: 4, house: 'h' }]
const origin = 'https://tiny.example'
const live = ['run', '--profile', 'tiny', '--role', 'provider', '--base-url', origin]

/** A world with a sound server at `origin`. */
function servedWorld(): World {
  const send = async ({ url }: { url: string }) => jsonAnswer(url.endsWith('/houses') ? houses : rooms)
  return { ...tinyWorld(soundFiles), connect: async () => ({ send, close: async () => {} }) }
}

const read = async (world: World, path: string) => new TextDecoder().decode(await world.files.read(path))

/** Changes a file as someone with an editor would. */
async function edit(world: World, path: string, change: (text: string) => string): Promise<void> {
  const before = await read(world, path)
  const after = change(before)
  expect(after).not.toBe(before)
  await world.files.write(path, after)
}

function expectRefused({ code, err, report }: Ended, error: string): void {
  expect(err).toContain(`[${error}]`)
  expect(code).toBe(2)
  expect(report).toBeUndefined()
}

describe('saved evidence', () => {
  it('of a live system is judged as the run judged it', async () => {
    const world = servedWorld()
    const first = await ended(world, ...live, '--evidence', 'kept')
    expect(first).toMatchObject({ words: { S: 'passed', W: 'passed', H: 'passed' }, code: 0 })
    const again = await ended({ ...world, connect: () => Promise.reject(new Error('asked')) }, 'report', 'kept')
    expect(again).toMatchObject({ words: first.words, code: 0 })
  })

  it('of files is judged as the run judged it', async () => {
    const world = tinyWorld(soundFiles)
    const first = await endedOnFiles(world, '--evidence', 'kept')
    expect(first.code).toBe(0)
    expect(await ended(world, 'report', 'kept')).toMatchObject({ words: first.words, code: 0 })
  })

  it('of files holds no identity number of a real person, anywhere', async () => {
    // Right by its check digit, and of no test person.
    const owned = [{ id: 'h', floors: 1, owner: '19811218-9876' }]
    const world = tinyWorld({ ...soundFiles, 'houses.json': JSON.stringify(owned) })
    await endedOnFiles(world, '--evidence', 'kept')
    const kept = await world.files.list('kept')
    expect(kept.map(({ name }) => name)).toEqual(expect.arrayContaining(['evidence.json', 'exchanges.har']))
    for (const { path } of kept) expect(await read(world, path)).not.toContain('9876')
    // Nor as the numbers of its bytes.
    const { documents } = JSON.parse(await read(world, 'kept/evidence.json'))
    const parts = ['file', 'id', 'kind', 'masked', 'mediaType', 'name', 'size']
    for (const document of documents) expect(Object.keys(document).sort()).toEqual(parts)
  })

  it('of recorded traffic is judged as the run judged it, though no address was named', async () => {
    const world = servedWorld()
    await ended(world, ...live, '--evidence', 'kept')
    const recorded = ['run', '--profile', 'tiny', '--role', 'provider', '--har', 'kept/exchanges.har']
    const first = await ended(world, ...recorded, '--evidence', 'again')
    expect(first).toMatchObject({ words: { S: 'passed' }, code: 0 })
    expect(await ended(world, 'report', 'again')).toMatchObject({ words: first.words, code: 0 })
  })
})

describe('evidence that was tampered with', () => {
  async function savedFiles(): Promise<{ world: World; documents: readonly string[] }> {
    const world = tinyWorld({ ...soundFiles, 'rooms.json': '[{"id":"a","seats":"no","house":"h"}, {"id":1}]' })
    expect((await endedOnFiles(world, '--evidence', 'kept')).code).toBe(1)
    return { world, documents: (await world.files.list('kept/documents')).map(({ path }) => path) }
  }

  async function savedExchanges(): Promise<World> {
    const world = servedWorld()
    await ended(world, ...live, '--evidence', 'kept')
    return world
  }
  type Har = { log: { entries: { response: { content: { text: string } } }[] } }
  const editHar = (world: World, change: (har: Har) => unknown) =>
    edit(world, 'kept/exchanges.har', text => {
      const har: Har = JSON.parse(text)
      change(har)
      return JSON.stringify(har)
    })

  it('in the bytes of a document is refused', async () => {
    const { world, documents } = await savedFiles()
    for (const path of documents) await edit(world, path, text => text.replace(', {"id":1}', '').replace('"h"', '"x"'))
    expectRefused(await ended(world, 'report', 'kept'), 'evidence.refused')
  })

  it.each([
    ['lost', (index: { documents: unknown[] }) => index.documents.pop()],
    ['passed over', (index: { order: unknown[] }) => index.order.pop()],
  ])('so that a document is %s is refused', async (_, change) => {
    const { world } = await savedFiles()
    await edit(world, 'kept/evidence.json', text => {
      const index = JSON.parse(text)
      change(index)
      return JSON.stringify(index)
    })
    expectRefused(await ended(world, 'report', 'kept'), 'evidence.refused')
  })

  it.each<[string, (har: Har) => unknown]>([
    ['in an answer', ({ log }) => Object.assign(log.entries[0]?.response.content ?? {}, { text: '[]' })],
    ['by leaving out an exchange', ({ log }) => log.entries.pop()],
    ['by adding one', ({ log }) => log.entries.push(...log.entries.slice(0, 1))],
    ['in their order', ({ log }) => log.entries.reverse()],
  ])('%s is refused', async (_, change) => {
    const world = await savedExchanges()
    await editHar(world, change)
    expectRefused(await ended(world, 'report', 'kept'), 'evidence.refused')
  })

  it.each([
    ['is no JSON', () => '{'],
    ['is of another kind', () => '{"schema":"samklang-report/1"}'],
    ['says nothing more than its kind', () => '{"schema":"samklang-evidence/1"}'],
  ])('in its index, which %s, is refused', async (_, change) => {
    const { world } = await savedFiles()
    await edit(world, 'kept/evidence.json', change)
    expectRefused(await ended(world, 'report', 'kept'), 'evidence.refused')
  })
})

describe('recorded traffic', () => {
  const judgeHar = async (text: string) => {
    const world = tinyWorld({ 'traffic.har': text })
    return ended(world, 'run', '--profile', 'tiny', '--role', 'provider', '--har', 'export/traffic.har')
  }
  const entry = (path: string, body: unknown) => ({
    startedDateTime: '2026-03-02T09:00:00Z',
    time: 1,
    request: { method: 'GET', url: `${origin}${path}`, headers: [] },
    response: {
      status: 200,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      content: { mimeType: 'application/json', text: JSON.stringify(body) },
    },
  })
  const har = (...entries: readonly object[]) => JSON.stringify({ log: { version: '1.2', entries } })

  it('of others shows what its answers show, and proves no suite', async () => {
    const { words, code, report } = await judgeHar(har(entry('/houses', houses), entry('/rooms', rooms)))
    expect(words).toMatchObject({ H: 'passed', R: 'passed', W: 'untested', S: 'untested' })
    const reasons = report?.verdicts.flatMap(({ requirement, reason }) => (requirement === 'W' ? [reason?.key] : []))
    expect(reasons).toEqual(['arazzo.not-recorded'])
    expect(code).toBe(3)
  })

  it.each([
    ['without an entry', har()],
    ['of another system', har(entry('/other', {}))],
    [
      'with an address that is none',
      har({ ...entry('/', []), request: { method: 'GET', url: 'http://[', headers: [] } }),
    ],
    [
      'in which no answer was recorded',
      har({ ...entry('/houses', []), response: { status: 0, headers: [], content: {} } }),
    ],
  ])('%s passes nothing', async (_, text) => {
    const { words, code } = await judgeHar(text)
    expect(words).toEqual(all('untested', 'W', 'H', 'R', 'U', 'L', 'S'))
    expect(code).toBe(3)
  })

  it.each([
    ['that is no JSON', '{"log"'],
    ['that is no HAR', '[]'],
  ])('%s is refused', async (_, text) => {
    const ended = await judgeHar(text)
    expectRefused(ended, 'har.refused')
    expect(ended.err).toContain('export/traffic.har')
  })
})
