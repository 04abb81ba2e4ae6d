import { describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import { isMessageKey, speaker } from '../messages/speaker.ts'
import { evidenceSchema, readIndex } from './evidence-index.ts'

const whole = {
  schema: evidenceSchema,
  documents: [],
  unreadable: [],
  order: [],
  troubles: [],
  profile: {},
  sut: {},
  selection: {},
  facts: {},
}

function whyOf(text: string): unknown {
  try {
    readIndex(text, 'evidence.json')
  } catch (error) {
    return error instanceof ToolError ? error.args.why : error
  }
  return undefined
}

describe('an index of evidence', () => {
  it('that is whole is read', () => expect(readIndex(JSON.stringify(whole), '')).toEqual(whole))

  it.each<readonly [string, string]>([
    ['not-json', '{'],
    ['other-schema', 'null'],
    ['other-schema', '{"schema":"samklang-report/1"}'],
    ...Object.keys(whole).flatMap(name =>
      name === 'schema' ? [] : [['incomplete', JSON.stringify({ ...whole, [name]: 1 })] as const],
    ),
  ])('is refused as %s: %s', (why, text) => expect(whyOf(text)).toBe(why))

  it.each(['not-json', 'other-schema', 'incomplete', 'changed', 'miscounted'])(
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
