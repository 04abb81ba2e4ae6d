import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../model/evidence.ts'
import { troubleOf } from '../../model/trouble.ts'
import type { ApiDescription } from './api.ts'
import { checkSuite } from './check-suite.ts'
import type { Receive, RunContext, Waiting } from './run-state.ts'
import {
  api,
  contextOf,
  inTurn,
  languagesOf,
  listen,
  playSteps,
  script,
  suiteOf,
  suiteWith,
  traced,
} from './testing.ts'
import { arazzoCheck } from './trace-check.ts'

const described: ApiDescription = {
  ...api,
  byId: id =>
    id === 'notice'
      ? { method: 'POST', path: 'change', isWebhook: true, parameters: [], requestTypes: [], responseTypes: [] }
      : api.byId(id),
  problem: () => ({ key: 'openapi.request-operation', args: {} }),
}
const apis = new Map([['api', described]])

/** A receiver at which these bodies arrive one after the other; undefined for none in time. */
function arriving(...bodies: readonly (string | undefined)[]) {
  const asked: string[] = []
  const exchanges: Exchange[] = []
  const receive: Receive = async (url, sentBy, { patience }) => {
    const body = bodies[asked.length]
    asked.push(`${url} ${patience}`)
    const exchange: Exchange = {
      ...{ kind: 'exchange', id: `sha256:${asked.length}`, sentBy, sender: 'sut', startedAt: '', duration: 40 },
      request: { method: 'POST', url, headers: [['content-type', 'application/json']], ...(body ? { body } : {}) },
      ...(body ? { response: { status: 200, headers: [], body: '' } } : { trouble: troubleOf('not-called', 'none') }),
      redactions: [],
    }
    exchanges.push(exchange)
    return exchange
  }
  return { receive, asked, exchanges }
}

const told = (more: object = {}) => ({
  stepId: 'told',
  operationId: 'notice',
  'x-receive': '{$inputs.receiver}/a',
  successCriteria: [{ condition: "$method == 'POST' && $request.body#/flag == true" }],
  'x-verifies': ['R1'],
  ...more,
})
const poll = { 'x-poll': { until: '$request.body#/flag == true', every: 1, timeout: 100 } }
const inputs = { receiver: 'http://here' }

async function said(step: object, receive?: Receive, more: Partial<RunContext> = { inputs }) {
  const { sink, log } = await playSteps([step], inTurn({}), { apis, ...(receive ? { receive } : {}), ...more })
  expect(log).toEqual([])
  return sink.lines
}

describe('a step with x-receive', () => {
  it('sends nothing, and judges the request that comes', async () => {
    const { receive, asked } = arriving('{"flag":true}')
    expect(await said(told({ timeout: 700 }), receive)).toEqual(['exercised R1'])
    expect(asked).toEqual(['http://here/a 700'])
    expect(await said(told(), arriving('{"flag":false}').receive)).toEqual(['finding R1 arazzo.condition-broken'])
  })

  it('takes what the request lacks for the system’s doing, not for ours', async () => {
    expect(await said(told(), arriving('{}').receive)).toEqual(['finding R1 arazzo.condition-broken'])
  })

  it('is a finding when none comes, and waits a minute when it does not say how long', async () => {
    const { receive, asked } = arriving()
    expect(await said(told(), receive)).toEqual(['finding R1 arazzo.sut-trouble'])
    expect(asked).toEqual(['http://here/a 60000'])
  })

  it('says nothing against what a request that never came would have said', async () => {
    const criterion = { type: 'simple', condition: '$request.body#/flag == true', verifies: ['R2'] }
    const own = { 'x-criteria': [{ ...criterion, message: { sv: 'x', en: 'x' } }] }
    expect(await said(told(own), arriving().receive)).toEqual([
      'finding R1 arazzo.sut-trouble',
      'untested R2 arazzo.trouble',
    ])
  })

  it('waits on for the request that it wants, and judges the last when no more come', async () => {
    const wanted = arriving('{}', '{"flag":true}')
    expect(await said(told(poll), wanted.receive)).toEqual(['exercised R1'])
    expect(wanted.asked).toHaveLength(2)
    expect(await said(told(poll), arriving('{"flag":false}').receive)).toEqual([
      'finding R1 arazzo.condition-broken',
      'finding R1 arazzo.condition-broken',
    ])
    const endless = arriving('{}', '{}', '{}', '{}', '{}')
    await said(told(poll), endless.receive)
    expect(endless.asked).toHaveLength(3)
  })

  it('is untested without a receiver', async () => {
    expect(await said(told())).toEqual(['untested R1 arazzo.not-recorded'])
    const declared = { type: 'object', properties: { receiver: { type: 'string', 'x-receiver': true } } }
    const suite = await suiteWith([told()], { inputs: declared })
    const sink = listen()
    await traced(arazzoCheck([suite], { ...replayable(), inputs: {} }), [], sink)
    expect(sink.lines).toEqual(['untested R1 arazzo.no-receiver'])
  })

  it('is judged from a recording as it was live', async () => {
    const { receive, exchanges } = arriving('{}', '{"flag":true}')
    await said(told(poll), receive)
    const sink = listen()
    await traced(arazzoCheck([await suiteWith([told(poll)])], replayable()), exchanges, sink)
    expect(sink.lines).toEqual(['exercised R1'])
  })
})

describe('a step that says more of how it receives', () => {
  const receiving = {
    address: '{$inputs.receiver}/a',
    patience: '$inputs.seconds',
    instruction: { sv: 'Sänd.', en: 'Send.' },
    answer: {
      status: 201,
      body: {
        contentType: 'application/xml',
        payload: '<kvittens><för/></kvittens>',
        replacements: [
          { target: '//*:för', value: { context: '$request.body', selector: '(//*:ID)[1]', type: 'xpath' } },
        ],
      },
    },
  }
  const step = told({ 'x-receive': receiving })

  /** What the outside is told of the wait. */
  async function waitOf(given: object, seconds: unknown = 900): Promise<Waiting | undefined> {
    let found: Waiting | undefined
    const { receive } = arriving('{"flag":true}')
    const spy: Receive = (address, turn, wait) => {
      found = wait
      return receive(address, turn, wait)
    }
    await said(given, spy, { inputs: { ...inputs, seconds } })
    return found
  }
  const post = (body: string) => ({
    ...{ method: 'POST', url: 'http://here/a', body },
    headers: [['Content-Type', 'application/xml']] as const,
  })

  it('waits as long as an input says, or as usual when that is no number, and says what is to be done', async () => {
    expect(await waitOf(step)).toMatchObject({ patience: 900_000, instruction: { sv: 'Sänd.', en: 'Send.' } })
    expect(await waitOf(step, 'länge')).toMatchObject({ patience: 60_000 })
    expect(await waitOf(told())).toEqual({ patience: 60_000 })
  })

  it('answers with what it makes of the request', async () => {
    const wait = await waitOf(step)
    expect(await wait?.answer?.(post('<x:XHE xmlns:x="urn:x"><ID>7 &lt; 8</ID></x:XHE>'))).toEqual({
      status: 201,
      headers: [['Content-Type', 'application/xml']],
      body: '<kvittens><för>7 &lt; 8</för></kvittens>',
    })
  })

  it('answers what came in another encoding too', async () => {
    const text = '\ufeff<?xml version="1.0" encoding="UTF-16"?><x><ID>å</ID></x>'
    const body = Buffer.from(text, 'utf16le').toString('base64')
    const wait = await waitOf(step)
    const told = await wait?.answer?.({ ...post(body), encoding: 'base64' })
    expect(told?.body).toBe('<kvittens><för>å</för></kvittens>')
  })

  it('answers 400 when the request lacks what the answer is made of, and 500 when the suite is wrong', async () => {
    const wait = await waitOf(step)
    const refused = { status: 400, headers: [] }
    expect(await wait?.answer?.(post('<x/>'))).toEqual(refused)
    expect(await wait?.answer?.(post('no XML'))).toEqual(refused)
    expect(await wait?.answer?.(post(''))).toEqual(refused)
    const [replacement] = receiving.answer.body.replacements
    const body = { ...receiving.answer.body, replacements: [{ ...replacement, target: '//*:none' }] }
    const wrong = await waitOf(told({ 'x-receive': { ...receiving, answer: { status: 200, body } } }))
    expect(await wrong?.answer?.(post('<ID>7</ID>'))).toEqual({ status: 500, headers: [] })
    const empty = await waitOf(told({ 'x-receive': { address: 'x', answer: { status: 503 } } }))
    expect(await empty?.answer?.(post('<ID>7</ID>'))).toEqual({ status: 503, headers: [] })
  })

  it.each([
    [{ holds: true }, undefined],
    [true, 'arazzo.refused.answer'],
  ])('needs a receiver that waits for its answer (%j)', async (manners, key) => {
    const declared = { receiver: { type: 'string', 'x-receiver': manners }, seconds: { type: 'integer' } }
    const suite = await suiteWith([step], { inputs: { type: 'object', properties: declared } })
    const checked = checkSuite(suite, { suites: [suite], apis, languages: languagesOf() })
    if (key) await expect(checked).rejects.toMatchObject({ code: 'suite.refused', reason: { key } })
    else expect(await checked).toBeUndefined()
  })
})

describe('x-receive is refused', () => {
  it.each([
    ['on an operation that we call', { ...told(), operationId: 'listThings' }],
    ['when a webhook is called without it', { stepId: 'told', operationId: 'notice' }],
  ])('%s', async (_, step) => {
    const suite = await suiteWith([step], { inputs: { type: 'object', properties: { receiver: {} } } })
    await expect(checkSuite(suite, { suites: [suite], apis, languages: languagesOf() })).rejects.toMatchObject({
      code: 'suite.refused',
      reason: { key: 'arazzo.refused.receive' },
    })
  })
})

describe('x-receive is refused where it is read', () => {
  it.each([
    ['unless', { address: 'x', instruction: { sv: 'Sänd.', en: 'Send.', unless: { 'x-cel': 'odd' } } }],
    [
      'a replacement',
      { address: 'x', answer: { status: 200, body: { replacements: [{ target: '/a', value: { 'x-cel': 'odd' } }] } } },
    ],
  ])('for CEL that cannot be read in %s', async (_, receive) => {
    const declared = { receiver: { type: 'string', 'x-receiver': { holds: true } } }
    const suite = await suiteWith([told({ 'x-receive': receive })], {
      inputs: { type: 'object', properties: declared },
    })
    await expect(checkSuite(suite, { suites: [suite], apis, languages: languagesOf() })).rejects.toMatchObject({
      code: 'suite.expression',
      args: { expression: 'odd' },
    })
  })

  it.each([
    [{ adress: '{$inputs.receiver}/a', patience: 3 }, ''],
    [{ address: 5 }, '/address'],
    [['{$inputs.receiver}/a'], ''],
    [{ address: 'x', answer: { status: 99 } }, '/answer/status'],
    [{ address: 'x', answer: { status: 20000 } }, '/answer/status'],
    [{ address: 'x', instruction: { sv: 'Sänd.', en: 'Send.', unles: true } }, '/instruction/unles'],
  ])('%j', async (receive, at) => {
    await expect(suiteWith([told({ 'x-receive': receive })])).rejects.toMatchObject({
      code: 'suite.refused',
      args: { pointer: `/workflows/0/steps/0/x-receive${at}` },
    })
  })
})

describe('a workflow of several modules', () => {
  it.each([
    [['a', 'b'], ['exercised R1']],
    [['a'], []],
    [['b'], []],
  ])('is run when all are claimed: %j', async (modules, lines) => {
    const suite = await suiteOf([{ workflowId: 'w', 'x-module': ['a', 'b'], steps: [told()] }])
    const sink = listen()
    const { receive } = arriving('{"flag":true}')
    const { exchanges } = script(inTurn({}))
    await receive('http://here/a', { workflow: 'w', step: 'told', turn: 0 }, { patience: 1 }).then(each =>
      exchanges.push(each),
    )
    await traced(arazzoCheck([suite], { ...replayable(), modules }), exchanges, sink)
    expect(sink.lines).toEqual(lines)
  })
})

function replayable() {
  const { send: _send, sleep: _sleep, ...context } = contextOf(script(inTurn({})).send, { apis, inputs })
  return context
}
