import { describe, expect, it } from 'vitest'
import { compileRule } from '../cel/rule.ts'
import { celVariables } from './languages.ts'
import { languagesOf, play, playSteps, suiteWith } from './testing.ts'

const languages = { ...languagesOf(), cel: (source: string) => compileRule(source, celVariables) }
const words = { sv: 'x', en: 'x' }
const json = [['Content-Type', 'application/json']] as const

describe('a description that is not the profile’s own', () => {
  const steps = [
    {
      stepId: 'description',
      operationId: 'listThings',
      'x-address': '/openapi.yaml',
      outputs: { reads: { 'x-cel': 'operations(body).filter(o, o.method == "GET").map(o, o.path)' } },
    },
    {
      stepId: 'read',
      operationId: 'listThings',
      'x-address': '$each',
      'x-for-each': { in: { 'x-cel': 'steps.description.outputs.reads + ["/other?a=1"]' } },
      parameters: [{ name: 'b', in: 'query', value: { 'x-cel': 'size(each)' } }],
      'x-criteria': [
        { type: 'cel', when: 'has(body.id)', condition: 'body.id == "right"', verifies: ['R1'], message: words },
        { type: 'cel', when: 'has(body.nothing)', condition: 'false', verifies: ['R2'], message: words },
        { when: 'has(body.nothing)', condition: '$statusCode == 500', verifies: ['R3'], message: words },
      ],
    },
  ]
  const yaml = 'openapi: 3.1.0\npaths:\n  /a: { get: {} }\n  "/{b}": { get: {}, post: {} }\n'

  it('is read in YAML, and what it names is called', async () => {
    const answer = (request: { readonly url: string }) =>
      request.url.endsWith('/openapi.yaml')
        ? { headers: [['Content-Type', 'application/yaml']] as const, body: yaml }
        : { headers: json, body: request.url.endsWith('/a?b=2') ? { id: 'wrong' } : { id: 'right' } }
    const { log, sink } = await playSteps(steps, answer, { languages })
    expect(log).toEqual([
      'GET /openapi.yaml (description 0)',
      'GET /a?b=2 (read 0)',
      'GET /%7Bb%7D?b=4 (read 1)',
      'GET /other?a=1&b=10 (read 2)',
    ])
    // Nothing is said of R2 and R3: there was nothing to judge.
    expect(sink.lines).toEqual(['finding R1 arazzo.rule-broken', 'exercised R1', 'exercised R1'])
  })

  it.each([
    ['no YAML', 'a: [', 'application/yaml'],
    ['YAML that unfolds without end', `a: &a [${'x,'.repeat(99)}]\n${bomb()}`, 'application/yaml'],
    ['of another type', yaml, 'text/html'],
  ])('%s stays text', async (_, body, type) => {
    const [first] = steps
    const { log } = await playSteps(
      [
        {
          ...first,
          'x-address': '/x',
          outputs: { kind: { 'x-cel': 'type(body) == string ? ["/text"] : ["/value"]' } },
        },
        {
          stepId: 'then',
          operationId: 'listThings',
          'x-address': '$each',
          'x-for-each': { in: '$steps.description.outputs.kind' },
        },
      ],
      () => ({ headers: [['Content-Type', type]] as const, body }),
      { languages },
    )
    expect(log[1]).toBe('GET /text (then 0)')
  })

  it('a whole address is gone to as it stands', async () => {
    const { result } = await play(
      await suiteWith([{ stepId: 's', operationId: 'listThings', 'x-address': 'https://elsewhere.example/x' }]),
      'w',
      request => ({ status: request.url === 'https://elsewhere.example/x' ? 200 : 404 }),
    )
    expect(result.last?.request.url).toBe('https://elsewhere.example/x')
  })

  it('an expression that cannot be decided is an error, not a verdict', async () => {
    const { sink } = await playSteps(
      [
        {
          stepId: 's',
          operationId: 'listThings',
          'x-address': { 'x-cel': 'body.missing' },
          'x-verifies': ['R1'],
          successCriteria: [{ condition: '$statusCode == 200' }],
        },
        {
          stepId: 't',
          operationId: 'listThings',
          'x-criteria': [{ type: 'cel', when: 'body.x', condition: 'true', verifies: ['R2'], message: words }],
        },
      ],
      () => ({ headers: json, body: {} }),
      { languages },
    )
    expect(sink.lines[0]).toMatch(/^error R1 /)
  })

  it('an output that cannot be decided for one of many answers is an error where it is used, and not left out', async () => {
    const { log, sink } = await playSteps(
      [
        {
          stepId: 's',
          operationId: 'listThings',
          'x-address': '$each',
          'x-for-each': { in: ['/a', '/b'] },
          outputs: { id: { 'x-cel': 'body.id' } },
        },
        {
          stepId: 't',
          operationId: 'listThings',
          'x-address': '$each',
          'x-for-each': { in: '$steps.s.outputs.id' },
          'x-criteria': [{ type: 'cel', condition: 'true', verifies: ['R1'], message: words }],
        },
      ],
      request => ({ headers: json, body: request.url.endsWith('/a') ? { id: '/x' } : {} }),
      { languages },
    )
    expect(log).toEqual(['GET /a (s 0)', 'GET /b (s 1)'])
    expect(sink.lines[0]).toMatch(/^error R1 /)
  })
})

function bomb(): string {
  return ['b', 'c', 'd', 'e'].map((name, at) => `${name}: &${name} [${`*${'abcde'[at]},`.repeat(99)}]`).join('\n')
}
