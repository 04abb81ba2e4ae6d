import { expect, it } from 'vitest'
import type { Exchange } from '../model/evidence.ts'
import { openLiveRecord } from './live-record.ts'
import { asked } from './testing-asked.ts'

const shown = (evidence: readonly Exchange[]) => evidence.map(({ request, completes }) => [request.url, completes])

it('keeps the order in which exchanges came, and marks the last of a type whether it is evidence already or not', () => {
  const record = openLiveRecord()
  const first = record.add(asked('a'))
  record.complete(first, 'person')
  record.push(asked('from the system').record())
  expect([record.count, record.evidence]).toEqual([2, []])
  expect(shown(record.settle())).toEqual([
    ['a', 'person'],
    ['from the system', undefined],
  ])
  const second = record.add(asked('b'))
  expect(shown(record.settle())).toEqual([['b', undefined]])
  const [, , settled] = record.evidence
  record.complete(second, 'group')
  expect(shown(record.evidence)).toEqual([
    ['a', 'person'],
    ['from the system', undefined],
    ['b', 'group'],
  ])
  // Its id is of its content: what was judged under the other one is judged anew.
  expect(record.evidence[2]?.id).not.toBe(settled?.id)
  expect(record.settle()).toEqual([])
  expect(record.count).toBe(3)
})
