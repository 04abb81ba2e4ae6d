import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../model/evidence.ts'
import { runWorkflow } from './interpreter.ts'
import type { SendOptions } from './run-state.ts'
import { type Answer, api, contextOf, getStep, inTurn, playSteps, script, suiteWith } from './testing.ts'

const words = { sv: 'Så ska det vara', en: 'So it shall be' }
const verified = (more: object = {}) => getStep('a', { 'x-verifies': ['R1', 'R2'], ...more })
const own = (condition: string, verifies: string) => ({ condition, verifies: [verifies], message: words })
const lines = async (steps: readonly object[], ...answers: readonly Answer[]) =>
  (await playSteps(steps, inTurn(...answers))).sink.lines

describe('trouble', () => {
  const step = verified({ 'x-criteria': [own('true', 'R3')] })

  it('leaves the requirements untested when it is not the system’s own', async () => {
    const { sink } = await playSteps([step], inTurn({ trouble: 'dns' }))
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
      await playSteps(
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
    const { sink } = await playSteps([verified()], inTurn({ status: 400 }), { apis })
    expect(sink.lines).toEqual(['error R1 openapi.request-operation', 'error R2 openapi.request-operation'])
  })

  it('may do so on purpose', async () => {
    expect((await playSteps([verified({ 'x-negative': true })], inTurn({}), { apis })).sink.lines).toEqual([
      'exercised R1',
      'exercised R2',
    ])
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
    const { sink, log } = await playSteps([verified(more)], inTurn({}))
    expect(sink.lines[0]).toBe(line)
    expect(log).toEqual([])
  })

  it.each(['{$sourceDescriptions.api.url}#/paths/~1things/post', '$sourceDescriptions.api#/paths/~1things/post'])(
    'goes to %s',
    async operationPath => {
      expect((await playSteps([getStep('a', { operationId: undefined, operationPath })], inTurn({}))).log).toEqual([
        'POST /things (a 0)',
      ])
    },
  )
})

describe('x-poll', () => {
  const poll = verified({ 'x-poll': { until: '$response.body#/done == true', every: 100, timeout: 250 } })
  const slept: number[] = []
  const sleep = (milliseconds: number) => {
    slept.push(milliseconds)
    return Promise.resolve()
  }

  it('asks again until the condition holds', async () => {
    const { sink, log } = await playSteps([poll], inTurn({ body: {} }, { body: { done: true } }), { sleep })
    expect(log).toEqual(['GET /things (a 0)', 'GET /things (a 1)'])
    expect(slept.splice(0)).toEqual([100])
    expect(sink.lines).toEqual(['exercised R1', 'exercised R2'])
  })

  it('gives up when the time is up, counting what the answers took', async () => {
    const { sink, log } = await playSteps([poll], () => ({ body: {}, duration: 20 }), { sleep })
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
