import { describe, expect, it } from 'vitest'
import { runSuites, runWorkflow } from './interpreter.ts'
import { contextOf, getStep, inTurn, listen, script, suiteOf } from './testing.ts'

const ids = (...verifies: string[]) => ({ 'x-verifies': verifies })

describe('runSuites', () => {
  it('runs what no other workflow calls, in the order of the suites', async () => {
    const one = await suiteOf([
      { workflowId: 'sub', steps: [getStep('s')] },
      { workflowId: 'a', steps: [{ stepId: 'call', workflowId: 'sub' }] },
    ])
    const two = await suiteOf([{ workflowId: 'b', steps: [getStep('t')] }])
    const { send, log } = script(inTurn({}))
    await runSuites([one, two], contextOf(send))
    expect(log).toEqual(['GET /things (s 0)', 'GET /things (t 0)'])
  })

  it('leaves a workflow that was never called untested, unless it is out of scope', async () => {
    const suite = await suiteOf([
      { workflowId: 'a', steps: [getStep('x', { onFailure: [{ name: 'n', type: 'goto', workflowId: 'rescue' }] })] },
      { workflowId: 'rescue', steps: [getStep('s', ids('R1'))], 'x-finally': [getStep('f', ids('R2'))] },
      { workflowId: 'other', 'x-module': 'extra', steps: [getStep('s', ids('R3'))] },
    ])
    const { send } = script(inTurn({}))
    const sink = listen()
    await runSuites([suite], contextOf(send, { modules: [] }), sink)
    expect(sink.lines).toEqual(['untested R1 arazzo.workflow-not-run', 'untested R2 arazzo.workflow-not-run'])
  })

  it('leaves untested what looks at a workflow of another suite that was not claimed', async () => {
    const condition = '$workflows.far.outputs.x != null'
    const reason = { sv: 'Saknas.', en: 'Missing.' }
    const suites = [
      await suiteOf([{ workflowId: 'far', 'x-module': 'extra', steps: [getStep('s')], outputs: { x: '$steps.s.x' } }]),
      await suiteOf([{ workflowId: 'near', 'x-when': { condition, reason }, steps: [getStep('t', ids('R1'))] }]),
    ]
    const { send, log } = script(inTurn({}))
    const sink = listen()
    await runSuites(suites, contextOf(send, { modules: [] }), sink)
    expect(log).toEqual([])
    expect(sink.lines).toEqual(['untested R1 arazzo.workflow-not-run'])
  })

  it('calls workflows of other documents', async () => {
    const sourceDescriptions = [{ name: 'lib', url: 'https://example.test/lib.arazzo.yaml', type: 'arazzo' }]
    const steps = [
      {
        stepId: 'call',
        workflowId: '$sourceDescriptions.lib.shared',
        successCriteria: [{ condition: '$outputs.x == 1' }],
        ...ids('R1'),
      },
    ]
    const suites = [
      await suiteOf([{ workflowId: 'a', steps }], { sourceDescriptions }),
      await suiteOf(
        [
          {
            workflowId: 'shared',
            steps: [getStep('s', { outputs: { x: '$response.body#/x' } })],
            outputs: { x: '$steps.s.outputs.x' },
          },
        ],
        { $self: 'https://example.test/lib.arazzo.yaml' },
      ),
    ]
    const { send, log } = script(inTurn({ body: { x: 1 } }))
    const sink = listen()
    await runSuites(suites, contextOf(send), sink)
    expect(log).toEqual(['GET /things (s 0)'])
    expect(sink.lines).toEqual(['exercised R1'])
  })

  it('refuses two workflows of one id: evidence could not tell them apart', async () => {
    const suite = await suiteOf([{ workflowId: 'a', steps: [getStep('s')] }])
    const { send } = script(inTurn({}))
    await expect(runSuites([suite, suite], contextOf(send))).rejects.toMatchObject({ code: 'suite.refused' })
  })

  it('runs nothing for nothing', async () => {
    const sink = listen()
    await runSuites([], contextOf(script(inTurn({})).send), sink)
    expect(sink.lines).toEqual([])
  })
})

describe('runWorkflow', () => {
  it('refuses a workflow that is not there', async () => {
    const suite = await suiteOf([{ workflowId: 'a', steps: [getStep('s')] }])
    await expect(runWorkflow(suite, 'b', contextOf(script(inTurn({})).send))).rejects.toMatchObject({
      code: 'suite.refused',
    })
  })

  it('lets what the client throws through: it is no verdict', async () => {
    const suite = await suiteOf([{ workflowId: 'a', steps: [getStep('s', ids('R1'))] }])
    const sink = listen()
    const send = () => Promise.reject(new Error('secret missing'))
    await expect(runWorkflow(suite, 'a', contextOf(send), sink)).rejects.toThrow('secret missing')
    expect(sink.lines).toEqual([])
  })
})
