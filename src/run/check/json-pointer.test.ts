import { expect, test } from 'vitest'
import { valuesAt } from './json-pointer.ts'

const record = JSON.parse(
  '{"id":"1","a/b":{"m~n":2},"list":[{"id":"x"},{"id":null},{}],"deep":{"p":[[1,2],[]],"q":[[3]]},"*":"star"}',
) as unknown

test.each([
  ['', [['', record]]],
  ['/id', [['/id', '1']]],
  ['/a~1b/m~0n', [['/a~1b/m~0n', 2]]],
  [
    '/list/*/id',
    [
      ['/list/0/id', 'x'],
      ['/list/1/id', null],
    ],
  ],
  ['/list/1/id', [['/list/1/id', null]]],
  ['/deep/*/*/*', [1, 2, 3].map((value, index) => [['/deep/p/0/0', '/deep/p/0/1', '/deep/q/0/0'][index], value])],
  ['/*/m~0n', [['/a~1b/m~0n', 2]]],
  ['/missing/*/id', []],
  ['/id/deeper', []],
  ['/list/7', []],
  ['/constructor', []],
])('%s', (pattern, expected) => {
  expect(valuesAt(pattern)(record).map(({ pointer, value }) => [pointer, value])).toEqual(expected)
})

test('a record that is no object has no members', () => {
  for (const value of [null, 'text', 5, true, undefined]) expect(valuesAt('/a/*')(value)).toEqual([])
})

test('what is no pointer is refused', () => {
  expect(() => valuesAt('id')).toThrow('no JSON Pointer')
})
