import { expect, it } from 'vitest'
import type { Exchange } from '../model/evidence.ts'
import { openLiveParts } from './live-parts.ts'
import { asked } from './testing-asked.ts'

it('hands on what is settled in the order of the parts, and never what could still change', () => {
  const taken: string[] = []
  const parts = openLiveParts(({ request, completes }) => taken.push([request.url, completes].join(' ').trim()))
  const [one, two] = [parts.open(), parts.open()]
  two.add(asked('two-1'))
  two.close()
  const first = one.add(asked('one-1'))
  expect([taken, parts.count]).toEqual([[], 2])
  one.complete(first, 'person')
  one.settle()
  expect(taken).toEqual(['one-1 person'])
  one.add(asked('one-2'))
  expect(taken).toEqual(['one-1 person'])
  one.close()
  expect(taken).toEqual(['one-1 person', 'one-2', 'two-1'])
  const last = parts.open()
  last.push(asked('from the system').record())
  last.close()
  expect(taken.at(-1)).toBe('from the system')
  expect(urls(parts.evidence)).toEqual(['one-1', 'one-2', 'two-1', 'from the system'])
  expect(parts.count).toBe(4)
})

const urls = (evidence: readonly Exchange[]) => evidence.map(({ request }) => request.url)
