import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../model/evidence.ts'
import { runWorkflow } from './interpreter.ts'
import type { RunContext, SendOptions } from './run-state.ts'
import {
  type Answer,
  api,
  contextOf,
  getStep,
  inTurn,
  type ListeningSink,
  languagesOf,
  listen,
  script,
  suiteWith,
} from './testing.ts'

const words = { sv: 'Så ska det vara', en: 'So it shall be' }
const verified = (more: object = {}) => getStep('a', { 'x-verifies': ['R1', 'R2'], ...more })
const own = (condition: string, verifies: string, more: object = {}) => ({
  condition,
  verifies: [verifies],
  message: words,
  ...more,
})

interface Ran {
  readonly sink: ListeningSink
  readonly log: readonly string[]
}

async function run(
  steps: readonly object[],
  answer: Parameters<typeof script>[0],
  more: Partial<RunContext> = {},
): Promise<Ran> {
  const { send, log } = script(answer)
  const sink = listen()
  await runWorkflow(await suiteWith(steps), 'w', contextOf(send, more), sink)
  return { sink, log }
}

const lines = async (steps: readonly object[], ...answers: readonly Answer[]) =>
  (await run(steps, inTurn(...answers))).sink.lines

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
    const { sink } = await run([verified({ successCriteria })], inTurn({ status: 404, body: { a: 2 } }))
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

  it('takes the words of the criterion when it has some', async () => {
    const { sink } = await run(
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
    const { sink } = await run(steps, inTurn({ body: { a: 2, b: 1 } }), { languages })
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
    const { sink } = await run([verified({ 'x-criteria': criteria })], inTurn({ status: 500 }), { languages })
    expect(sink.lines.slice(2)).toEqual(['R3', 'R4', 'R5', 'R6'].map(id => `untested ${id} arazzo.success-broken`))
  })

  it('needs no success criteria', async () => {
    const step = getStep('a', { successCriteria: undefined, 'x-criteria': [own('$statusCode == 400', 'R3')] })
    expect(await lines([step], { status: 400 })).toEqual(['exercised R3'])
    expect(await lines([step], { status: 200 })).toEqual(['finding R3 arazzo.condition-broken'])
  })
})

describe('trouble', () => {
  const step = verified({ 'x-criteria': [own('true', 'R3')] })

  it('leaves the requirements untested when it is not the system’s own', async () => {
    const { sink } = await run([step], inTurn({ trouble: 'dns' }))
    expect(sink.lines).toEqual(['R1', 'R2', 'R3'].map(id => `untested ${id} arazzo.trouble`))
    expect(sink.all[0]).toMatchObject(['untested', 'R1', { args: { step: 'a', kind: 'dns', detail: 'as told' } }])
  })

  it('is a finding when it is', async () => {
    for (const trouble of ['closed', 'server-error', 'timeout'] as const) {
      expect(await lines([step], { trouble })).toEqual(['R1', 'R2', 'R3'].map(id => `finding ${id} arazzo.sut-trouble`))
    }
  })

  it('also beside an answer, even when the criteria would hold', async () => {
    const { lines: said } = (
      await run(
        [verified({ successCriteria: [{ condition: '$statusCode < 500' }] })],
        inTurn({ status: 401, trouble: 'unauthorised' }),
      )
    ).sink
    expect(said).toEqual(['untested R1 arazzo.trouble', 'untested R2 arazzo.trouble'])
  })

  it.each([{ 'x-auth': 'none' }, { 'x-negative': true }])('is what a step with %j asks for', async more => {
    const step = verified({ ...more, successCriteria: [{ condition: '$statusCode == 401' }] })
    expect(await lines([step], { status: 401, trouble: 'unauthorised' })).toEqual(['exercised R1', 'exercised R2'])
    expect(await lines([step], { trouble: 'unauthorised' })).toEqual([
      'untested R1 arazzo.trouble',
      'untested R2 arazzo.trouble',
    ])
  })
})

describe('our own request', () => {
  const problem = (_: Exchange) => ({ key: 'openapi.request-operation', args: {} })
  const apis = new Map([['api', { ...api, problem }]])

  it('is our error when it breaks the description', async () => {
    const { sink } = await run([verified()], inTurn({ status: 400 }), { apis })
    expect(sink.lines).toEqual(['error R1 openapi.request-operation', 'error R2 openapi.request-operation'])
  })

  it('may do so on purpose, or because it was masked', async () => {
    expect((await run([verified({ 'x-negative': true })], inTurn({}), { apis })).sink.lines).toEqual([
      'exercised R1',
      'exercised R2',
    ])
    const masked: Answer = {
      redactions: [{ where: 'request', place: 'query:civicNo', kind: 'personal-identity-number' }],
    }
    expect((await run([verified()], inTurn(masked), { apis })).sink.lines).toEqual(['exercised R1', 'exercised R2'])
    const signed: Answer = { redactions: [{ where: 'request', place: 'header:Authorization', kind: 'credential' }] }
    expect((await run([verified()], inTurn(signed), { apis })).sink.lines[0]).toBe('error R1 openapi.request-operation')
  })

  it('tells the client what the step wants', async () => {
    const seen: SendOptions[] = []
    const { send } = script(inTurn({}))
    const suite = await suiteWith([getStep('a'), getStep('b', { timeout: 50, 'x-auth': 'none', 'x-negative': true })])
    const context = contextOf((request, turn, options) => {
      seen.push(options)
      return send(request, turn, options)
    })
    await runWorkflow(suite, 'w', context)
    expect(seen).toEqual([
      { auth: 'default', negative: false },
      { auth: 'none', negative: true, timeout: 50 },
    ])
  })

  it.each<[string, object, string]>([
    ['an operation that is nowhere', { operationId: 'none' }, 'error R1 arazzo.no-operation'],
    ['a path that is nowhere', { operationId: undefined, operationPath: 'garbage' }, 'error R1 arazzo.no-operation'],
    [
      'an input that is nowhere',
      { parameters: [{ name: 'q', in: 'query', value: '$each' }] },
      'error R1 arazzo.unknown-name',
    ],
    ['messages', { action: 'send' }, 'untested R1 arazzo.async'],
  ])('is not sent for %s', async (_name, more, line) => {
    const { sink, log } = await run([verified(more)], inTurn({}))
    expect(sink.lines[0]).toBe(line)
    expect(log).toEqual([])
  })

  it.each(['{$sourceDescriptions.api.url}#/paths/~1things/post', '$sourceDescriptions.api#/paths/~1things/post'])(
    'goes to %s',
    async operationPath => {
      expect((await run([getStep('a', { operationId: undefined, operationPath })], inTurn({}))).log).toEqual([
        'POST /things (a 0)',
      ])
    },
  )
})

describe('x-paging', () => {
  const paging = (more: object = {}) => ({
    'x-verifies': ['R1'],
    'x-paging': { next: '$response.body#/next', parameter: 'pageToken', keep: ['limit'], ...more },
    'x-complete': 'thing',
    'x-criteria': [own('$response.body#/data != null', 'R2'), own('pages', 'R3', { type: 'cel' })],
    parameters: [
      { name: 'limit', in: 'query', value: 2 },
      { name: 'filter', in: 'query', value: 'x' },
    ],
  })
  const pages = [
    { body: { data: [1, 2], next: 'p2' } },
    { body: { data: [3], next: 'p3' } },
    { body: { data: [], next: null } },
  ]
  const languages = languagesOf({ pages: ({ pages: all }) => Array.isArray(all) && all.length === 3 })
  const completed = () => {
    const calls: [string, string][] = []
    return { calls, onComplete: (exchange: Exchange, type: string) => calls.push([exchange.id, type]) }
  }

  it('asks again until there is no next page, and judges every page', async () => {
    const { calls, onComplete } = completed()
    const { sink, log } = await run([getStep('a', paging())], inTurn(...pages), { languages, onComplete })
    expect(log).toEqual([
      'GET /things?limit=2&filter=x (a 0)',
      'GET /things?limit=2&pageToken=p2 (a 1)',
      'GET /things?limit=2&pageToken=p3 (a 2)',
    ])
    expect(sink.lines).toEqual(['exercised R2', 'exercised R2', 'exercised R2', 'exercised R3', 'exercised R1'])
    expect(calls).toEqual([['sha256:w/a/2', 'thing']])
  })

  it('gives all bodies to the outputs', async () => {
    const { send } = script(inTurn(...pages))
    const suite = await suiteWith([getStep('a', { ...paging(), outputs: { second: '$pages#/1/data' } })], {
      outputs: { second: '$steps.a.outputs.second' },
    })
    const result = await runWorkflow(suite, 'w', contextOf(send, { languages }))
    expect(result.outputs.get('second')).toEqual({ found: true, value: [3] })
  })

  it('stops at the first page that is not as wanted', async () => {
    const { calls, onComplete } = completed()
    const { sink, log } = await run(
      [getStep('a', paging())],
      inTurn({ body: { data: [], next: 'p2' } }, { status: 500 }),
      { languages, onComplete },
    )
    expect(log).toHaveLength(2)
    expect(sink.lines).toEqual([
      'exercised R2',
      'finding R1 arazzo.condition-broken',
      'untested R2 arazzo.success-broken',
      'untested R3 arazzo.success-broken',
    ])
    expect(calls).toEqual([])
  })

  it('finds a list that goes in a circle, and stops asking', async () => {
    const circle = inTurn(
      { body: { data: [1], next: 'p2' } },
      { body: { data: [2], next: 'p3' } },
      { body: { data: [3], next: 'p2' } },
      { body: { data: [2], next: 'p3' } },
    )
    const { calls, onComplete } = completed()
    const { sink, log } = await run([getStep('a', paging())], circle, { languages, onComplete })
    expect(log).toHaveLength(3)
    expect(sink.lines.slice(3)).toEqual(['finding R1 arazzo.paging-circle', 'finding R3 arazzo.paging-circle'])
    expect(calls).toEqual([])
  })

  it('proves nothing about a list that it did not see to its end', async () => {
    const endless = () => ({ body: { data: [], next: 'again' } })
    const { calls, onComplete } = completed()
    const { sink, log } = await run([getStep('a', paging({ max: 2 }))], endless, { languages, onComplete })
    expect(log).toHaveLength(2)
    expect(sink.lines.slice(2)).toEqual(['R1', 'R2', 'R3'].map(id => `untested ${id} arazzo.paging-max`))
    expect(calls).toEqual([])
  })

  it.each<[string, Answer, string]>([
    ['a body that is no JSON', { body: 'text' }, 'arazzo.answer-lacks'],
    ['no body', {}, 'arazzo.answer-lacks'],
    ['a mark that is no text', { body: { data: [], next: { token: 1 } } }, 'arazzo.next-form'],
  ])('takes %s for no last page', async (_name, answer, key) => {
    const step = getStep('a', { ...paging(), 'x-criteria': undefined })
    expect((await run([step], inTurn(answer))).sink.lines).toEqual([`untested R1 ${key}`])
  })

  it('follows a mark in a header', async () => {
    const step = getStep('a', { 'x-paging': { next: '$response.header.X-Next', parameter: 'p' } })
    const { log } = await run([step], inTurn({ headers: [['x-next', '2']] }, {}))
    expect(log).toEqual(['GET /things (a 0)', 'GET /things?p=2 (a 1)'])
  })
})

describe('x-poll', () => {
  const poll = verified({ 'x-poll': { until: '$response.body#/done == true', every: 100, timeout: 250 } })
  const slept: number[] = []
  const sleep = (milliseconds: number) => {
    slept.push(milliseconds)
    return Promise.resolve()
  }

  it('asks again until the condition holds', async () => {
    const { sink, log } = await run([poll], inTurn({ body: {} }, { body: { done: true } }), { sleep })
    expect(log).toEqual(['GET /things (a 0)', 'GET /things (a 1)'])
    expect(slept.splice(0)).toEqual([100])
    expect(sink.lines).toEqual(['exercised R1', 'exercised R2'])
  })

  it('gives up when the time is up, counting what the answers took', async () => {
    const { sink, log } = await run([poll], () => ({ body: {}, duration: 20 }), { sleep })
    expect(log).toHaveLength(3)
    expect(slept.splice(0)).toEqual([100, 100])
    expect(sink.lines).toEqual(['finding R1 arazzo.condition-broken', 'finding R2 arazzo.condition-broken'])
  })

  it('stops at trouble, and at a condition of ours that cannot be decided', async () => {
    expect(await lines([poll], { trouble: 'connect' })).toEqual([
      'untested R1 arazzo.trouble',
      'untested R2 arazzo.trouble',
    ])
    const wrong = verified({ 'x-poll': { until: '$each == 1', every: 1, timeout: 10 } })
    expect(await lines([wrong], {})).toEqual(['error R1 arazzo.unknown-name', 'error R2 arazzo.unknown-name'])
  })
})
