import { describe, expect, it } from 'vitest'
import { baseAddress } from './base-address.ts'

describe('baseAddress', () => {
  it.each([
    ['https://sis.example/v2.0///', 'https://sis.example/v2.0'],
    ['https://sis.example:8443/a%20b', 'https://sis.example:8443/a%20b'],
    ['http://[::1]:8080/', 'http://[::1]:8080'],
    ['no address', 'no address'],
  ])('%s is %s', (given, base) => expect(baseAddress(given)).toBe(base))

  it.each(['https://a/v2?key=hush', 'https://a/v2?', 'https://a/v2#/persons', 'https://a/v2/?x#hush'])(
    '%s is refused: no path can be added to it',
    given => {
      const refused = (() => {
        try {
          return baseAddress(given)
        } catch (error) {
          return error
        }
      })()
      expect(refused).toMatchObject({
        code: 'usage.option',
        args: { value: `${given.split(/[?#]/)[0]}${/[?#]/.exec(given)}…` },
      })
      expect(JSON.stringify(refused)).not.toContain('hush')
    },
  )
})
