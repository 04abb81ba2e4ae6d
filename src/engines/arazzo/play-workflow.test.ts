import { describe, expect, it } from 'vitest'
import { runSuites } from './interpreter.ts'
import { inOrder } from './play-workflow.ts'
import type { RunContext } from './run-state.ts'
import { contextOf, getStep, inTurn, listen, play, script, suiteOf } from './testing.ts'

const words = { sv: 'Gäller inte', en: 'Does not apply' }
const ids = (...verifies: string[]) => ({ 'x-verifies': verifies })

const failing = (step: string) => (_request: unknown, turn: { readonly step: string }) => ({
  status: turn.step === step ? 500 : 200,
  body: {},
})

describe('inputs and outputs', () => {
  it('go in and out', async () => {
    const suite = await suiteOf([
      {
        workflowId: 'w',
        inputs: { type: 'object', properties: { tag: { default: 'cat' }, n: {} } },
        steps: [
          getStep('a', {
            parameters: [{ name: 'tag', in: 'query', value: '{$inputs.tag}{$inputs.n}' }],
            outputs: { id: '$response.body#/id' },
          }),
        ],
        outputs: { id: '$steps.a.outputs.id', gone: '$steps.a.outputs.none', again: '$outputs.id' },
      },
    ])
    const { result, log } = await play(suite, 'w', inTurn({ body: { id: 7 } }), { inputs: { n: 1 } })
    expect(log).toEqual(['GET /things?tag=cat1 (a 0)'])
    expect(result.outcome).toBe('passed')
    expect(result.outputs.get('id')).toEqual({ found: true, value: 7 })
    expect(result.outputs.get('again')).toEqual({ found: true, value: 7 })
    expect(result.outputs.get('gone')).toMatchObject({ found: false, fault: 'suite' })
  })

  it('leaves everything untested when a required input is missing', async () => {
    const inputs = { type: 'object', required: ['key'], properties: { key: {} } }
    const suite = await suiteOf([{ workflowId: 'w', inputs, steps: [getStep('a', ids('R1'))] }])
    const { sink, log } = await play(suite, 'w')
    expect(sink.all).toEqual([['untested', 'R1', { key: 'arazzo.input-missing', args: { name: 'key' } }]])
    expect(log).toEqual([])
  })
})

describe('x-when, x-module and x-role of a workflow', () => {
  const suite = (more: object) =>
    suiteOf([{ workflowId: 'w', steps: [getStep('a', ids('R1'))], 'x-finally': [getStep('z', ids('R2'))], ...more }])

  it('make every requirement inapplicable', async () => {
    const { sink, result } = await play(
      await suite({ 'x-when': { condition: '$inputs.has == true', reason: words } }),
      'w',
      undefined,
      { inputs: { has: false } },
    )
    expect(sink.lines).toEqual(['inapplicable R1 arazzo.inapplicable', 'inapplicable R2 arazzo.inapplicable'])
    expect(result.outcome).toBe('inapplicable')
  })

  it('keep a workflow from running, and say nothing', async () => {
    const cases: readonly (readonly [object, Partial<RunContext>])[] = [
      [{ 'x-module': 'extra' }, { modules: ['core'] }],
      [{ 'x-role': 'client' }, { role: 'provider' }],
    ]
    for (const [more, context] of cases) {
      const { sink, log, result } = await play(await suite(more), 'w', undefined, context)
      expect([sink.lines, log, result.outcome]).toEqual([[], [], 'out-of-scope'])
    }
  })

  it('let it run when module and role fit', async () => {
    const both = await suite({ 'x-module': 'extra', 'x-role': 'provider' })
    expect((await play(both, 'w', undefined, { modules: ['extra'] })).sink.lines).toEqual([
      'exercised R1',
      'exercised R2',
    ])
    expect((await play(both, 'w')).log).toHaveLength(2)
  })
})

describe('x-finally', () => {
  const suite = suiteOf([
    {
      workflowId: 'w',
      steps: [getStep('a', { outputs: { id: '$response.body#/id' } }), getStep('b', ids('R1'))],
      'x-finally': [
        getStep('clean', {
          operationId: 'removeThing',
          parameters: [{ name: 'id', in: 'path', value: '$steps.a.outputs.id' }],
          ...ids('R2'),
        }),
        getStep('log', ids('R3')),
      ],
    },
  ])

  it('runs after the steps, whatever became of them', async () => {
    const answer =
      (fails: string) =>
      (_request: unknown, { step }: { readonly step: string }) => ({
        status: step === fails ? 500 : 200,
        body: { id: 1 },
      })
    expect((await play(await suite, 'w', answer('none'))).sink.lines).toEqual([
      'exercised R1',
      'exercised R2',
      'exercised R3',
    ])
    const { sink, log, result } = await play(await suite, 'w', answer('b'))
    expect(log).toEqual(['GET /things (a 0)', 'GET /things (b 0)', 'DELETE /things/1 (clean 0)', 'GET /things (log 0)'])
    expect(sink.lines).toEqual(['finding R1 arazzo.condition-broken', 'exercised R2', 'exercised R3'])
    expect(result.outcome).toBe('failed')
  })

  it('runs each step, and says what is not there to clean up', async () => {
    const { sink } = await play(await suite, 'w', failing('a'))
    expect(sink.lines).toEqual(['untested R1 arazzo.after-failed', 'untested R2 arazzo.step-failed', 'exercised R3'])
  })
})

describe('dependsOn', () => {
  const suite = suiteOf([
    {
      workflowId: 'late',
      dependsOn: ['early'],
      steps: [
        getStep('l', { ...ids('R1'), parameters: [{ name: 'q', in: 'query', value: '$workflows.early.outputs.x' }] }),
      ],
    },
    {
      workflowId: 'early',
      steps: [getStep('e', { ...ids('R2'), outputs: { x: '$response.body#/x' } })],
      outputs: { x: '$steps.e.outputs.x' },
    },
  ])

  it('runs first, once', async () => {
    const { send, log } = script(inTurn({ body: { x: 5 } }))
    const sink = listen()
    await runSuites([await suite], contextOf(send), sink)
    expect(log).toEqual(['GET /things (e 0)', 'GET /things?q=5 (l 0)'])
    expect(sink.lines).toEqual(['exercised R2', 'exercised R1'])
  })

  it('runs once for all that need it', async () => {
    const needing = (id: string) => ({ workflowId: id, dependsOn: ['base'], steps: [getStep(id, ids(id))] })
    const suite = await suiteOf([needing('R1'), needing('R2'), { workflowId: 'base', steps: [getStep('base')] }])
    const { send, log } = script(inTurn({}))
    await runSuites([suite], contextOf(send))
    expect(log).toEqual(['GET /things (base 0)', 'GET /things (R1 0)', 'GET /things (R2 0)'])
  })

  it('must have succeeded', async () => {
    const { sink } = await play(await suite, 'late', failing('e'))
    expect(sink.lines).toEqual(['finding R2 arazzo.condition-broken', 'untested R1 arazzo.workflow-dependency'])
  })

  it('cannot wait for itself, or for what is not there', async () => {
    const loop = await suiteOf([
      { workflowId: 'a', dependsOn: ['b'], steps: [getStep('s', ids('R1'))] },
      { workflowId: 'b', dependsOn: ['a'], steps: [getStep('s', ids('R2'))] },
      { workflowId: 'c', dependsOn: ['none'], steps: [getStep('s', ids('R3'))] },
    ])
    expect((await play(loop, 'a')).sink.lines).toEqual([
      'error R2 arazzo.dependency-loop',
      'untested R1 arazzo.workflow-dependency',
    ])
    expect((await play(loop, 'c')).sink.lines).toEqual(['error R3 arazzo.no-workflow'])
  })
})

describe('loops', () => {
  it('are stopped, and are our error', async () => {
    const again = { onSuccess: [{ name: 'again', type: 'goto', stepId: 'a' }] }
    const suite = await suiteOf([
      { workflowId: 'w', steps: [getStep('a', { ...again, ...ids('R1') })], 'x-finally': [getStep('z', ids('R2'))] },
    ])
    const { sink, log, result } = await play(suite, 'w', inTurn({}), { maxSteps: 20 })
    expect(log).toHaveLength(21)
    expect(log.at(-1)).toBe('GET /things (z 0)')
    expect(sink.lines.slice(20)).toEqual(['error R1 arazzo.over-budget', 'error R2 arazzo.over-budget', 'exercised R2'])
    expect(result.outcome).toBe('error')
  })

  it('of workflows that call themselves, too', async () => {
    const suite = await suiteOf([
      {
        workflowId: 'w',
        steps: [{ stepId: 's', workflowId: 'w', successCriteria: [{ condition: 'true' }], ...ids('R1') }],
      },
    ])
    const { sink, result } = await play(suite, 'w')
    expect(result.outcome).toBe('error')
    expect(new Set(sink.lines)).toEqual(new Set(['error R1 arazzo.over-budget']))
    expect(sink.lines.length).toBeLessThan(40)
  })

  it('have a budget of their own in each workflow that is run', async () => {
    const one = (id: string) => ({ workflowId: id, steps: [getStep('a', ids(id)), getStep('b')] })
    const { send } = script(inTurn({}))
    const sink = listen()
    await runSuites([await suiteOf([one('R1'), one('R2')])], contextOf(send, { maxSteps: 2 }), sink)
    expect(sink.lines).toEqual(['exercised R1', 'exercised R2'])
  })
})

it('orders steps by what they need, and otherwise as written', async () => {
  const needs = (stepId: string, ...dependsOn: string[]) => getStep(stepId, dependsOn.length > 0 ? { dependsOn } : {})
  const suite = await suiteOf([
    { workflowId: 'w', steps: [needs('a', 'd'), needs('b'), needs('c', 'a'), needs('d', 'b'), needs('e', 'e')] },
  ])
  expect(inOrder(suite.workflows.get('w')?.steps ?? []).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c', 'e'])
})
