import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../model/evidence.ts'
import { runWorkflow } from './interpreter.ts'
import { type Answer, contextOf, getStep, inTurn, languagesOf, playSteps, script, suiteWith } from './testing.ts'

const words = { sv: 'Så ska det vara', en: 'So it shall be' }
const own = (condition: string, verifies: string, more: object = {}) => ({
  condition,
  verifies: [verifies],
  message: words,
  ...more,
})

describe('x-paging', () => {
  const paging = (more: object = {}) => ({
    'x-verifies': ['R1'],
    'x-paging': { next: '$response.body#/next', parameter: 'pageToken', keep: ['limit'], ...more },
    'x-complete': 'thing',
    'x-criteria': [own('$response.body#/data != null', 'R2'), own('pages', 'R3', { type: 'cel' })],
    parameters: [
      { name: 'limit', in: 'query', value: 2 },
      { name: 'filter', in: 'query', value: 'x' },
    ],
  })
  const pages = [
    { body: { data: [1, 2], next: 'p2' } },
    { body: { data: [3], next: 'p3' } },
    { body: { data: [], next: null } },
  ]
  const languages = languagesOf({ pages: ({ pages: all }) => Array.isArray(all) && all.length === 3 })
  const completed = () => {
    const calls: [string, string][] = []
    return { calls, onComplete: (exchange: Exchange, type: string) => calls.push([exchange.id, type]) }
  }

  it('asks again until there is no next page, and judges every page', async () => {
    const { calls, onComplete } = completed()
    const { sink, log } = await playSteps([getStep('a', paging())], inTurn(...pages), { languages, onComplete })
    expect(log).toEqual([
      'GET /things?limit=2&filter=x (a 0)',
      'GET /things?limit=2&pageToken=p2 (a 1)',
      'GET /things?limit=2&pageToken=p3 (a 2)',
    ])
    expect(sink.lines).toEqual(['exercised R2', 'exercised R2', 'exercised R2', 'exercised R3', 'exercised R1'])
    expect(calls).toEqual([['sha256:w/a/2', 'thing']])
  })

  it('gives all bodies to the outputs', async () => {
    const { send } = script(inTurn(...pages))
    const suite = await suiteWith([getStep('a', { ...paging(), outputs: { second: '$pages#/1/data' } })], {
      outputs: { second: '$steps.a.outputs.second' },
    })
    const result = await runWorkflow(suite, 'w', contextOf(send, { languages }))
    expect(result.outputs.get('second')).toEqual({ found: true, value: [3] })
  })

  it('stops at the first page that is not as wanted', async () => {
    const { calls, onComplete } = completed()
    const { sink, log } = await playSteps(
      [getStep('a', paging())],
      inTurn({ body: { data: [], next: 'p2' } }, { status: 500 }),
      { languages, onComplete },
    )
    expect(log).toHaveLength(2)
    expect(sink.lines).toEqual([
      'exercised R2',
      'finding R1 arazzo.condition-broken',
      'untested R2 arazzo.success-broken',
      'untested R3 arazzo.success-broken',
    ])
    expect(calls).toEqual([])
  })

  it('finds a list that goes in a circle, and stops asking', async () => {
    const circle = inTurn(
      { body: { data: [1], next: 'p2' } },
      { body: { data: [2], next: 'p3' } },
      { body: { data: [3], next: 'p2' } },
      { body: { data: [2], next: 'p3' } },
    )
    const { calls, onComplete } = completed()
    const { sink, log } = await playSteps([getStep('a', paging())], circle, { languages, onComplete })
    expect(log).toHaveLength(3)
    expect(sink.lines.slice(3)).toEqual(['finding R1 arazzo.paging-circle', 'finding R3 arazzo.paging-circle'])
    expect(calls).toEqual([])
  })

  it('takes masked marks for no circle', async () => {
    const redactions = [{ where: 'response', place: 'body/next', kind: 'text' }] as const
    const masked = { body: { data: [], next: '•' }, redactions }
    const step = getStep('a', { ...paging(), 'x-criteria': undefined })
    const { sink, log } = await playSteps([step], inTurn(masked, masked, { body: { data: [] } }))
    expect(log).toHaveLength(3)
    expect(sink.lines).toEqual(['exercised R1'])
  })

  it('proves nothing about a list that it did not see to its end', async () => {
    const endless = () => ({ body: { data: [], next: 'again' } })
    const { calls, onComplete } = completed()
    const { sink, log } = await playSteps([getStep('a', paging({ max: 2 }))], endless, { languages, onComplete })
    expect(log).toHaveLength(2)
    expect(sink.lines.slice(2)).toEqual(['R1', 'R2', 'R3'].map(id => `untested ${id} arazzo.paging-max`))
    expect(calls).toEqual([])
  })

  it.each<[string, Answer, string]>([
    ['a body that is no JSON', { body: 'text' }, 'arazzo.answer-lacks'],
    ['no body', {}, 'arazzo.answer-lacks'],
    ['a mark that is no text', { body: { data: [], next: { token: 1 } } }, 'arazzo.next-form'],
  ])('takes %s for no last page', async (_name, answer, key) => {
    const step = getStep('a', { ...paging(), 'x-criteria': undefined })
    expect((await playSteps([step], inTurn(answer))).sink.lines).toEqual([`untested R1 ${key}`])
  })

  it('takes an empty mark for the end', async () => {
    const { log } = await playSteps([getStep('a', paging())], inTurn({ body: { data: [], next: '' } }), { languages })
    expect(log).toHaveLength(1)
  })

  it('follows a mark in a header', async () => {
    const step = getStep('a', { 'x-paging': { next: '$response.header.X-Next', parameter: 'p' } })
    const { log } = await playSteps([step], inTurn({ headers: [['x-next', '2']] }, {}))
    expect(log).toEqual(['GET /things (a 0)', 'GET /things?p=2 (a 1)'])
  })
})
