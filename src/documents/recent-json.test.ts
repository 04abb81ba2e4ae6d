import { expect, it } from 'vitest'
import { recentJson } from './recent-json.ts'

const text = (n: number) => `{"a":[${n}]}`

it('gives the value of a text that was just read once more, and reads one that is long ago anew', () => {
  const first = recentJson(text(1))
  expect(first).toEqual({ a: [1] })
  expect(recentJson(text(2))).toEqual({ a: [2] })
  expect(recentJson(`${text(1)}`)).toBe(first)
  for (const n of [3, 4, 5, 6]) recentJson(text(n))
  expect(recentJson(text(1))).toEqual(first)
  expect(recentJson(text(1))).not.toBe(first)
})

it('remembers no text that is very long, and none that is no JSON', () => {
  const long = `["${'x'.repeat(5_000_000)}"]`
  expect(recentJson(long)).not.toBe(recentJson(long))
  for (const _ of [1, 2]) expect(() => recentJson('{"a":')).toThrow(SyntaxError)
})
