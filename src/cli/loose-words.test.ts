import { expect, test } from 'vitest'
import { meantByLooseWords } from './loose-words.ts'

const options = ['--base-url', '--profile', '--output']

test.each([
  [['https://api.test/v2'], '--base-url https://api.test/v2'],
  [['ss12000', 'HTTP://api.test'], '--profile ss12000 --base-url HTTP://api.test'],
  [['http://api.test', 'ss12000', '--output=x'], '--profile ss12000 --base-url http://api.test'],
  [['--output', 'x', 'http://api.test'], '--base-url http://api.test'],
  [['a', 'b', 'http://api.test'], '--base-url http://api.test'],
  [['--base-url', 'http://api.test', 'ss12000'], undefined],
  [['ss12000'], undefined],
])('%j was meant as %j', (words, meant) => {
  expect(meantByLooseWords(words, options)?.join(' ')).toBe(meant)
})

test('a command without an address has no use for one', () => {
  expect(meantByLooseWords(['http://api.test'], ['--output'])).toBeUndefined()
})
