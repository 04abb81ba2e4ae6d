import { describe, expect, it } from 'vitest'
import { judgeCriterion } from './criteria.ts'
import type { Judgement } from './judge-condition.ts'
import { readOwnCriterion } from './read-criteria.ts'
import type { Scope } from './resolve.ts'
import { inputsOf, languagesOf, scopeAfter } from './testing.ts'

const words = { sv: 'Så', en: 'So' }

async function judgeOwn(criterion: object, scope: Scope, languages = languagesOf()): Promise<Judgement> {
  const node = { value: { verifies: ['R'], message: words, ...criterion }, pointer: '', path: 'p' }
  return judgeCriterion(readOwnCriterion(node, '1.1'), scope, languages)
}

const json = (body: unknown) => scopeAfter({ body })

describe('cel', () => {
  it('sees the exchange, inputs, outputs, pages and item', async () => {
    let seen: unknown
    const languages = languagesOf({
      rule: context => {
        seen = context
        return true
      },
    })
    const scope = await scopeAfter(
      {
        status: 201,
        headers: [
          ['Content-Type', 'application/json'],
          ['X-A', '1'],
        ],
        body: { a: 1 },
      },
      {
        inputs: inputsOf({ i: 1 }),
        steps: new Map([['s', new Map([['o', { found: true, value: 2 }]])]]),
        each: { item: 'e' },
        pages: [{ p: 1 }],
      },
    )
    expect(await judgeOwn({ type: 'cel', condition: 'rule' }, scope, languages)).toEqual({ verdict: 'held' })
    expect(seen).toEqual({
      status: 201,
      headers: { 'content-type': 'application/json', 'x-a': '1' },
      body: { a: 1 },
      text: '{"a":1}',
      request: {
        method: 'POST',
        url: 'http://sut.test/v1/things?tag=a%20b',
        headers: { 'x-sent': 'yes' },
        body: { sent: { deep: 1 } },
        sentAt: '2026-01-01T12:00:00Z',
      },
      inputs: { i: 1 },
      steps: { s: { outputs: { o: 2 } } },
      pages: [{ p: 1 }],
      each: 'e',
      connection: null,
    })
  })

  it('is broken, or our error, as the rule says', async () => {
    const languages = languagesOf({
      no: () => false,
      throws: () => raise(new Error('no such key: x')),
      reasoned: () => raise(Object.assign(new Error('r'), { reason: { key: 'rules.not-boolean', args: {} } })),
    })
    const verdict = async (condition: string) => judgeOwn({ type: 'cel', condition }, await json({ a: 1 }), languages)
    expect(await verdict('no')).toMatchObject({ verdict: 'broken', expected: 'no', actual: '{"a":1}' })
    expect(await verdict('throws')).toMatchObject({ verdict: 'error', reason: { args: { detail: 'no such key: x' } } })
    expect(await verdict('reasoned')).toEqual({ verdict: 'error', reason: { key: 'rules.not-boolean', args: {} } })
    expect(await verdict('unknown')).toMatchObject({ verdict: 'error' })
  })

  it('compiles a rule once', async () => {
    let times = 0
    const languages = {
      ...languagesOf(),
      cel: () => {
        times += 1
        return { value: () => null, evaluate: () => true }
      },
    }
    for (const _ of [1, 2]) await judgeOwn({ type: 'cel', condition: 'x' }, await json({}), languages)
    expect(times).toBe(1)
  })
})

function raise(error: Error): never {
  throw error
}
