import fc from 'fast-check'
import { expect, it } from 'vitest'
import { xmlEscaped, xmlText } from './xml.ts'

it('a text that is put in as text has the bytes that the builder gives it', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('<a b="c">&amp;\'</a>', '\u0000\ud800')),
      text => {
        const built = xmlText({ a: { '@_b': 'c', '#text': text } }, false)
        expect(built.endsWith(`<a b="c">${xmlEscaped(text)}</a>`)).toBe(true)
      },
    ),
  )
})
