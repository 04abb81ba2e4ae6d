import { describe, expect, it } from 'vitest'
import { checkSuite } from './check-suite.ts'
import type { Suite } from './suite.ts'
import { api, getStep, languagesOf, suiteOf } from './testing.ts'

const words = { sv: 'Så', en: 'So' }

function check(suite: Suite, others: readonly Suite[] = []): Promise<void> {
  return checkSuite(suite, {
    suites: [suite, ...others],
    apis: new Map([['api', api]]),
    languages: languagesOf({ 'known rule': () => true }),
  })
}

const inputs = { type: 'object', properties: { tag: {} } }
const workflow = (steps: readonly object[], more: object = {}) => ({ workflowId: 'w', inputs, steps, ...more })
const query = (value: unknown) => ({ parameters: [{ name: 'q', in: 'query', value }] })

describe('checkSuite', () => {
  it('accepts a suite in which every name leads somewhere', async () => {
    const suite = await suiteOf([
      workflow(
        [
          getStep('a', {
            ...query('$inputs.tag'),
            outputs: { id: '$response.body#/id' },
            'x-paging': { next: '$response.body#/next', parameter: 'p' },
            'x-criteria': [
              { type: 'cel', condition: 'known rule', verifies: ['R'], message: words },
              { type: 'jsonpath', context: '$pages', condition: '$[*].data', verifies: ['R'], message: words },
              {
                type: 'xpath',
                context: '$response.body',
                condition: '/a[b = {$inputs.tag}]',
                verifies: ['R'],
                message: words,
              },
            ],
          }),
          getStep('b', { ...query('$each#/id'), 'x-for-each': { in: '$steps.a.outputs.id' } }),
          { stepId: 'c', workflowId: 'sub', outputs: { o: '$outputs.x' } },
          { stepId: 'd', channelPath: 'anything', action: 'receive' },
        ],
        { outputs: { id: '$steps.a.outputs.id', own: '$outputs.id' }, dependsOn: ['sub'] },
      ),
      {
        workflowId: 'sub',
        steps: [getStep('s', query('$workflows.w.steps.a.outputs.id'))],
        outputs: { x: '$inputs.any' },
      },
    ])
    await expect(check(suite)).resolves.toBeUndefined()
  })

  it('lets a suite look at the workflows of another one of the run', async () => {
    const far = await suiteOf([
      {
        workflowId: 'far',
        steps: [getStep('s', { outputs: { x: '$statusCode' } })],
        outputs: { x: '$steps.s.outputs.x' },
      },
    ])
    const near = (output: string) =>
      suiteOf([{ workflowId: 'near', steps: [getStep('t', query(`$workflows.far.outputs.${output}`))] }])
    await expect(check(await near('x'), [far])).resolves.toBeUndefined()
    await expect(check(await near('none'), [far])).rejects.toMatchObject({ code: 'suite.expression' })
  })

  const at = '/workflows/0/steps/0'

  it.each<[string, object]>([
    ['an operation', { operationId: 'none' }],
    ['an operation path', { operationId: undefined, operationPath: 'definitely-not' }],
    ['a workflow', { operationId: undefined, workflowId: 'none' }],
    ['a step of an action', { onSuccess: [{ name: 'n', type: 'goto', stepId: 'none' }] }],
    ['a workflow of an action', { onFailure: [{ name: 'n', type: 'goto', workflowId: 'none' }] }],
  ])('refuses %s that is nowhere', async (_name, more) => {
    await expect(check(await suiteOf([workflow([getStep('a', more)])]))).rejects.toMatchObject({
      code: 'suite.refused',
      args: { pointer: at },
    })
  })

  it.each<[string, object]>([
    ['an input', query('$inputs.none')],
    ['a step', query('$steps.none.outputs.a')],
    ['an output', query('$steps.a.outputs.none')],
    ['a later step', query('$steps.z.outputs.id')],
    ['a workflow', query('$workflows.none.outputs.a')],
    ['an output of a workflow', query('$workflows.w.outputs.none')],
    ['an input of a workflow', query('$workflows.w.inputs.none')],
    ['an output of its step', query('$workflows.w.steps.a.outputs.none')],
    ['outputs of no called workflow', query('$outputs.a')],
    ['an item of no list', query('{$each}')],
    ['pages of no list', query(['$pages'])],
    ['an address of its own', query('$self')],
    ['a field of the source', query('$sourceDescriptions.api.version')],
    ['a component', query('$components.parameters.p')],
    ['a part of a message', query('$message.payload')],
    ['a header, misspelt', { outputs: { a: '$response.headers.ETag' } }],
    ['something in a criterion', { successCriteria: [{ condition: '$statusCode == $inputs.none' }] }],
    ['something in a context', { successCriteria: [{ type: 'regex', context: '$inputs.none', condition: 'a' }] }],
    ['something in a pattern', { successCriteria: [{ type: 'regex', context: '$url', condition: '{$inputs.none}' }] }],
    ['something in a guard', { 'x-when': { condition: '$inputs.none == 1', reason: words } }],
    [
      'something in a payload',
      { requestBody: { payload: { a: { context: '$inputs.none', selector: '$', type: 'jsonpath' } } } },
    ],
    ['something in a replacement', { requestBody: { replacements: [{ target: '/a', value: '$inputs.none' }] } }],
    [
      'something in an action',
      { onSuccess: [{ name: 'n', type: 'end', criteria: [{ condition: '$inputs.none == 1' }] }] },
    ],
  ])('refuses an expression for %s that is nowhere', async (_name, more) => {
    const suite = await suiteOf([workflow([getStep('a', more), getStep('z', { outputs: { id: '$response.body' } })])])
    await expect(check(suite)).rejects.toMatchObject({ code: 'suite.expression', args: { pointer: at } })
  })

  it.each(['$statusCode', '$steps.a.outputs.none', '$each'])(
    'refuses %s as an output of the workflow',
    async output => {
      await expect(check(await suiteOf([workflow([getStep('a')], { outputs: { o: output } })]))).rejects.toMatchObject({
        code: 'suite.expression',
        args: { pointer: '/workflows/0/outputs' },
      })
    },
  )

  it.each<[string, string]>([
    ['regex', '('],
    ['jsonpath', "$.status == 'accepted'"],
    ['xpath', '/a b'],
    ['xpath', 'nothing(1)'],
    ['cel', 'unknown rule'],
  ])('refuses a %s that cannot be read: %s', async (type, condition) => {
    const criterion = { type, context: '$response.body', condition, verifies: ['R'], message: words }
    const suite = await suiteOf([workflow([getStep('a', { 'x-criteria': [criterion] })])])
    await expect(check(suite)).rejects.toMatchObject({
      code: 'suite.expression',
      args: { pointer: at, expression: condition },
      reason: { key: 'arazzo.criterion-error' },
    })
  })

  it.each([
    ['a payload', { requestBody: { payload: { 'x-cel': 'unknown rule' } } }],
    ['a replacement', { requestBody: { replacements: [{ target: '/a', value: { 'x-cel': 'unknown rule' } }] } }],
    [
      'a parameter of an action',
      {
        onSuccess: [
          {
            name: 'n',
            type: 'goto',
            workflowId: 'w',
            parameters: [{ name: 'tag', value: { 'x-cel': 'unknown rule' } }],
          },
        ],
      },
    ],
    [
      'when',
      { 'x-criteria': [{ condition: '$statusCode == 200', when: 'unknown rule', verifies: ['R'], message: words }] },
    ],
  ])('refuses CEL that cannot be read in %s', async (_name, more) => {
    await expect(check(await suiteOf([workflow([getStep('a', more)])]))).rejects.toMatchObject({
      code: 'suite.expression',
      args: { pointer: at, expression: 'unknown rule' },
    })
  })

  it('lets a loop speak of a later step', async () => {
    const back = { onSuccess: [{ name: 'n', type: 'goto', stepId: 'a' }] }
    const suite = await suiteOf([
      workflow([
        getStep('a', query('$steps.b.outputs.id')),
        getStep('b', { outputs: { id: '$response.body' }, ...back }),
      ]),
    ])
    await expect(check(suite)).resolves.toBeUndefined()
  })

  it.each([
    ['a step that is nowhere', [getStep('a', { dependsOn: ['none'] })]],
    ['a step that waits for itself', [getStep('a', { dependsOn: ['a'] })]],
    ['steps that wait for each other', [getStep('a', { dependsOn: ['b'] }), getStep('b', { dependsOn: ['a'] })]],
  ])('refuses dependsOn with %s', async (_name, steps) => {
    await expect(check(await suiteOf([workflow(steps)]))).rejects.toMatchObject({ code: 'suite.refused' })
  })

  it('looks into x-finally, and at what workflows wait for', async () => {
    await expect(
      check(await suiteOf([workflow([getStep('a')], { 'x-finally': [getStep('z', query('$each'))] })])),
    ).rejects.toMatchObject({
      args: { pointer: '/workflows/0/x-finally/0' },
    })
    await expect(check(await suiteOf([workflow([getStep('a')], { dependsOn: ['none'] })]))).rejects.toMatchObject({
      args: { pointer: '/workflows/0/dependsOn' },
    })
  })
})
