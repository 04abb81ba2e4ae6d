import { expect, it } from 'vitest'
import { plainParameter } from './plain-parameter.ts'

it.each([
  ['path', [['id', '%EF%BF%BD']]],
  ['query', [['id', '%EF%BF%BD']]],
  ['cookie', [['id', '%EF%BF%BD']]],
] as const)('half of a surrogate pair has no bytes, and is written as U+FFFD (%s)', (place, pairs) => {
  expect(plainParameter('id', place).serialize('\ud800')).toEqual(pairs)
})
