import { describe, expect, it } from 'vitest'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { loadSuite } from './load.ts'
import { verifiedBy } from './suite.ts'
import { getStep, suiteOf, suiteWith } from './testing.ts'

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

describe('loadSuite', () => {
  it('reads YAML', async () => {
    const suite = await loadSuite(
      `
arazzo: 1.0.1
info: { title: Pets, version: 1.0.0 }
sourceDescriptions: [{ name: pets, url: ./pets.yaml }]
workflows:
  - workflowId: buy
    inputs: { type: object, properties: { tag: { type: string } } }
    parameters:
      - { name: tag, in: query, value: $inputs.tag }
      - { name: page, in: query, value: 1 }
    steps:
      - stepId: find
        operationId: findPets
        parameters: [{ reference: $components.parameters.page, value: 3 }]
        successCriteria:
          - condition: $statusCode == 200
          - { context: $response.body, type: jsonpath, condition: '$[*]' }
        outputs: { id: '$response.body#/0/id' }
    outputs: { id: $steps.find.outputs.id }
components:
  parameters: { page: { name: page, in: query, value: 2 } }
`,
      'suites/pets.arazzo.yaml',
    )
    expect(suite).toMatchObject({ path: 'suites/pets.arazzo.yaml', version: '1.0', title: 'Pets' })
    expect(suite.sources).toEqual([{ name: 'pets', url: './pets.yaml', type: 'openapi' }])
    const step = suite.workflows.get('buy')?.steps[0]
    expect(step?.target).toEqual({ kind: 'operation', id: 'findPets' })
    expect(step?.parameters).toEqual([
      { name: 'tag', in: 'query', value: { kind: 'expression', expression: { kind: 'inputs', path: '.tag' } } },
      { name: 'page', in: 'query', value: { kind: 'constant', value: 3 } },
    ])
    expect(step?.successCriteria.map(({ type }) => type)).toEqual(['simple', 'jsonpath'])
  })

  it('reads our own fields', async () => {
    const suite = await suiteOf([
      {
        workflowId: 'w',
        'x-module': 'core',
        'x-role': 'provider',
        'x-when': { condition: '$inputs.a == 1', reason: words },
        steps: [
          getStep('a', {
            'x-verifies': ['R1', 'R2'],
            'x-criteria': [
              { condition: '$statusCode < 300', verifies: ['R2', 'R3'], message: words },
              { type: 'cel', condition: 'status == 200', verifies: ['R4'], message: words },
            ],
            'x-for-each': { in: ['a', 'b'], limit: 1 },
            'x-paging': { next: '$response.body#/next', parameter: 'pageToken', keep: ['limit'] },
            'x-complete': 'things',
            'x-auth': 'none',
            'x-negative': true,
            'x-other-tool': { any: 'thing' },
          }),
          getStep('b', { 'x-poll': { until: '$response.body#/done == true', every: 10, timeout: 100 } }),
        ],
        'x-finally': [getStep('c', { 'x-verifies': ['R5'] })],
      },
      { workflowId: 'bare', steps: [getStep('a')] },
    ])
    expect(suite.workflows.get('w')).toMatchObject({ modules: ['core'], role: 'provider', when: { reason: words } })
    const [a, b] = suite.workflows.get('w')?.steps ?? []
    expect(a).toMatchObject({
      verifies: ['R1', 'R2'],
      each: { in: { kind: 'constant', value: ['a', 'b'] }, limit: 1 },
      paging: { parameter: 'pageToken', keep: ['limit'], max: 1000 },
      completes: 'things',
      auth: 'none',
      negative: true,
    })
    expect(b).toMatchObject({ poll: { every: 10, timeout: 100 }, auth: 'default', negative: false })
    expect(verifiedBy(suite)).toEqual(
      new Map([
        ['w', ['R1', 'R2', 'R3', 'R4', 'R5']],
        ['bare', []],
      ]),
    )
  })

  it('lets a step override what the workflow gives to all, and never remove it', async () => {
    const suite = await suiteWith([getStep('a', { onFailure: [{ name: 'again', type: 'end' }] })], {
      failureActions: [
        { name: 'again', type: 'retry' },
        { name: 'stop', type: 'end' },
      ],
    })
    expect(suite.workflows.get('w')?.steps[0]?.onFailure.map(({ name, type }) => [name, type])).toEqual([
      ['again', 'end'],
      ['stop', 'end'],
    ])
  })
})

describe('refusals of the document', () => {
  const arazzo = (document: unknown) => loadSuite(JSON.stringify(document), 'x')
  const whole = {
    arazzo: '1.1.0',
    info: { title: 't', version: '1' },
    sourceDescriptions: [{ name: 'a', url: 'u' }],
    workflows: [{ workflowId: 'w', steps: [{ stepId: 's', operationId: 'o' }] }],
  }

  it('accepts the smallest document', async () => {
    await expect(arazzo(whole)).resolves.toMatchObject({ version: '1.1' })
  })

  it.each<[string, object, string, Message]>([
    ['a version from the future', { arazzo: '2.0.0' }, '/arazzo', message('arazzo.refused.version')],
    ['a version as a number', { arazzo: 1.1 }, '/arazzo', message('arazzo.refused.version')],
    ['a fragment in $self', { $self: 'http://a/#b' }, '/$self', message('arazzo.refused.fragment')],
    ['no title', { info: { version: '1' } }, '/info', message('arazzo.refused.required', { name: 'title' })],
    ['an unknown field', { more: 1 }, '/more', message('arazzo.refused.unknown-field', { name: 'more' })],
    ['no source', { sourceDescriptions: [] }, '/sourceDescriptions', message('arazzo.refused.empty')],
    [
      'two sources of one name',
      {
        sourceDescriptions: [
          { name: 'a', url: 'u' },
          { name: 'a', url: 'v' },
        ],
      },
      '/sourceDescriptions',
      message('arazzo.refused.duplicate', { name: 'a' }),
    ],
    [
      'a source name with a space',
      { sourceDescriptions: [{ name: 'a b', url: 'u' }] },
      '/sourceDescriptions/0/name',
      message('arazzo.refused.key', { name: 'a b' }),
    ],
    ['no workflow', { workflows: [] }, '/workflows', message('arazzo.refused.empty')],
    [
      'two workflows of one id',
      { workflows: [...whole.workflows, { workflowId: 'w', steps: [{ stepId: 'other', operationId: 'o' }] }] },
      '/workflows',
      message('arazzo.refused.duplicate', { name: 'w' }),
    ],
    [
      'a workflow without steps',
      { workflows: [{ workflowId: 'w', steps: [] }] },
      '/workflows/0/steps',
      message('arazzo.refused.empty'),
    ],
    [
      'a faulty component that nothing uses',
      { components: { parameters: { p: { name: 'p' } } } },
      '/components/parameters/p',
      message('arazzo.refused.required', { name: 'value' }),
    ],
    [
      'a component key with a space',
      { components: { inputs: { 'a b': {} } } },
      '/components/inputs/a b',
      message('arazzo.refused.key', { name: 'a b' }),
    ],
  ])('%s', async (_name, change, pointer, reason) => {
    expect(await refusal(arazzo({ ...whole, ...change }))).toEqual(refused(pointer, reason))
  })

  it('keeps what 1.1 added out of 1.0', async () => {
    const old = { ...whole, arazzo: '1.0.1' }
    const step = (more: object) => ({
      ...old,
      workflows: [{ workflowId: 'w', steps: [{ ...whole.workflows[0]?.steps[0], ...more }] }],
    })
    expect(await refusal(arazzo({ ...old, $self: 'http://a/b' }))).toMatchObject({ pointer: '/$self' })
    expect(await refusal(arazzo(step({ timeout: 1 })))).toMatchObject({ pointer: '/workflows/0/steps/0/timeout' })
    const selector = { context: '$response.body', selector: '$', type: 'jsonpath' }
    expect(await refusal(arazzo(step({ outputs: { a: selector } })))).toMatchObject({ key: 'arazzo.refused.type' })
    expect(await refusal(arazzo(step({ parameters: [{ name: 'q', in: 'querystring', value: 'a' }] })))).toMatchObject({
      key: 'arazzo.refused.word',
    })
  })

  it.each(['', '[1', 'a: [', '- a', '"text"', 'a: b\na: c', '{"a":1}}'])('is no suite: %j', async text => {
    expect((await refusal(loadSuite(text, 'x'))).code).toBe('suite.refused')
  })

  it('stops at documents that unfold without end', async () => {
    const levels = [...Array(20).keys()].map(n => `l${n + 1}: &l${n + 1} [*l${n}, *l${n}, *l${n}, *l${n}]`).join('\n')
    expect(await refusal(loadSuite(`l0: &l0 [a, b]\n${levels}`, 'x'))).toMatchObject({
      key: 'arazzo.refused.too-large',
    })
    expect(await refusal(loadSuite('arazzo: &a [*a]', 'x'))).toMatchObject({ code: 'suite.refused' })
    expect(await refusal(loadSuite('['.repeat(100_000), 'x'))).toMatchObject({ key: 'arazzo.refused.syntax' })
  })
})
