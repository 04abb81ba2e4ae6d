import { describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import { isMessageKey, speaker } from '../messages/speaker.ts'
import { evidenceSchema, readIndex, savedOf } from './evidence-index.ts'
import { stillWorld } from './testing.ts'

const digest = `sha256:${'0'.repeat(64)}`
const unreadable = { kind: 'unreadable', name: 'b', trouble: { kind: 'dns', owner: 'network', detail: '' } } as const
const whole = {
  schema: evidenceSchema,
  profile: { id: 'tiny', version: '1.0.0', digest },
  sut: { role: 'document' },
  selection: { only: [], exclude: [] },
  facts: {
    startedAt: '2026-01-02T03:04:05.000Z',
    finishedAt: '2026-01-02T03:04:06.000Z',
    tool: { name: 'samklang', version: '0.0.0', engines: {} },
    command: 'samklang run',
  },
  troubles: [],
  documents: [],
  exchanges: digest,
  unreadable: [unreadable],
  order: ['unreadable'],
} as const

async function whyOf(text: string): Promise<unknown> {
  return readIndex(text, 'evidence.json', stillWorld().cache).then(
    () => undefined,
    (error: unknown) => (error instanceof ToolError ? error.args.why : error),
  )
}

describe('an index of evidence', () => {
  it('that is whole is read', async () =>
    expect(await readIndex(JSON.stringify(whole), '', stillWorld().cache)).toEqual(whole))

  it.each([
    ['application/json', 'json'],
    ['application/x-ndjson', 'ndjson'],
    ['application/xml', 'xml'],
    ['application/yaml', 'yaml'],
  ])('holds documents of %s', async (mediaType, ending) => {
    const file = `documents/${'0'.repeat(64)}.${ending}`
    const document = { kind: 'document', id: digest, name: 'a', mediaType, size: 1, file, masked: [] }
    expect(await whyOf(JSON.stringify({ ...whole, documents: [document] }))).toBeUndefined()
  })

  it.each<readonly [string, string]>([
    ['not-json', '{'],
    ['other-schema', 'null'],
    ['other-schema', '{"schema":"samklang-report/1"}'],
    ...Object.keys(whole).flatMap(name =>
      name === 'schema'
        ? []
        : [
            ['broken', JSON.stringify({ ...whole, [name]: 1 })] as const,
            ['broken', JSON.stringify({ ...whole, [name]: undefined })] as const,
          ],
    ),
    ['broken', JSON.stringify({ ...whole, profile: { ...whole.profile, id: '../elsewhere' } })],
    ['broken', JSON.stringify({ ...whole, order: ['constructor'] })],
    ['broken', JSON.stringify({ ...whole, facts: { ...whole.facts, startedAt: 'yesterday' } })],
  ])('is refused as %s: %s', async (why, text) => expect(await whyOf(text)).toBe(why))

  it.each([{ order: [] }, { order: ['unreadable', 'exchange'] }])(
    'is refused when it counts other pieces than there are: %s',
    async change => {
      const text = JSON.stringify({ ...whole, ...change })
      const index = await readIndex(text, '', stillWorld().cache)
      const pieces = { document: [], exchange: [], unreadable: index.unreadable }
      expect(() => savedOf(index, pieces, 'evidence.json')).toThrow(/miscounted/)
    },
  )

  it('gives the pieces in the order in which they came, without those that were left out', async () => {
    const order = ['exchange', 'unreadable', 'document']
    const index = await readIndex(JSON.stringify({ ...whole, order }), '', stillWorld().cache)
    const pieces = { document: [undefined], exchange: [undefined], unreadable: index.unreadable }
    expect(savedOf(index, pieces, '').evidence).toEqual([unreadable])
  })

  it.each(['not-json', 'other-schema', 'incomplete', 'broken', 'changed', 'miscounted'])(
    'that is %s is told in a sentence, in both languages',
    why => {
      const key = 'error.evidence.refused.why'
      expect(isMessageKey(key)).toBe(true)
      for (const language of ['en', 'sv'] as const) {
        expect(speaker(language).say({ key, args: { why } })).toMatch(/^\p{Lu}.+ .+\.$/u)
      }
    },
  )
})
