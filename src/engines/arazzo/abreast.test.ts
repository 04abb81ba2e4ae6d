import { describe, expect, it } from 'vitest'
import { abreast } from './abreast.ts'
import { runLive, topWorkflows } from './interpreter.ts'
import type { Lane } from './run-state.ts'
import { contextOf, getStep, inTurn, script, suiteOf } from './testing.ts'

const write = { stepId: 'w', operationId: 'addThing' }

async function groupsOf(workflows: readonly object[]): Promise<readonly (readonly string[])[]> {
  const suite = await suiteOf(workflows)
  const { apis } = contextOf(script(inTurn({})).send)
  return abreast(topWorkflows([suite]), apis).map(group =>
    group.map(({ workflow, after }) => [workflow.id, ...after.map(id => `after ${id}`)].join(' ')),
  )
}

describe('abreast', () => {
  it('puts what only reads side by side, and what writes by itself', async () => {
    const reads = (workflowId: string) => ({ workflowId, steps: [getStep('s')] })
    const cleans = { workflowId: 'cleans', steps: [getStep('s')], 'x-finally': [write] }
    expect(
      await groupsOf([reads('a'), reads('b'), { workflowId: 'c', steps: [getStep('s'), write] }, reads('d'), cleans]),
    ).toEqual([['a', 'b'], ['c'], ['d'], ['cleans']])
  })

  it.each<[string, object]>([
    ['depends on another', { dependsOn: ['a'] }],
    ['has a step that depends on a step elsewhere', { steps: [getStep('s', { dependsOn: ['$workflows.a.steps.s'] })] }],
    ['speaks of one that only comes later', { outputs: { y: '$workflows.later.outputs.x' } }],
    ['calls another', { steps: [{ stepId: 's', workflowId: 'sub' }] }],
    ['goes on in another', { steps: [getStep('s', { onFailure: [{ name: 'n', type: 'goto', workflowId: 'sub' }] })] }],
    ['calls what no description has', { steps: [{ stepId: 's', operationId: 'unknown' }] }],
  ])('puts by itself what %s', async (_, other) => {
    const reads = (workflowId: string) => ({ workflowId, steps: [getStep('s')] })
    const groups = await groupsOf([reads('a'), reads('sub'), { ...reads('b'), ...other }, reads('later')])
    expect(groups).toContainEqual(['b'])
  })

  const condition = '$workflows.a.outputs.x == 1'
  it.each<[string, object]>([
    ['hangs on it', { 'x-when': { condition, reason: { sv: 'Nej.', en: 'No.' } } }],
    ['gives it', { outputs: { y: '$workflows.a.outputs.x' } }],
    [
      'asks for it',
      { steps: [getStep('s', { parameters: [{ name: 'x', in: 'query', value: '$workflows.a.outputs.x' }] })] },
    ],
    ['judges by it', { steps: [getStep('s', { successCriteria: [{ condition }] })] }],
  ])('begins after another in whose outcome it has a part: it %s', async (_, other) => {
    const a = { workflowId: 'a', steps: [getStep('s')], outputs: { x: '$steps.s.x' } }
    expect(await groupsOf([a, { workflowId: 'b', steps: [getStep('s')], ...other }])).toEqual([['a', 'b after a']])
  })
})

/** Three workflows of two steps, against a system that answers the last request first; what happened, by lane. */
async function lived(
  most: number,
  fails: (event: string) => boolean = () => false,
  c: object = {},
): Promise<readonly string[]> {
  const steps = [getStep('s'), getStep('t')]
  const suite = await suiteOf(
    ['a', 'b', 'c'].map(workflowId => ({ workflowId, steps, ...(workflowId === 'c' ? c : {}) })),
  )
  const { send: _, ...setting } = contextOf(script(inTurn({})).send)
  const events: string[] = []
  const answers: (() => void)[] = []
  let opened = 0
  const open = (): Lane => {
    const lane = opened++
    const { send } = script(inTurn({}))
    return {
      send: async (request, turn, options) => {
        const event = `${lane} ${turn.workflow} ${turn.step}`
        events.push(event)
        await new Promise<void>(resolve => answers.push(resolve))
        if (fails(event)) throw new Error(event)
        return send(request, turn, options)
      },
      close: () => void events.push(`${lane} closed`),
    }
  }
  let isOver = false
  const over = runLive([suite], setting, { most, open })
    .catch((error: Error) => events.push(`failed: ${error.message}`))
    .finally(() => {
      isOver = true
    })
  while (!isOver) {
    answers.pop()?.()
    await new Promise(setImmediate)
  }
  await over
  return events
}

describe('runLive', () => {
  it('has so many workflows on their way at once, each in a lane of its own', async () => {
    const one = ['0 a s', '0 a t', '0 closed', '1 b s', '1 b t', '1 closed', '2 c s', '2 c t', '2 closed']
    expect(await lived(1)).toEqual(one)
    const two = ['0 a s', '1 b s', '1 b t', '1 closed', '2 c s', '2 c t', '2 closed', '0 a t', '0 closed']
    expect(await lived(2)).toEqual(two)
  })

  it('begins what speaks of another when that has ended', async () => {
    const c = { outputs: { y: '$workflows.a.outputs.x' } }
    expect(await lived(3, () => false, c)).toEqual([
      ...['0 a s', '1 b s', '1 b t', '1 closed', '0 a t', '0 closed'],
      ...['2 c s', '2 c t', '2 closed'],
    ])
  })

  it('begins no other once one has failed, and waits for those on their way', async () => {
    const events = await lived(2, event => event === '1 b s')
    expect(events).toEqual(['0 a s', '1 b s', '0 a t', '0 closed', 'failed: 1 b s'])
  })
})
