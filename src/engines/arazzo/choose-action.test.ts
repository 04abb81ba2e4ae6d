import { describe, expect, it } from 'vitest'
import { runWorkflow } from './interpreter.ts'
import { byStep, contextOf, getStep, inTurn, playSteps, script, suiteOf } from './testing.ts'

const ids = (...verifies: string[]) => ({ 'x-verifies': verifies })

describe('onSuccess', () => {
  const steps = (onSuccess: object[]) => [getStep('a', { onSuccess }), getStep('b', ids('R2')), getStep('c', ids('R3'))]

  it('takes the first action whose criteria hold', async () => {
    const actions = [
      { name: 'no', type: 'end', criteria: [{ condition: '$response.body#/n == 2' }] },
      {
        name: 'yes',
        type: 'goto',
        stepId: 'c',
        criteria: [{ condition: '$response.body#/n == 1' }, { condition: 'true' }],
      },
      { name: 'late', type: 'end' },
    ]
    const { sink, log } = await playSteps(steps(actions), inTurn({ body: { n: 1 } }))
    expect(log).toEqual(['GET /things (a 0)', 'GET /things (c 0)'])
    expect(sink.lines).toEqual(['exercised R3', 'untested R2 arazzo.passed-by'])
  })

  it('may end the workflow', async () => {
    const { sink } = await playSteps(steps([{ name: 'enough', type: 'end' }]), inTurn({}))
    expect(sink.all[0]).toEqual(['untested', 'R2', { key: 'arazzo.after-end', args: { step: 'a', action: 'enough' } }])
    expect(sink.lines).toHaveLength(2)
  })

  it('passes over an action whose criteria cannot be decided', async () => {
    const undecided = { name: 'n', type: 'end', criteria: [{ condition: '$steps.c.outputs.x == 1' }] }
    const all = [
      getStep('a', { onSuccess: [undecided] }),
      getStep('b', ids('R2')),
      getStep('c', { outputs: { x: '$url' } }),
    ]
    expect((await playSteps(all, inTurn({}))).sink.lines).toEqual(['exercised R2'])
  })

  it('goes on when no action fits', async () => {
    expect(
      (await playSteps(steps([{ name: 'n', type: 'end', criteria: [{ condition: 'false' }] }]), inTurn({}))).sink.lines,
    ).toEqual(['exercised R2', 'exercised R3'])
  })

  it('is our error when a criterion of an action cannot be evaluated', async () => {
    const wrong = getStep('a', {
      ...ids('R1'),
      onSuccess: [{ name: 'n', type: 'end', criteria: [{ condition: '$each == 1' }] }],
    })
    expect((await playSteps([wrong, getStep('b', ids('R2'))], inTurn({}))).sink.lines).toEqual([
      'exercised R1',
      'error R1 arazzo.unknown-name',
      'untested R2 arazzo.after-error',
    ])
  })

  it('comes from the workflow and from components, too', async () => {
    const reused = [{ reference: '$components.successActions.stop' }]
    const components = { successActions: { stop: { name: 'stop', type: 'end' } } }
    const suite = await suiteOf([{ workflowId: 'w', steps: [getStep('a'), getStep('b')], successActions: reused }], {
      components,
    })
    const { send, log } = script(inTurn({}))
    await runWorkflow(suite, 'w', contextOf(send))
    expect(log).toEqual(['GET /things (a 0)'])
  })
})

describe('onFailure', () => {
  const retry = (more: object = {}) => ({ name: 'again', type: 'retry', retryAfter: 0.5, retryLimit: 2, ...more })

  it('retries, and only the last attempt counts', async () => {
    const { sink, log, slept } = await playSteps(
      [getStep('a', { ...ids('R1'), onFailure: [retry()] })],
      inTurn({ status: 503 }, { trouble: 'closed' }, {}),
    )
    expect(log).toEqual(['GET /things (a 0)', 'GET /things (a 1)', 'GET /things (a 2)'])
    expect(slept).toEqual([500, 500])
    expect(sink.lines).toEqual(['exercised R1'])
  })

  it('gives up at the limit, and then looks at the actions after it', async () => {
    const actions = [retry(), { name: 'else', type: 'goto', stepId: 'c' }]
    const steps = [getStep('a', { ...ids('R1'), onFailure: actions }), getStep('b', ids('R2')), getStep('c', ids('R3'))]
    const { sink, log } = await playSteps(steps, byStep({ a: [{ status: 503 }] }))
    expect(log.filter(line => line.includes('(a'))).toHaveLength(3)
    expect(sink.lines).toEqual(['finding R1 arazzo.condition-broken', 'exercised R3', 'untested R2 arazzo.passed-by'])
  })

  it('retries once when no limit is given, and only when its criteria hold', async () => {
    const once = retry({ retryLimit: undefined, criteria: [{ condition: '$statusCode == 503' }] })
    expect((await playSteps([getStep('a', { onFailure: [once] })], inTurn({ status: 503 }))).log).toHaveLength(2)
    expect((await playSteps([getStep('a', { onFailure: [once] })], inTurn({ status: 404 }))).log).toHaveLength(1)
    expect(
      (await playSteps([getStep('a', { onFailure: [retry({ retryLimit: 0 })] })], inTurn({ status: 503 }))).log,
    ).toHaveLength(1)
  })

  it('waits as long as the answer asks', async () => {
    const { slept } = await playSteps(
      [getStep('a', { onFailure: [retry()] })],
      inTurn({ status: 503, headers: [['Retry-After', '3']] }, {}),
    )
    expect(slept).toEqual([3000])
  })

  it('runs a step or a workflow before it tries again', async () => {
    const steps = [
      getStep('a', { onFailure: [retry({ stepId: 'login' })] }),
      getStep('login', { operationId: 'addThing' }),
    ]
    expect((await playSteps(steps, byStep({ a: [{ status: 401 }, {}] }))).log).toEqual([
      'GET /things (a 0)',
      'POST /things (login 0)',
      'GET /things (a 1)',
      'POST /things (login 1)',
    ])
    const suite = await suiteOf([
      { workflowId: 'w', steps: [getStep('a', { onFailure: [retry({ workflowId: 'login' })] })] },
      { workflowId: 'login', steps: [getStep('post', { operationId: 'addThing' })] },
    ])
    const { send, log } = script(byStep({ a: [{ status: 401 }, {}] }))
    await runWorkflow(suite, 'w', contextOf(send))
    expect(log).toEqual(['GET /things (a 0)', 'POST /things (post 0)', 'GET /things (a 1)'])
  })

  it('may end the workflow', async () => {
    const step = getStep('a', { onFailure: [{ name: 'stop', type: 'end' }] })
    expect((await playSteps([step, getStep('b', ids('R2'))], inTurn({ status: 404 }))).sink.all).toEqual([
      ['untested', 'R2', { key: 'arazzo.after-end', args: { step: 'a', action: 'stop' } }],
    ])
  })

  it('does not apply to what could not be asked', async () => {
    const wrong = getStep('a', {
      parameters: [{ name: 'q', in: 'query', value: '$steps.b.outputs.x' }],
      onFailure: [retry()],
      ...ids('R1'),
    })
    const { sink, slept } = await playSteps([wrong, getStep('b', { outputs: { x: '$response.body' } })], inTurn({}))
    expect(slept).toEqual([])
    expect(sink.lines).toEqual(['untested R1 arazzo.step-not-run'])
  })

  it('is our error when its criteria cannot be evaluated', async () => {
    const wrong = getStep('a', { ...ids('R1'), onFailure: [retry({ criteria: [{ condition: '$each == 1' }] })] })
    expect((await playSteps([wrong], inTurn({ status: 404 }))).sink.lines).toEqual([
      'finding R1 arazzo.condition-broken',
      'error R1 arazzo.unknown-name',
    ])
  })
})
