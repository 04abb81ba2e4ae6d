import { describe, expect, it } from 'vitest'
import { runWorkflow } from './interpreter.ts'
import { contextOf, getStep, inTurn, play, script, suiteOf } from './testing.ts'

const ids = (...verifies: string[]) => ({ 'x-verifies': verifies })

const failing = (step: string) => (_request: unknown, turn: { readonly step: string }) => ({
  status: turn.step === step ? 500 : 200,
  body: {},
})

describe('a step that calls a workflow', () => {
  const inner = {
    workflowId: 'inner',
    inputs: { type: 'object', properties: { id: {} } },
    steps: [
      getStep('get', {
        operationId: 'getThing',
        parameters: [{ name: 'id', in: 'path', value: '$inputs.id' }],
        outputs: { name: '$response.body#/name' },
        ...ids('R1'),
      }),
    ],
    outputs: { name: '$steps.get.outputs.name' },
  }
  const call = (more: object = {}) => ({
    stepId: 'call',
    workflowId: 'inner',
    parameters: [{ name: 'id', value: 7 }],
    successCriteria: [{ condition: '$statusCode == 200' }, { condition: "$outputs.name == 'n'" }],
    outputs: { name: '$outputs.name' },
    ...ids('R2'),
    ...more,
  })
  const suite = (more: object = {}) =>
    suiteOf([
      {
        workflowId: 'outer',
        steps: [call(more), getStep('after', ids('R3'))],
        outputs: { name: '$steps.call.outputs.name' },
      },
      inner,
    ])

  it('passes inputs, and sees outputs and the last answer', async () => {
    const { sink, log, result } = await play(await suite(), 'outer', inTurn({ body: { name: 'N' } }))
    expect(log).toEqual(['GET /things/7 (get 0)', 'GET /things (after 0)'])
    expect(sink.lines).toEqual(['exercised R1', 'exercised R2', 'exercised R3'])
    expect(result.outputs.get('name')).toEqual({ found: true, value: 'N' })
  })

  it('is broken by its own criteria', async () => {
    const { sink } = await play(await suite(), 'outer', inTurn({ body: { name: 'other' } }))
    expect(sink.lines).toEqual([
      'exercised R1',
      'finding R2 arazzo.condition-broken',
      'untested R3 arazzo.after-failed',
    ])
  })

  it('is untested when the workflow did not succeed, and may be retried', async () => {
    const { sink } = await play(await suite(), 'outer', failing('get'))
    expect(sink.lines).toEqual([
      'finding R1 arazzo.condition-broken',
      'untested R2 arazzo.called-failed',
      'untested R3 arazzo.after-untested',
    ])
    const again = await suite({ onFailure: [{ name: 'again', type: 'retry' }] })
    expect((await play(again, 'outer', inTurn({ status: 500 }, { body: { name: 'n' } }))).sink.lines).toEqual([
      'exercised R1',
      'exercised R2',
      'exercised R3',
    ])
  })

  it.each<[string, object, string]>([
    ['a workflow that is nowhere', { workflowId: 'none' }, 'error R2 arazzo.no-workflow'],
    ['an input that is nowhere', { parameters: [{ name: 'id', value: '$each' }] }, 'error R2 arazzo.unknown-name'],
    [
      'an input that is not there yet',
      { parameters: [{ name: 'id', value: '$steps.after.outputs.x' }] },
      'untested R2 arazzo.step-not-run',
    ],
  ])('cannot call %s', async (_name, more, line) => {
    expect((await play(await suite(more), 'outer')).sink.lines[0]).toBe(line)
  })

  it('is untested when nothing was sent that its criteria could be seen in', async () => {
    const reason = { sv: 'Nej', en: 'No' }
    const suite = await suiteOf([
      {
        workflowId: 'outer',
        steps: [{ stepId: 'call', workflowId: 'inner', successCriteria: [{ condition: '1 == 2' }], ...ids('R2') }],
      },
      { workflowId: 'inner', steps: [getStep('s', { 'x-when': { condition: 'false', reason } })] },
    ])
    expect((await play(suite, 'outer')).sink.lines).toEqual(['untested R2 arazzo.no-exchange'])
  })

  it('gives its time limit to the requests', async () => {
    const limits: unknown[] = []
    const { send } = script(inTurn({ body: { name: 'n' } }))
    const context = contextOf((request, turn, options) => {
      limits.push(options.timeout)
      return send(request, turn, options)
    })
    await runWorkflow(await suite({ timeout: 40 }), 'outer', context)
    expect(limits).toEqual([40, undefined])
  })

  it('hands over for good with goto', async () => {
    const leave = {
      onSuccess: [{ name: 'go', type: 'goto', workflowId: 'inner', parameters: [{ name: 'id', value: 9 }] }],
    }
    const suite = await suiteOf([{ workflowId: 'outer', steps: [getStep('a', leave), getStep('b', ids('R3'))] }, inner])
    const { sink, log, result } = await play(suite, 'outer', inTurn({ body: { name: 'n' } }))
    expect(log).toEqual(['GET /things (a 0)', 'GET /things/9 (get 0)'])
    expect(sink.lines).toEqual(['exercised R1', 'untested R3 arazzo.passed-by'])
    expect(result.outputs.get('name')).toEqual({ found: true, value: 'n' })
  })
})
