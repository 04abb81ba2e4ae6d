import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../model/evidence.ts'
import { runWorkflow } from './interpreter.ts'
import {
  type Answer,
  byStep,
  contextOf,
  getStep,
  inTurn,
  listen,
  playSteps,
  type Script,
  script,
  suiteOf,
  suiteWith,
} from './testing.ts'

const words = { sv: 'Finns inte', en: 'Not there' }
const ids = (...verifies: string[]) => ({ 'x-verifies': verifies })

describe('a step that fails', () => {
  it('ends the workflow, and the rest is untested with its name', async () => {
    const { sink, log } = await playSteps(
      [getStep('a', ids('R1')), getStep('b', ids('R2')), getStep('c', ids('R3'))],
      inTurn({ status: 404 }),
    )
    expect(log).toEqual(['GET /things (a 0)'])
    expect(sink.lines).toEqual([
      'finding R1 arazzo.condition-broken',
      'untested R2 arazzo.after-failed',
      'untested R3 arazzo.after-failed',
    ])
    expect(sink.all[1]).toEqual(['untested', 'R2', { key: 'arazzo.after-failed', args: { step: 'a' } }])
  })

  it('also as a precondition, without requirements of its own', async () => {
    const { sink } = await playSteps([getStep('a'), getStep('b', ids('R2'))], inTurn({ status: 404 }))
    expect(sink.lines).toEqual(['untested R2 arazzo.after-failed'])
  })

  it.each<[string, Answer, string]>([
    ['trouble', { trouble: 'dns' }, 'untested R2 arazzo.after-trouble'],
    ['trouble of the system', { trouble: 'closed' }, 'untested R2 arazzo.after-trouble'],
  ])('by %s says so', async (_name, answer, line) => {
    expect((await playSteps([getStep('a'), getStep('b', ids('R2'))], inTurn(answer))).sink.lines).toEqual([line])
  })

  it('by our own fault says so', async () => {
    const wrong = getStep('a', { parameters: [{ name: 'q', in: 'query', value: '$steps.none.outputs.x' }] })
    expect((await playSteps([wrong, getStep('b', ids('R2'))], inTurn({}))).sink.lines).toEqual([
      'untested R2 arazzo.after-error',
    ])
  })
})

describe('outputs', () => {
  const find = getStep('find', {
    outputs: { id: '$response.body#/0/id', all: '$response.body', tag: '$response.header.ETag' },
  })
  const get = getStep('get', {
    operationId: 'getThing',
    parameters: [{ name: 'id', in: 'path', value: '$steps.find.outputs.id' }],
    ...ids('R1'),
  })

  it('reach later steps', async () => {
    const { log } = await playSteps([find, get], byStep({ find: [{ body: [{ id: 'x y' }] }] }))
    expect(log).toEqual(['GET /things (find 0)', 'GET /things/x%20y (get 0)'])
  })

  it('that an answer lacked leave the step that needs them untested, with what was lacking', async () => {
    const { sink, log } = await playSteps([find, get, getStep('last', ids('R2'))], byStep({ find: [{ body: [] }] }))
    expect(log).toHaveLength(1)
    expect(sink.all).toEqual([
      ['untested', 'R1', { key: 'arazzo.answer-lacks', args: { step: 'find', expression: '$response.body#/0/id' } }],
      ['untested', 'R2', { key: 'arazzo.after-untested', args: { step: 'get' } }],
    ])
  })

  it('that are nowhere are our error', async () => {
    const wrong = getStep('wrong', {
      parameters: [{ name: 'q', in: 'query', value: '$steps.find.outputs.none' }],
      ...ids('R1'),
    })
    expect((await playSteps([find, wrong], inTurn({ body: [] }))).sink.lines).toEqual(['error R1 arazzo.unknown-name'])
  })
})

describe('x-when', () => {
  const guarded = (condition: string) => getStep('b', { ...ids('R1', 'R2'), 'x-when': { condition, reason: words } })

  it('makes the requirements inapplicable, and the workflow goes on', async () => {
    const { sink, log } = await playSteps(
      [getStep('a'), guarded('$inputs.has == true'), getStep('c', ids('R3'))],
      inTurn({}),
      { inputs: { has: false } },
    )
    expect(log).toEqual(['GET /things (a 0)', 'GET /things (c 0)'])
    expect(sink.all).toEqual([
      ['inapplicable', 'R1', { key: 'arazzo.inapplicable', args: words }],
      ['inapplicable', 'R2', { key: 'arazzo.inapplicable', args: words }],
      ['exercised', 'R3', undefined],
    ])
  })

  it.each([
    ['true', ['exercised R1', 'exercised R2']],
    ['$steps.none.outputs.x == 1', ['error R1 arazzo.unknown-name', 'error R2 arazzo.unknown-name']],
    ['$steps.later.outputs.x == 1', ['untested R1 arazzo.step-not-run', 'untested R2 arazzo.step-not-run']],
  ])('%s', async (condition, expected) => {
    expect((await playSteps([guarded(condition), getStep('later')], inTurn({}))).sink.lines).toEqual(expected)
  })
})

describe('x-when on what an earlier step gave', () => {
  const give = (more: object = {}) => getStep('a', { outputs: { x: '$response.body#/x' }, ...more })
  const guarded = (stepId: string, requirement: string, more: object = {}) =>
    getStep(stepId, {
      'x-when': { condition: '$steps.a.outputs.x != null', reason: words },
      ...ids(requirement),
      ...more,
    })

  it('applies when the answer had it, and not when the answer lacked it', async () => {
    const lines = async (body: unknown) => (await playSteps([give(), guarded('b', 'R1')], inTurn({ body }))).sink.lines
    expect(await lines({ x: 1 })).toEqual(['exercised R1'])
    expect(await lines({})).toEqual(['inapplicable R1 arazzo.inapplicable'])
  })

  it('does not apply when that step did not', async () => {
    const never = { 'x-when': { condition: 'false', reason: words } }
    expect((await playSteps([give(never), guarded('b', 'R1')], inTurn({}))).sink.lines).toEqual([
      'inapplicable R1 arazzo.inapplicable',
    ])
  })

  it('is untested when that step failed or was passed by: neither says anything of the system', async () => {
    const onFailure = [{ name: 'on', type: 'goto', stepId: 'b' }]
    const failed = await playSteps([give({ onFailure }), guarded('b', 'R1')], byStep({ a: [{ status: 500 }] }))
    expect(failed.sink.lines).toEqual(['untested R1 arazzo.step-failed'])
    const jump = getStep('first', { onSuccess: [{ name: 'over', type: 'goto', stepId: 'b' }] })
    expect((await playSteps([jump, give(), guarded('b', 'R1')], inTurn({}))).sink.lines).toEqual([
      'untested R1 arazzo.step-not-run',
    ])
  })
})

describe('x-for-each', () => {
  const each = (list: unknown, more: object = {}) =>
    getStep('get', {
      operationId: 'getThing',
      parameters: [{ name: 'id', in: 'path', value: '$each#/id' }],
      'x-for-each': { in: list },
      outputs: { name: '$response.body#/name' },
      ...ids('R1'),
      ...more,
    })
  const list = getStep('list', { outputs: { all: '$response.body' } })
  const things = [{ id: 1 }, { id: 2 }, { id: 3 }]

  it('runs the step once per item', async () => {
    const { sink, log } = await playSteps([list, each('$steps.list.outputs.all')], byStep({ list: [{ body: things }] }))
    expect(log.slice(1)).toEqual(['GET /things/1 (get 0)', 'GET /things/2 (get 1)', 'GET /things/3 (get 2)'])
    expect(sink.lines).toEqual(['exercised R1', 'exercised R1', 'exercised R1'])
  })

  it('takes a literal list, and stops at its limit', async () => {
    expect((await playSteps([each(things, { 'x-for-each': { in: things, limit: 2 } })], inTurn({}))).log).toHaveLength(
      2,
    )
  })

  it('takes those of a longer list that a seed draws, the same each time', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ id: at }))
    const asked = async (seed: string) => {
      const { log } = await playSteps([each(many, { 'x-for-each': { in: many, limit: 4 } })], inTurn({}), { seed })
      return log.map(line => line.replace(/ \(.*/, ''))
    }
    const [one, again, other] = [await asked('a'), await asked('a'), await asked('b')]
    expect(one).toHaveLength(4)
    expect(again).toEqual(one)
    expect(other).not.toEqual(one)
  })

  it('goes on after an item that failed; the step has failed', async () => {
    const steps = [each(things), getStep('after', ids('R2'))]
    const { sink } = await playSteps(steps, byStep({ get: [{}, { status: 404 }, {}] }))
    expect(sink.lines).toEqual([
      'exercised R1',
      'finding R1 arazzo.condition-broken',
      'exercised R1',
      'untested R2 arazzo.after-failed',
    ])
  })

  it('stops at trouble', async () => {
    expect((await playSteps([each(things)], byStep({ get: [{}, { trouble: 'dns' }] }))).sink.lines).toEqual([
      'exercised R1',
      'untested R1 arazzo.trouble',
    ])
  })

  it('gives lists as outputs', async () => {
    const { send } = script((_request, { turn }) => ({ body: turn === 1 ? {} : { name: `n${turn}` } }))
    const suite = await suiteWith([each(things)], { outputs: { names: '$steps.get.outputs.name' } })
    const result = await runWorkflow(suite, 'w', contextOf(send))
    expect(result.outputs.get('names')).toEqual({ found: true, value: ['n0', 'n2'] })
  })

  it('has no test data when the list is empty, and the workflow goes on', async () => {
    const steps = [
      list,
      each('$steps.list.outputs.all'),
      each('$steps.get.outputs.name', { stepId: 'more' }),
      getStep('after', ids('R2')),
    ]
    const { sink } = await playSteps(steps, byStep({ list: [{ body: [] }] }))
    expect(sink.lines).toEqual(['untested R1 arazzo.no-test-data', 'untested R1 arazzo.no-test-data', 'exercised R2'])
  })

  it.each<[string, Answer, string]>([
    ['lacks it', {}, 'untested R1 arazzo.answer-lacks'],
    ['has no list there', { body: { a: 1 } }, 'untested R1 arazzo.no-list'],
  ])('is untested when the answer %s', async (_name, answer, line) => {
    expect((await playSteps([list, each('$steps.list.outputs.all')], byStep({ list: [answer] }))).sink.lines).toEqual([
      line,
    ])
  })

  it('says once that everything was fetched, after the last item', async () => {
    const calls: string[] = []
    const onComplete = (exchange: Exchange) => calls.push(exchange.id)
    await playSteps([each(things, { 'x-complete': 'thing' })], inTurn({}), { onComplete })
    await playSteps([each(things, { 'x-complete': 'thing' })], byStep({ get: [{}, { status: 404 }, {}] }), {
      onComplete,
    })
    expect(calls).toEqual(['sha256:w/get/2'])
  })
})

describe('dependsOn of a step', () => {
  it('lets it run only after those that it needs, whatever the order', async () => {
    const { log } = await playSteps([getStep('a', { dependsOn: ['b'] }), getStep('b')], inTurn({}))
    expect(log).toEqual(['GET /things (b 0)', 'GET /things (a 0)'])
  })

  it('leaves it untested when they did not succeed', async () => {
    const failing = getStep('a', { onFailure: [{ name: 'on', type: 'goto', stepId: 'b' }] })
    const { sink } = await playSteps(
      [failing, getStep('b', { dependsOn: ['a'], ...ids('R1') })],
      inTurn({ status: 404 }),
    )
    expect(sink.all).toEqual([['untested', 'R1', { key: 'arazzo.dependency', args: { step: 'b', needed: 'a' } }]])
  })

  it('reaches into other workflows', async () => {
    const suite = await suiteOf([
      { workflowId: 'one', steps: [getStep('s')] },
      {
        workflowId: 'two',
        dependsOn: ['one'],
        steps: [getStep('t', { dependsOn: ['$workflows.one.steps.s'], ...ids('R1') })],
      },
      { workflowId: 'three', steps: [getStep('t', { dependsOn: ['$workflows.one.steps.s'], ...ids('R2') })] },
    ])
    const { send } = script(inTurn({}))
    const sink = listen()
    await runWorkflow(suite, 'two', contextOf(send), sink)
    await runWorkflow(suite, 'three', contextOf(send), sink)
    expect(sink.lines).toEqual(['exercised R1', 'untested R2 arazzo.dependency'])
  })
})

it('numbers the requests of a step over the whole run', async () => {
  const looping: Script = script((_request, { step, turn }) => ({ body: { again: step === 'b' && turn === 0 } }))
  const suite = await suiteWith([
    getStep('a'),
    getStep('b', {
      onSuccess: [{ name: 'r', type: 'goto', stepId: 'a', criteria: [{ condition: '$response.body#/again == true' }] }],
    }),
  ])
  await runWorkflow(suite, 'w', contextOf(looping.send))
  expect(looping.log).toEqual(['GET /things (a 0)', 'GET /things (b 0)', 'GET /things (a 1)', 'GET /things (b 1)'])
})
