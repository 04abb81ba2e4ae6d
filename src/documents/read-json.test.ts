import { describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import { message, speaker } from '../messages/speaker.ts'
import { readJson } from './read-json.ts'

function thrownBy(source: string | Uint8Array, limits = {}): ToolError {
  try {
    readJson(source, 'a.har', limits)
  } catch (error) {
    if (error instanceof ToolError) return error
  }
  throw new Error('nothing was thrown')
}

describe('readJson', () => {
  it('gives the value, and keeps quiet about remarks', () => {
    expect(readJson('\uFEFF{"a":[1e999]}', 'a.har')).toEqual({ a: [Number.POSITIVE_INFINITY] })
  })

  it.each([
    ['{"a":}', {}, 'json.syntax', 'value must stand'],
    ['{"a":1,"a":2}', {}, 'json.syntax', 'already on line 1'],
    ['', {}, 'json.syntax', 'nothing here'],
    [Buffer.from([0x22, 0xe5, 0x22]), {}, 'file.encoding', '0xE5'],
    ['[[[1]]]', { depth: 2 }, 'json.too-deep', 'more than 2'],
    ['[1,2,3]', { size: 3 }, 'json.too-large', '3 bytes'],
  ])('refuses %j as wrong use: what, where, why and what to do', (source, limits, code, why) => {
    const error = thrownBy(source, limits)
    expect(error.code).toBe(code)
    expect(error.where).toBe('a.har')
    for (const part of ['what', 'why', 'do'] as const) {
      for (const language of ['sv', 'en'] as const) {
        const sentence = speaker(language).say({ key: `error.${error.code}.${part}`, args: error.args })
        expect(sentence).toMatch(/^[^{]/)
        expect(sentence).not.toContain('undefined')
      }
    }
    expect(speaker('en').say({ key: `error.${error.code}.why`, args: error.args })).toContain(why)
  })

  it('has a message that an older program would show as it is', () => {
    const { key } = message('error.json.syntax.why', { problem: 'json.unheard-of' })
    expect(speaker('en').say({ key, args: { problem: 'json.unheard-of' } })).toBe('json.unheard-of')
  })
})
