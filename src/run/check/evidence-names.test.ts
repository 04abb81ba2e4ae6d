import { expect, test } from 'vitest'
import { EvidenceNames } from './evidence-names.ts'

test('evidence is numbered in the order it is met, and two files of the same content are two', () => {
  const names = new EvidenceNames()
  const met = [
    ['sha256:1', 'a.json'],
    ['sha256:2', 'b.json'],
    ['sha256:1', 'a.json'],
    ['sha256:1', 'copy.json'],
    ['sha256:2', 'b.json'],
    ['sha256:1', 'copy.json'],
    ['sha256:1', 'a.json'],
  ] as const
  expect(met.map(([evidence, name]) => names.number(evidence, name))).toEqual([0, 1, 0, 2, 1, 2, 0])
  expect([0, 1, 2, 3].map(number => [names.evidence(number), names.name(number)])).toEqual([
    ['sha256:1', 'a.json'],
    ['sha256:2', 'b.json'],
    ['sha256:1', 'copy.json'],
    ['', ''],
  ])
})
