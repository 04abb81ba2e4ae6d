import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runSuites } from './interpreter.ts'
import type { Suite } from './suite.ts'
import {
  type Answer,
  contextOf,
  getStep,
  inTurn,
  languagesOf,
  listen,
  type Script,
  script,
  suiteOf,
  traced,
} from './testing.ts'
import { arazzoCheck, type ReplayContext } from './trace-check.ts'

const ids = (...verifies: string[]) => ({ 'x-verifies': verifies })
const words = { sv: 'Så', en: 'So' }
const { send: _send, sleep: _sleep, ...replayContext } = contextOf(script(inTurn({})).send)

async function judge(suite: Suite, { exchanges }: Pick<Script, 'exchanges'>, context: ReplayContext = replayContext) {
  const sink = listen()
  await traced(arazzoCheck([suite], context), exchanges, sink)
  return sink
}

describe('arazzoCheck', () => {
  const suite = suiteOf([
    {
      workflowId: 'w',
      steps: [
        getStep('a', { ...ids('R1', 'R2'), outputs: { id: '$response.body#/id' } }),
        getStep('b', ids('R2', 'R3')),
      ],
    },
  ])

  it('names every requirement that the suites can judge', async () => {
    const check = arazzoCheck([await suite], replayContext)
    expect([check.id, check.verifies]).toEqual(['arazzo', ['R1', 'R2', 'R3']])
  })

  it('judges by the recording, and sends nothing', async () => {
    const recorded = script(inTurn({ body: { id: 1 } }, { status: 404 }))
    await runSuites([await suite], contextOf(recorded.send))
    const sent = recorded.log.length
    expect((await judge(await suite, recorded)).lines).toEqual([
      'exercised R1',
      'exercised R2',
      'finding R2 arazzo.condition-broken',
      'finding R3 arazzo.condition-broken',
    ])
    expect(recorded.log).toHaveLength(sent)
  })

  it('leaves untested what was not recorded, and all that comes after it', async () => {
    const recorded = script(inTurn({ body: { id: 1 } }))
    await runSuites([await suite], contextOf(recorded.send))
    expect((await judge(await suite, { exchanges: recorded.exchanges.slice(0, 1) })).lines).toEqual([
      'exercised R1',
      'exercised R2',
      'untested R2 arazzo.not-recorded',
      'untested R3 arazzo.not-recorded',
    ])
    const empty = await judge(await suite, { exchanges: [] })
    expect(empty.lines).toEqual([
      'untested R1 arazzo.not-recorded',
      'untested R2 arazzo.not-recorded',
      'untested R2 arazzo.after-untested',
      'untested R3 arazzo.after-untested',
    ])
    expect(empty.all[0]).toEqual(['untested', 'R1', { key: 'arazzo.not-recorded', args: { step: 'a' } }])
  })

  it('takes what an unrecorded answer would have given for unknown, not for a mistake of the suite', async () => {
    const two = await suiteOf([
      {
        workflowId: 'first',
        steps: [getStep('a', { outputs: { status: '$statusCode' } })],
        outputs: { status: '$steps.a.outputs.status' },
      },
      {
        workflowId: 'second',
        'x-when': { condition: '$workflows.first.outputs.status == 200', reason: words },
        steps: [getStep('b', ids('R1'))],
      },
    ])
    expect((await judge(two, { exchanges: [] })).lines).toEqual([expect.stringMatching(/^untested R1 /)])
  })

  it('takes no traffic of others for its own', async () => {
    const recorded = script(inTurn({ body: { id: 1 } }))
    await runSuites([await suite], contextOf(recorded.send))
    const foreign = recorded.exchanges.map(({ sentBy: _sentBy, ...exchange }) => exchange)
    expect((await judge(await suite, { exchanges: foreign })).lines.some(line => line.startsWith('exercised'))).toBe(
      false,
    )
  })

  it('does not depend on the order of the recording, and takes the first of two', async () => {
    const recorded = script(inTurn({ body: { id: 1 } }))
    await runSuites([await suite], contextOf(recorded.send))
    const expected = (await judge(await suite, recorded)).all
    const again = recorded.exchanges.map(exchange => ({ ...exchange, id: 'other', response: undefined }))
    const mixed = [...[...recorded.exchanges].reverse(), ...again].map(({ response, ...rest }) =>
      response ? { ...rest, response } : rest,
    )
    expect((await judge(await suite, { exchanges: mixed })).all).toEqual(expected)
  })

  it('does not wait', async () => {
    const polling = await suiteOf([
      {
        workflowId: 'w',
        steps: [
          getStep('a', {
            ...ids('R1'),
            'x-poll': { until: '$response.body#/done == true', every: 60_000, timeout: 3_600_000 },
          }),
        ],
      },
    ])
    const recorded = script(inTurn({ body: {} }, { body: {} }, { body: { done: true } }))
    await runSuites([polling], contextOf(recorded.send))
    expect((await judge(polling, recorded)).lines).toEqual(['exercised R1'])
  })
})

describe('a live run and its replay', () => {
  it('say the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps(), { minLength: 1, maxLength: 5 }),
        fc.array(answers(), { minLength: 1, maxLength: 12 }),
        async (shapes, script_) => {
          const suite = await suiteFrom(shapes)
          const recorded = script(inTurn(...script_))
          const languages = languagesOf({ rule: ({ status, pages }) => status === 200 && Array.isArray(pages) })
          const live = listen()
          await runSuites([suite], contextOf(recorded.send, { languages, maxSteps: 200 }), live)
          const replayed = await judge(suite, recorded, { ...replayContext, languages, maxSteps: 200 })
          expect(replayed.all).toEqual(live.all)
          // Every requirement is spoken of, and none is exercised that no answer with status 200 could have proved.
          expect(new Set(live.all.map(said => (said as string[])[1]))).toEqual(new Set(requirements(shapes)))
          if (!script_.some(({ status, trouble }) => status === undefined && trouble === undefined)) {
            expect(live.lines.filter(line => line.startsWith('exercised'))).toEqual([])
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

interface Shape {
  readonly feature: 'plain' | 'paging' | 'poll' | 'each' | 'retry' | 'jump' | 'needs'
  readonly own: boolean
}

function steps(): fc.Arbitrary<Shape> {
  return fc.record({
    feature: fc.constantFrom('plain', 'paging', 'poll', 'each', 'retry', 'jump', 'needs'),
    own: fc.boolean(),
  })
}

function answers(): fc.Arbitrary<Answer> {
  return fc.oneof(
    fc.record({
      body: fc.constantFrom<unknown>({}, { id: 'x', next: 'p', list: [1, 2] }, { done: true, id: 1 }, 'text'),
    }),
    fc.record({
      status: fc.constantFrom(404, 503),
      body: fc.constant({}),
      headers: fc.constant([['Retry-After', '2']] as const),
    }),
    fc.record({ trouble: fc.constantFrom('closed' as const, 'dns' as const, 'unauthorised' as const) }),
  )
}

const features: Readonly<Record<Shape['feature'], (at: number) => object>> = {
  plain: () => ({}),
  paging: () => ({ 'x-paging': { next: '$response.body#/next', parameter: 'p', max: 4 }, 'x-complete': 'thing' }),
  poll: () => ({ 'x-poll': { until: '$response.body#/done == true', every: 5, timeout: 20 } }),
  each: at => ({ 'x-for-each': { in: at === 0 ? [1, 2] : `$steps.s${at - 1}.outputs.list` } }),
  retry: () => ({ onFailure: [{ name: 'again', type: 'retry', retryLimit: 2 }] }),
  jump: at => ({
    onFailure: [
      { name: 'on', type: 'goto', stepId: `s${Math.max(at - 1, 0)}`, criteria: [{ condition: '$statusCode == 503' }] },
    ],
  }),
  needs: at => ({ parameters: [{ name: 'q', in: 'query', value: at === 0 ? 1 : `$steps.s${at - 1}.outputs.id` }] }),
}

function suiteFrom(shapes: readonly Shape[]): Promise<Suite> {
  const all = shapes.map(({ feature, own }, at) =>
    getStep(`s${at}`, {
      ...ids(`R${at}`),
      outputs: { id: '$response.body#/id', list: '$response.body#/list' },
      ...features[feature](at),
      ...(own ? { 'x-criteria': [{ type: 'cel', condition: 'rule', verifies: [`C${at}`], message: words }] } : {}),
    }),
  )
  return suiteOf([{ workflowId: 'w', steps: all, 'x-finally': [getStep('z', ids('Z'))] }])
}

function requirements(shapes: readonly Shape[]): readonly string[] {
  return [...shapes.flatMap(({ own }, at) => (own ? [`R${at}`, `C${at}`] : [`R${at}`])), 'Z']
}
