import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, operandsOf, parseCondition, printCondition } from './simple-condition.ts'

const status: Condition = { kind: 'operand', expression: { kind: 'statusCode' } }
const literal = (value: string | number | boolean | null): Condition => ({ kind: 'literal', value })

describe('parseCondition', () => {
  it.each<[string, Condition]>([
    ['true', literal(true)],
    ['null', literal(null)],
    [' -1.5e3 ', literal(-1500)],
    ["'it''s'", literal("it's")],
    ["''", literal('')],
    ['$statusCode', status],
    ['{$statusCode}', status],
    ['$statusCode==200', { kind: 'compare', operator: '==', left: status, right: literal(200) }],
    ['!$statusCode', { kind: 'not', of: status }],
    ['($statusCode)', status],
    [
      '{$response.body#/a == b} != 1',
      {
        kind: 'compare',
        operator: '!=',
        left: { kind: 'operand', expression: { kind: 'body', of: 'response', path: '', pointer: '/a == b' } },
        right: literal(1),
      },
    ],
  ])('%s', (text, condition) => {
    expect(parseCondition(text)).toEqual(condition)
  })

  it.each([
    ['1 < 2 && 3 > 2 || false', '(((1 < 2) && (3 > 2)) || false)'],
    ['false || 1 < 2 && true', '(false || ((1 < 2) && true))'],
    ['!true == false', '(!(true) == false)'],
    ['(false || true) && true', '((false || true) && true)'],
    ['$response.body#/items/0/id>=$inputs.x', '({$response.body#/items/0/id} >= {$inputs.x})'],
    ['$steps.a.outputs.list[0].id != null&&true', '(({$steps.a.outputs.list[0].id} != null) && true)'],
  ])('binds %s', (text, printed) => {
    const condition = parseCondition(text)
    expect('wrong' in condition ? condition : printCondition(condition)).toBe(printed)
  })

  it.each([
    ['', ''],
    ['$statusCode = 200', '= 200'],
    ['$statusCode == 200 &&', '$statusCode == 200 &&'],
    ['$statusCode == OK', 'OK'],
    ['"double"', '"double"'],
    ["'open", "'open"],
    ['(1 == 1', '(1 == 1'],
    ['1 == 1)', ')'],
    ['1 == 2 == 3', ' == 3'],
    ['$imputs.a == 1', '$imputs.a == 1'],
    ['12abc', '12abc'],
    ['truely', 'truely'],
    ['1 1', ' 1'],
  ])('refuses %j', (text, wrong) => {
    expect(parseCondition(text)).toEqual({ wrong })
  })

  it('reads back whatever it prints', () => {
    fc.assert(
      fc.property(conditions(), condition => {
        expect(parseCondition(printCondition(condition))).toEqual(condition)
      }),
    )
  })

  it('never throws', () => {
    const pieces = fc.constantFrom(
      '$statusCode',
      '==',
      '!',
      '(',
      ')',
      '&&',
      '||',
      "'a'",
      '1',
      'null',
      '{$url}',
      '<',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), parts => {
        parseCondition(parts.join(''))
      }),
    )
  })
})

it('lists the operands in the order of the text', () => {
  const condition = parseCondition('$url == 1 || !($inputs.a == $method)')
  expect('wrong' in condition ? [] : operandsOf(condition).map(({ kind }) => kind)).toEqual(['url', 'inputs', 'method'])
})

function conditions(): fc.Arbitrary<Condition> {
  const values = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => (Object.is(value, -0) ? 0 : value)),
    fc.boolean(),
    fc.constant(null),
  )
  const { condition } = fc.letrec<{ condition: Condition; leaf: Condition }>(tie => ({
    leaf: fc.oneof(
      values.map(literal),
      fc.stringMatching(/^[a-z0-9 =<>!&|()]{0,8}$/).map((token): Condition => {
        return { kind: 'operand', expression: { kind: 'body', of: 'response', path: '', pointer: `/${token}` } }
      }),
    ),
    condition: fc.oneof(
      { depthSize: 'small' },
      tie('leaf'),
      fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        left: tie('condition'),
        right: tie('condition'),
      }),
      fc.record({
        kind: fc.constant('compare' as const),
        operator: fc.constantFrom(
          '==' as const,
          '!=' as const,
          '<' as const,
          '<=' as const,
          '>' as const,
          '>=' as const,
        ),
        left: tie('condition'),
        right: tie('condition'),
      }),
    ),
  }))
  return condition
}
