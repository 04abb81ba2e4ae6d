import { describe, expect, it } from 'vitest'
import { precedence } from './precedence.ts'

describe('the order of versions', () => {
  const ordered = [
    '0.9.9',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.2',
    '1.0.10',
    '1.2.0',
    '2.0.0',
  ]
  it('is that of Semantic Versioning', () => {
    for (const [at, a] of ordered.entries())
      for (const [index, b] of ordered.entries())
        expect(Math.sign(precedence(a, b)), `${a} ${b}`).toBe(Math.sign(at - index))
  })

  it('leaves out what was built', () => expect(precedence('1.0.0+a', '1.0.0+b')).toBe(0))
})
