import { expect, it } from 'vitest'
import { ToolError } from '../../errors.ts'
import { compileRule } from './rule.ts'

const root = {
  parts: { a: { name: 'A' }, 'b/~ c': { $ref: '#/parts/a' }, list: [{ $ref: '#/parts/b~1~0%20c' }] },
  round: { $ref: '#/turn' },
  turn: { $ref: '#/round' },
  itself: { $ref: '#/itself' },
}

function verdict(rule: string, self: unknown, whole: unknown = root): boolean {
  return compileRule(rule).evaluate({ self, root: whole })
}

it.each([
  ['resolve(root, self).value().name == "A"', { $ref: '#/parts/a' }],
  ['resolve(root, self).value().name == "A"', { $ref: '#/parts/list/0' }],
  ['resolve(root, self).?name.orValue("") == "own"', { name: 'own' }],
  ['resolve(root, self).value() == 5', 5],
  ['resolve(root, self).value() == root', { $ref: '#' }],
  ['resolve(root, self).value()["$ref"] == 5', { $ref: 5 }],
  ['fields(resolve(root, self)).name == "A"', { $ref: '#/parts/a' }],
  ['fields(self).name == "own"', { name: 'own' }],
  ['fields(resolve(root, self)) == {}', { $ref: '#/parts/none' }],
  ['fields(self) == {}', [1]],
  ['fields(self) == {}', true],
  ['fields(self).?name.orValue("-") == "-"', null],
])('%s of %j', (rule, self) => {
  expect(verdict(rule, self)).toBe(true)
})

it.each([
  '#/parts/none',
  '#/parts/list/01',
  '#/parts/list/7',
  '#/parts/a/name/0',
  '#parts',
  '#/%zz',
  'other.yaml#/a',
  '#/round',
  '#/itself',
])('%s leads to no value', reference => {
  expect(verdict('resolve(root, self).hasValue()', { $ref: reference })).toBe(false)
})

it('is paid for, so that no rule hangs on what it leads to', () => {
  const many = Array.from({ length: 1500 }, () => ({ $ref: '#/turn' }))
  const rule = 'self.all(a, self.all(b, self.all(c, !resolve(root, c).hasValue())))'
  expect(() => verdict(rule, many)).toThrow(ToolError)
})
