import { describe, expect, it } from 'vitest'
import { compare, type Judgement, judgeSimple } from './judge-condition.ts'
import type { Outputs, Scope } from './resolve.ts'
import { parseCondition } from './simple-condition.ts'
import { inputsOf, scopeAfter } from './testing.ts'

function judge(condition: string, scope: Scope): Judgement {
  const parsed = parseCondition(condition)
  if ('wrong' in parsed) throw new Error(parsed.wrong)
  return judgeSimple({ type: 'simple', condition, parsed }, scope)
}

describe('compare', () => {
  it.each<[unknown, string, unknown, boolean]>([
    ['ACTIVE', '==', 'active', true],
    ['Å', '==', 'å', true],
    ['a', '!=', 'A', false],
    ['a', '==', 'b', false],
    [200, '==', '200', true],
    ['10', '==', 10, true],
    ['10', '==', '10.0', false],
    [1, '==', true, false],
    ['true', '==', true, false],
    [null, '==', null, true],
    [null, '!=', null, false],
    [null, '==', 0, false],
    [null, '==', '', false],
    [null, '==', false, false],
    ['x', '!=', null, true],
    [null, '<', 1, false],
    [null, '>=', null, false],
    ['10', '>', 9, true],
    ['10', '>', '9', true],
    ['b', '>', 'A', true],
    ['b', '>', 1, false],
    ['b', '<=', 1, false],
    [2, '<=', 2, true],
    [{ a: [1] }, '==', { a: [1] }, true],
    [{ a: [1] }, '!=', { a: [2] }, true],
  ])('%j %s %j is %s', (left, operator, right, expected) => {
    expect(compare(operator as '==', left, right)).toBe(expected)
  })
})

describe('judgeSimple', () => {
  const body = { items: [{ id: 'x' }, { id: 'y' }], count: 2, ok: true, off: false, word: 'yes', none: null }
  const outputs: Outputs = new Map([
    ['list', { found: true, value: [{ id: 'x' }] }],
    ['my.list', { found: true, value: ['dotted'] }],
    ['gone', { found: false, fault: 'answer', reason: { key: 'arazzo.answer-lacks', args: {} } }],
  ])
  const scope = () =>
    scopeAfter(
      {
        body,
        headers: [
          ['Content-Type', 'application/json'],
          ['X-Count', '2'],
        ],
      },
      { steps: new Map([['a', outputs]]), inputs: inputsOf({ limit: 2, secret: 's3cret' }, ['other']) },
    )

  it.each([
    '$statusCode == 200',
    "$method == 'post'",
    "$url == 'http://sut.test/v1/things?tag=a%20b'",
    '$response.body#/count == $inputs.limit',
    '$response.body.count == 2',
    "$response.body.items[1].id == 'Y'",
    '$response.body#/items/0/id == $steps.a.outputs.list[0].id',
    "$steps.a.outputs.list#/0/id == 'x'",
    "$steps.a.outputs.my.list[0] == 'dotted'",
    '$response.header.x-count == 2',
    "$request.query.tag == 'a b'",
    "$request.path.id == '7'",
    "$request.header.X-SENT == 'yes'",
    '$request.body#/sent/deep == 1',
    '$response.body#/ok',
    '!$response.body#/off',
    '!$response.body#/missing',
    '!($response.body#/off && $response.body#/ok)',
    '$response.body#/items/5 == null',
    '$response.header.X-None == null',
    '$response.body#/none == null',
    '$response.body#/items != null',
    '$inputs.other == null',
    '$steps.a.outputs.gone == null',
    'false || ($statusCode >= 200 && $statusCode < 300)',
  ])('%s holds', async condition => {
    expect(judge(condition, await scope())).toEqual({ verdict: 'held' })
  })

  it.each([
    '$statusCode == 201',
    '$response.body#/word',
    '!$response.body#/word',
    '!$response.body#/count',
    '$response.body#/items/5/id == 1',
    '$response.body#/off',
    'null',
    "'true'",
    '1',
  ])('%s is broken', async condition => {
    expect(judge(condition, await scope()).verdict).toBe('broken')
  })

  it('says what came, and where', async () => {
    expect(judge('$response.body#/count == 3 || $response.body#/gone == $statusCode', await scope())).toEqual({
      verdict: 'broken',
      expected: '$response.body#/count == 3 || $response.body#/gone == $statusCode',
      actual: '$response.body#/count = 2, $response.body#/gone = -, $statusCode = 200',
      pointer: '/count',
      message: {
        key: 'arazzo.condition-broken',
        args: {
          step: 'now',
          condition: '$response.body#/count == 3 || $response.body#/gone == $statusCode',
          operands: '$response.body#/count = 2, $response.body#/gone = -, $statusCode = 200',
        },
      },
    })
  })

  it('never shows a secret input', async () => {
    const judgement = judge('$inputs.secret == $response.body#/word', await scope())
    expect(JSON.stringify(judgement)).not.toContain('s3cret')
    expect(judgement).toMatchObject({ verdict: 'broken', actual: '$inputs.secret = •••, $response.body#/word = "yes"' })
  })

  it.each([
    ['$steps.later.outputs.x == 1', 'untested', 'arazzo.step-not-run'],
    ['$steps.later.outputs.x != null', 'untested', 'arazzo.step-not-run'],
    ['$steps.a.outputs.gone == 1', 'untested', 'arazzo.answer-lacks'],
    ['$steps.a.outputs.list#/9 == 1', 'untested', 'arazzo.value-lacks'],
    ['$inputs.other == 1', 'untested', 'arazzo.input-missing'],
    ['$inputs.undeclared == 1', 'error', 'arazzo.unknown-name'],
    ['$inputs.undeclared == null', 'error', 'arazzo.unknown-name'],
    ['$steps.nowhere.outputs.x == 1', 'error', 'arazzo.unknown-name'],
    ['$steps.a.outputs.unknown == 1', 'error', 'arazzo.unknown-name'],
    ['$each == 1', 'error', 'arazzo.unknown-name'],
    ['$pages == 1', 'error', 'arazzo.unknown-name'],
    ['$outputs.x == 1', 'error', 'arazzo.unknown-name'],
    ['$message.payload == 1', 'error', 'arazzo.unknown-name'],
    ['$request.query.none == 1', 'error', 'arazzo.unknown-name'],
    ['$self == 1', 'error', 'arazzo.unknown-name'],
    ['$workflows.none.outputs.x == 1', 'error', 'arazzo.unknown-name'],
  ])('%s cannot be decided: %s', async (condition, verdict, key) => {
    expect(judge(condition, await scope())).toMatchObject({ verdict, reason: { key } })
  })

  it('does not look at what the first half already decides', async () => {
    expect(judge('false && $inputs.undeclared == 1', await scope()).verdict).toBe('broken')
    expect(judge('true || $inputs.undeclared == 1', await scope()).verdict).toBe('held')
  })
})

describe('masked values', () => {
  const masked = () =>
    scopeAfter({
      body: { person: { civicNo: '•', name: 'A' }, other: 1 },
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Id', '•'],
      ],
      redactions: [
        { where: 'response', place: 'body/person/civicNo', kind: 'personal-identity-number' },
        { where: 'response', place: 'header:x-id', kind: 'text' },
        { where: 'request', place: 'body/other', kind: 'text' },
      ],
    })

  it('prove nothing when compared', async () => {
    for (const condition of [
      "$response.body#/person/civicNo == '1'",
      "$response.body#/person/civicNo != '1'",
      "$response.header.X-Id == '1'",
      '$response.body#/person == 1',
    ]) {
      expect(judge(condition, await masked())).toMatchObject({ verdict: 'untested', reason: { key: 'arazzo.masked' } })
    }
  })

  it('are still there, and do not touch their neighbours', async () => {
    expect(judge('$response.body#/person/civicNo != null', await masked()).verdict).toBe('held')
    expect(judge("$response.body#/person/name == 'B'", await masked()).verdict).toBe('broken')
    expect(judge('$response.body#/other == 2', await masked()).verdict).toBe('broken')
  })
})

it('takes null for what no answer came with', async () => {
  const scope = await scopeAfter({ trouble: 'timeout' })
  expect(judge('$statusCode == null', scope).verdict).toBe('held')
  expect(judge('$statusCode == 200', scope).verdict).toBe('broken')
})
