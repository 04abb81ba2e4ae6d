import { expect, it } from 'vitest'
import { linearRegExp } from '../regexp/linear.ts'
import { queryJson } from './jsonpath.ts'
import { languagesOf } from './testing.ts'

it('compiles a pattern once for all items that it is held against, and each pattern that the items bring along', async () => {
  const patterns: string[] = []
  const languages = {
    ...languagesOf(),
    regexp: (pattern: string) => {
      patterns.push(pattern)
      return linearRegExp(pattern)
    },
  }
  const values = async (query: string, value: unknown) =>
    (await queryJson(query, value, languages)).nodes.map(node => node.value)
  expect(await values("$[?search(@, 'a.$')]", ['ab', 'ba', 'cab'])).toEqual(['ab', 'cab'])
  expect(patterns).toHaveLength(1)
  const items = [
    { text: 'ab', pattern: 'a' },
    { text: 'ab', pattern: 'ab' },
    { text: 'b', pattern: '.' },
  ]
  expect(await values('$[?match(@.text, @.pattern)].pattern', items)).toEqual(['ab', '.'])
  expect(await values("$[?match(@, '.') || match(@, 'cab')]", ['ab', 'b', 'cab'])).toEqual(['b', 'cab'])
  expect(patterns).toEqual([String.raw`a[^\n\r]$`, '^(?:a)$', '^(?:ab)$', String.raw`^(?:[^\n\r])$`, '^(?:cab)$'])
})
