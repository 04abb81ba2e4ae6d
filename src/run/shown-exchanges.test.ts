import { expect, it } from 'vitest'
import type { Exchange } from '../model/evidence.ts'
import type { Finding } from '../model/finding.ts'
import { shownExchanges } from './shown-exchanges.ts'

const exchange = (id: string): Exchange => ({
  kind: 'exchange',
  id,
  startedAt: '2026-03-02T09:00:00Z',
  duration: 1,
  request: { method: 'GET', url: `http://127.0.0.1/${id}`, headers: [] },
  redactions: [],
})

const finding = (requirement: string, evidence: string): Finding => ({
  requirement,
  check: 'arazzo',
  at: { evidence, name: evidence },
  message: { key: 'arazzo.no-answer', args: {} },
})

const evidence = ['a', 'b', 'c', 'd', 'e', 'f'].map(exchange)
const shown = (findings: readonly Finding[], most: number) =>
  shownExchanges(evidence, findings, most).map(({ id }) => id)

it.each([
  ['each requirement has one before any has two', 3, ['A a', 'A b', 'A c', 'B d', 'C e'], ['a', 'd', 'e']],
  ['then two before any has three', 4, ['A a', 'A b', 'A c', 'B d', 'B e'], ['a', 'b', 'd', 'e']],
  ['many findings of one exchange count once', 2, ['A a', 'A a', 'A a', 'A b', 'B a'], ['a', 'b']],
  ['documents are not shown', 2, ['A document', 'A b'], ['b']],
  ['in the order of the evidence', 6, ['B f', 'A e', 'A a'], ['a', 'e', 'f']],
  ['no more than asked for', 1, ['A a', 'B b'], ['a']],
])('%s', (_, most, findings, expected) => {
  const told = findings.map(line => finding(...(line.split(' ') as [string, string])))
  expect(shown(told, most)).toEqual(expected)
})
