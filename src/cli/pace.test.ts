import { expect, it } from 'vitest'
import type { Message } from '../model/text.ts'
import { paceOf } from './pace.ts'

const document = (at: number, of: number): Message => ({ key: 'run.progress.document', args: { name: 'a', at, of } })
const request = (count: number): Message => ({ key: 'run.progress.request', args: { workflow: 'w', count } })

it('says nothing of the pace before three seconds have gone', () => {
  const pace = paceOf()
  expect([pace(document(1, 100), 0), pace(document(50, 100), 2999)]).toEqual([undefined, undefined])
})

it.each([
  [document(31, 100), 3000, { rate: '10', left: '7 s' }],
  [document(2, 1_000), 4000, { rate: '0.25', left: '67 min' }],
  [document(11, 100_000), 10_000, { rate: '1.0', left: '27.8 h' }],
])('says how many a second, and how long is left: %j after %d', (what, now, args) => {
  const pace = paceOf()
  pace(document(1, 100_000), 0)
  expect(pace(what, now)).toEqual({ key: 'run.progress.pace', args })
})

it('says the rate alone where nobody knows how many there are, or all are done', () => {
  const pace = paceOf()
  pace(request(1), 1000)
  expect(pace(request(201), 5000)).toEqual({ key: 'run.progress.rate', args: { rate: '50' } })
  pace(document(1, 5), 6000)
  expect(pace(document(5, 5), 10_000)).toEqual({ key: 'run.progress.rate', args: { rate: '1.0' } })
})

it('begins anew with another kind of work, and with another run', () => {
  const pace = paceOf()
  pace(document(1, 9), 0)
  expect(pace(request(5), 60_000)).toBeUndefined()
  pace(document(9, 9), 70_000)
  expect(pace(document(1, 9), 80_000)).toBeUndefined()
})
