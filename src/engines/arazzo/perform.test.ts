import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../model/evidence.ts'
import { type Answer, api, getStep, inTurn, languagesOf, playSteps } from './testing.ts'

const words = { sv: 'Så ska det vara', en: 'So it shall be' }
const verified = (more: object = {}) => getStep('a', { 'x-verifies': ['R1', 'R2'], ...more })
const own = (condition: string, verifies: string, more: object = {}) => ({
  condition,
  verifies: [verifies],
  message: words,
  ...more,
})

const lines = async (steps: readonly object[], ...answers: readonly Answer[]) =>
  (await playSteps(steps, inTurn(...answers))).sink.lines

describe('x-verifies', () => {
  it('is exercised when every success criterion held', async () => {
    expect(await lines([verified()], { body: {} })).toEqual(['exercised R1', 'exercised R2'])
  })

  it('is broken by every criterion that did not hold, for every requirement', async () => {
    const successCriteria = [
      { condition: '$statusCode == 200' },
      { condition: '$response.body#/a == 1' },
      { condition: 'true' },
    ]
    const { sink } = await playSteps([verified({ successCriteria })], inTurn({ status: 404, body: { a: 2 } }))
    expect(sink.lines).toEqual([
      'finding R1 arazzo.condition-broken',
      'finding R2 arazzo.condition-broken',
      'finding R1 arazzo.condition-broken',
      'finding R2 arazzo.condition-broken',
    ])
    expect(sink.all[2]).toEqual([
      'finding',
      'R1',
      {
        requirement: 'R1',
        at: { evidence: 'sha256:w/a/0', name: 'GET http://sut.test/v1/things', pointer: '/a' },
        message: {
          key: 'arazzo.condition-broken',
          args: { step: 'a', condition: '$response.body#/a == 1', operands: '$response.body#/a = 2' },
        },
        expected: '$response.body#/a == 1',
        actual: '$response.body#/a = 2',
      },
    ])
  })

  it('is untested when the system says that it is asked too often, unless that was wanted', async () => {
    const tooMany: Answer = { status: 429, body: {} }
    const step = verified({ 'x-criteria': [own('false', 'R3')] })
    expect(await lines([step], tooMany)).toEqual([
      'untested R1 arazzo.too-many-requests',
      'untested R2 arazzo.too-many-requests',
      'untested R3 arazzo.too-many-requests',
    ])
    const wanted = verified({
      successCriteria: [{ condition: '$statusCode == 429' }],
      'x-criteria': [own('$statusCode == 401', 'R3'), own('true', 'R4')],
    })
    expect(await lines([wanted], tooMany)).toEqual([
      'untested R3 arazzo.too-many-requests',
      'exercised R4',
      'exercised R1',
      'exercised R2',
    ])
    const again = { name: 'again', type: 'retry', retryLimit: 1, retryAfter: 0 }
    expect(await lines([verified({ onFailure: [again] })], tooMany, { body: {} })).toEqual([
      'exercised R1',
      'exercised R2',
    ])
  })

  it('takes the words of the criterion when it has some', async () => {
    const { sink } = await playSteps(
      [verified({ successCriteria: [{ condition: 'false', 'x-message': words }] })],
      inTurn({}),
    )
    expect(sink.all[0]).toMatchObject(['finding', 'R1', { text: words }])
  })

  it('is our error when a criterion cannot be evaluated', async () => {
    const successCriteria = [
      { condition: '$inputs.a == 1' },
      { type: 'jsonpath', context: '$response.body', condition: '$[' },
    ]
    expect(await lines([verified({ successCriteria })], { body: {} })).toEqual([
      'error R1 arazzo.criterion-error',
      'error R2 arazzo.criterion-error',
    ])
  })
})

describe('x-criteria', () => {
  const criteria = [
    own('$response.body#/a == 1', 'R3'),
    own('$response.body#/b == 1', 'R4'),
    own('rule', 'R5', { type: 'cel' }),
    own('broken rule', 'R6', { type: 'cel' }),
  ]
  const languages = languagesOf({ rule: ({ status }) => status === 200 })

  it('gives each a verdict of its own, and stops nothing', async () => {
    const steps = [getStep('a', { 'x-criteria': criteria }), getStep('b', { 'x-verifies': ['R7'] })]
    const { sink } = await playSteps(steps, inTurn({ body: { a: 2, b: 1 } }), { languages })
    expect(sink.lines).toEqual([
      'finding R3 arazzo.condition-broken',
      'exercised R4',
      'exercised R5',
      'error R6 arazzo.criterion-error',
      'exercised R7',
    ])
    expect(sink.all[0]).toMatchObject(['finding', 'R3', { text: words, expected: '$response.body#/a == 1' }])
  })

  it('is not asked of an answer that the step did not want', async () => {
    const { sink } = await playSteps([verified({ 'x-criteria': criteria })], inTurn({ status: 500 }), { languages })
    expect(sink.lines.slice(2)).toEqual(['R3', 'R4', 'R5', 'R6'].map(id => `untested ${id} arazzo.success-broken`))
  })

  it('needs no success criteria', async () => {
    const step = getStep('a', { successCriteria: undefined, 'x-criteria': [own('$statusCode == 400', 'R3')] })
    expect(await lines([step], { status: 400 })).toEqual(['exercised R3'])
    expect(await lines([step], { status: 200 })).toEqual(['finding R3 arazzo.condition-broken'])
  })
})

describe('what cannot be judged or sent', () => {
  const description = {
    ...api,
    problem: ({ request }: Exchange) =>
      request.url.endsWith('tag=x') ? { key: 'openapi.request-operation' as const, args: {} } : undefined,
    isBroken: ({ response }: Exchange) => response?.body.includes('bad') === true,
  }
  const apis = new Map([['api', description]])
  const steps = [
    getStep('a', {
      'x-criteria': [own('no such rule', 'R1', { type: 'cel' })],
      outputs: { tag: '$response.body#/tag', made: { 'x-cel': 'no such rule' } },
    }),
    getStep('b', { ...sending('tag', '$steps.a.outputs.tag'), 'x-verifies': ['R2'] }),
    getStep('c', { ...sending('made', '$steps.a.outputs.made'), 'x-verifies': ['R3'], dependsOn: ['a'] }),
  ]

  it('is our fault after answers that follow their description', async () => {
    const { sink } = await playSteps(steps, inTurn({ body: { tag: 'x' } }), { apis })
    expect(sink.lines).toEqual([
      'error R1 arazzo.criterion-error',
      'error R2 openapi.request-operation',
      'untested R3 arazzo.after-error',
    ])
  })

  it('is untested after one that does not', async () => {
    const { sink } = await playSteps(steps, inTurn({ body: { tag: 'x', bad: true } }), { apis })
    expect(sink.lines).toEqual([
      'untested R1 arazzo.answer-broken',
      'untested R2 arazzo.request-of-broken',
      'untested R3 arazzo.after-untested',
    ])
    const others = await playSteps(steps.toSpliced(1, 1), inTurn({ body: { bad: true } }), { apis })
    expect(others.sink.lines.at(-1)).toBe('untested R3 arazzo.answer-broken')
  })
})

function sending(name: string, value: string): object {
  return { parameters: [{ name, in: 'query', value }] }
}
