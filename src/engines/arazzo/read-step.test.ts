import { describe, expect, it } from 'vitest'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { getStep, suiteWith } from './testing.ts'

interface Refusal {
  readonly code: string
  readonly pointer: unknown
  readonly key: string | undefined
}

async function refusal(loading: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await loading.then(
    () => new Error('it was accepted'),
    reason => reason,
  )
  if (!(error instanceof ToolError)) throw error
  return { code: error.code, pointer: error.args.pointer, key: error.reason?.key }
}

const refused = (pointer: string, { key }: Message): Refusal => ({ code: 'suite.refused', pointer, key })
const words = { sv: 'Så', en: 'So' }

describe('refusals of a step', () => {
  const at = '/workflows/0/steps/0'

  it.each<[string, object, string, Message]>([
    ['no target', { operationId: undefined }, at, message('arazzo.refused.one-of', { names: '' })],
    ['two targets', { workflowId: 'w' }, at, message('arazzo.refused.one-of', { names: '' })],
    ['no criteria in the list', { successCriteria: [] }, `${at}/successCriteria`, message('arazzo.refused.empty')],
    [
      'a parameter without place',
      { parameters: [{ name: 'a', value: 1 }] },
      `${at}/parameters/0`,
      message('arazzo.refused.required', { name: 'in' }),
    ],
    [
      'a parameter in no place',
      { parameters: [{ name: 'a', in: 'body', value: 1 }] },
      `${at}/parameters/0/in`,
      message('arazzo.refused.word', { allowed: '' }),
    ],
    [
      'two parameters of one name and place',
      {
        parameters: [
          { name: 'a', in: 'query', value: 1 },
          { name: 'a', in: 'query', value: 2 },
        ],
      },
      `${at}/parameters`,
      message('arazzo.refused.duplicate', { name: 'a' }),
    ],
    [
      'a reference to no component',
      { parameters: [{ reference: '$components.parameters.none' }] },
      `${at}/parameters/0/reference`,
      message('arazzo.refused.reference', { name: '' }),
    ],
    [
      'a context without type',
      { successCriteria: [{ type: 'regex', condition: 'a' }] },
      `${at}/successCriteria/0`,
      message('arazzo.refused.required', { name: 'context' }),
    ],
    [
      'an unknown type of criterion',
      { successCriteria: [{ type: 'cel', context: '$url', condition: 'a' }] },
      `${at}/successCriteria/0/type`,
      message('arazzo.refused.word', { allowed: '' }),
    ],
    [
      'a version of another language',
      { successCriteria: [{ type: { type: 'xpath', version: 'rfc9535' }, context: '$url', condition: 'a' }] },
      `${at}/successCriteria/0/type/version`,
      message('arazzo.refused.word', { allowed: '' }),
    ],
    [
      'a goto to nowhere',
      { onSuccess: [{ name: 'n', type: 'goto' }] },
      `${at}/onSuccess/0`,
      message('arazzo.refused.one-of', { names: '' }),
    ],
    [
      'a retry after success',
      { onSuccess: [{ name: 'n', type: 'retry' }] },
      `${at}/onSuccess/0/type`,
      message('arazzo.refused.word', { allowed: '' }),
    ],
    [
      'a negative limit',
      { onFailure: [{ name: 'n', type: 'retry', retryLimit: -1 }] },
      `${at}/onFailure/0/retryLimit`,
      message('arazzo.refused.number', { minimum: 0, integer: 1 }),
    ],
    [
      'two actions of one name',
      {
        onFailure: [
          { name: 'n', type: 'end' },
          { name: 'n', type: 'retry' },
        ],
      },
      `${at}/onFailure`,
      message('arazzo.refused.duplicate', { name: 'n' }),
    ],
    [
      'parameters of an action without workflow',
      { onFailure: [{ name: 'n', type: 'end', parameters: [] }] },
      `${at}/onFailure/0`,
      message('arazzo.refused.required', { name: 'workflowId' }),
    ],
    [
      'an output key with a space',
      { outputs: { 'a b': '$url' } },
      `${at}/outputs/a b`,
      message('arazzo.refused.key', { name: '' }),
    ],
    [
      'a step that proves nothing',
      { successCriteria: undefined, 'x-verifies': ['R'] },
      `${at}/x-verifies`,
      message('arazzo.refused.proves-nothing'),
    ],
    ['a list of no requirements', { 'x-verifies': [] }, `${at}/x-verifies`, message('arazzo.refused.empty')],
    [
      'a criterion for nothing',
      { 'x-criteria': [{ condition: '1 == 1', verifies: [], message: words }] },
      `${at}/x-criteria/0/verifies`,
      message('arazzo.refused.empty'),
    ],
    [
      'a criterion in one language',
      { 'x-criteria': [{ condition: '1 == 1', verifies: ['R'], message: { en: 'So' } }] },
      `${at}/x-criteria/0/message`,
      message('arazzo.refused.required', { name: 'sv' }),
    ],
    [
      'paging and polling at once',
      {
        'x-paging': { next: '$response.body#/n', parameter: 'p' },
        'x-poll': { until: '1 == 1', every: 1, timeout: 1 },
      },
      at,
      message('arazzo.refused.not-together', { names: '' }),
    ],
    [
      'polling without pause',
      { 'x-poll': { until: '1 == 1', every: 0, timeout: 1 } },
      `${at}/x-poll/every`,
      message('arazzo.refused.number', { minimum: 1, integer: 1 }),
    ],
    ['other credentials', { 'x-auth': 'admin' }, `${at}/x-auth`, message('arazzo.refused.word', { allowed: '' })],
  ])('%s', async (_name, change, pointer, { key }) => {
    expect(await refusal(suiteWith([getStep('a', change)]))).toEqual({ code: 'suite.refused', pointer, key })
  })

  it('two steps of one id, and requirements on a workflow', async () => {
    expect(await refusal(suiteWith([getStep('a')], { 'x-finally': [getStep('a')] }))).toMatchObject({
      key: 'arazzo.refused.duplicate',
    })
    expect(await refusal(suiteWith([getStep('a')], { 'x-verifies': ['R'] }))).toEqual(
      refused('/workflows/0/x-verifies', message('arazzo.refused.belongs-to-step', { name: '' })),
    )
  })

  it.each<[string, object, string]>([
    ['a condition', { successCriteria: [{ condition: '$statusCode = 200' }] }, '/successCriteria/0/condition'],
    ['a value', { parameters: [{ name: 'a', in: 'query', value: '$imputs.a' }] }, '/parameters/0/value'],
    ['a value in braces', { parameters: [{ name: 'a', in: 'query', value: 'x{$imputs.a}' }] }, '/parameters/0/value'],
    ['a payload', { requestBody: { payload: { a: ['$nowhere'] } } }, '/requestBody/payload/a/0'],
    ['an output', { outputs: { a: '$response.boddy' } }, '/outputs/a'],
    [
      'a context',
      { successCriteria: [{ type: 'regex', context: 'body', condition: 'a' }] },
      '/successCriteria/0/context',
    ],
    ['a list', { 'x-for-each': { in: 'things' } }, '/x-for-each/in'],
    [
      'a next page that is no part of the answer',
      { 'x-paging': { next: '$inputs.n', parameter: 'p' } },
      '/x-paging/next',
    ],
    ['a reference', { parameters: [{ reference: '$inputs.a' }] }, '/parameters/0/reference'],
    ['a guard', { 'x-when': { condition: '$a', reason: words } }, '/x-when/condition'],
  ])('%s that is no expression', async (_name, change, pointer) => {
    expect(await refusal(suiteWith([getStep('a', change)]))).toMatchObject({
      code: 'suite.expression',
      pointer: `${at}${pointer}`,
    })
  })
})

describe('AsyncAPI of 1.1', () => {
  const steps = (step: object) => suiteWith([{ stepId: 's', ...step }])

  it('loads', async () => {
    const suite = await steps({ channelPath: 'orders', action: 'receive', correlationId: 'x', timeout: 10 })
    expect(suite.workflows.get('w')?.steps[0]).toMatchObject({ target: { kind: 'message' }, timeout: 10 })
  })

  it.each<[string, object]>([
    ['a channel without action', { channelPath: 'orders' }],
    ['an unknown action', { operationId: 'o', action: 'wait' }],
    ['a correlation id on a step that sends', { operationId: 'o', action: 'send', correlationId: 'x' }],
    ['an action on a path', { operationPath: 'p', action: 'send' }],
    ['an empty dependsOn', { operationId: 'o', action: 'send', dependsOn: [] }],
    ['a dependsOn of another form', { operationId: 'o', action: 'send', dependsOn: ['$steps.a'] }],
  ])('refuses %s', async (_name, step) => {
    expect((await refusal(steps(step))).code).toBe('suite.refused')
  })
})
