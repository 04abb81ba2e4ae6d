import { describe, expect, it } from 'vitest'
import { buildBody } from './payload.ts'
import type { Step } from './suite.ts'
import { getStep, inputsOf, languagesOf, scopeAfter, suiteWith } from './testing.ts'

async function body(requestBody: object) {
  const suite = await suiteWith([getStep('now', { operationId: 'addThing', requestBody })])
  const step: Step | undefined = suite.workflows.get('w')?.steps[0]
  const scope = await scopeAfter({}, { inputs: inputsOf({ id: 'a/b', n: 3, list: ['p', 'q r'] }) })
  return buildBody(step?.body, ['multipart/form-data'], scope, languagesOf())
}

const part = (boundary: string, name: string, ...lines: readonly string[]) =>
  [`--${boundary}`, `Content-Disposition: form-data; name="${name}"`, ...lines, ''].join('\r\n')

describe('a multipart body', () => {
  it('has a part for each member, and a boundary that no part holds', async () => {
    const payload = { id: '$inputs.id', l: '$inputs.list', o: { a: '$inputs.n' }, n: null, s: '--samklang-part' }
    const own = (name: string, ...lines: readonly string[]) => part('samklang-part-x', name, ...lines)
    expect(await body({ contentType: 'multipart/form-data', payload })).toEqual({
      contentType: 'multipart/form-data; boundary=samklang-part-x',
      text: [
        own('id', '', 'a/b'),
        own('l', '', 'p'),
        own('l', '', 'q r'),
        own('o', 'Content-Type: application/json', '', '{"a":3}'),
        own('s', '', '--samklang-part'),
        '--samklang-part-x--\r\n',
      ].join(''),
    })
  })

  it('keeps a boundary of its own', async () => {
    const contentType = 'multipart/form-data; boundary="b"'
    const text = `${part('b', 'n', '', '3')}--b--\r\n`
    expect(await body({ contentType, payload: { n: '$inputs.n' } })).toEqual({ contentType, text })
  })
})
