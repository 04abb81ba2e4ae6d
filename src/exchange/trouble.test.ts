import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { troubleKinds, troubleOf } from '../model/trouble.ts'
import { nextStep, troubleMessage, troubles } from './trouble.ts'

describe('troubles', () => {
  it.each(troubleKinds)('%s has an owner, is said in both languages, and has a next step', kind => {
    const trouble = troubleOf(kind, 'the detail')
    expect(trouble.owner).toBe(troubles[kind].owner)
    const said = (['sv', 'en'] as const).map(language => speaker(language).say(troubleMessage(trouble)))
    for (const sentence of said) expect(sentence).toContain('the detail')
    const steps = (['sv', 'en'] as const).map(language => speaker(language).say(nextStep(trouble)))
    for (const sentence of steps) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
    expect(new Set([...said, ...steps]).size).toBe(4)
  })

  // A port for https that is asked with http only closes the connection; the other way round is no TLS.
  it.each(['not-tls', 'closed'] as const)(
    '%s, met when http and https are mixed up, says to look at the address',
    kind => {
      for (const language of ['sv', 'en'] as const) {
        expect(speaker(language).say(nextStep(troubleOf(kind, 'x')))).toMatch(/\bhttp\b.*\bhttps\b/)
      }
    },
  )

  it('keeps a detail to one line that steers nothing', () => {
    expect(troubleOf('closed', ' a\u001b[31m\r\n\u2028b\u202e ').detail).toBe('a [31m b')
    expect(troubleOf('closed', 'x'.repeat(1000)).detail).toHaveLength(300)
  })
})
