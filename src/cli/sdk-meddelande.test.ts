import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { editXml } from '../documents/xml/edit.ts'
import { realWorld } from '../io/world.ts'
import { samklang, workFolder } from './testing.ts'

const base = 'test-vectors/sdk-meddelande/base'
const { path, write } = workFolder()
const world = { ...realWorld(), now: () => new Date('2026-06-02T08:00:00Z') }
const check = (...words: readonly string[]) => samklang(['check', ...words], { world })

it.each([
  'orosanmalan',
  'sip-kallelse',
  'begaran-utdrag',
  'svar-utdrag',
  'kuvert',
  'kuvert-krypterat',
  'kuvert-kvittens',
  'kvittens-accepterad',
  'kvittens-avvisad',
])('%s is recognised by what it is, and conforms without any file of others', async name => {
  const { code, out } = await check(`${base}/${name}.xml`)
  expect([code, out]).toEqual([0, expect.stringMatching(/^sdk-meddelande@1\.0\.0 sha256:/m)])
})

it('shows where a message and its envelope differ, in Swedish', async () => {
  const text = editXml(readFileSync(`${base}/kuvert.xml`, 'utf8'), [
    { set: 'a:Header/b:ID', to: '0b7a3d52-8f47-4e0e-8b39-3f1f7c2a9b22' },
  ])
  const { code, out } = await check(write('kuvert.xml', text), '--lang', 'sv')
  expect(out).toContain('SDK-E12')
  expect(out).toContain('Kuvertets id SKALL vara meddelandets (messageId).')
  expect(out).toMatch(/kuvert\.xml:\d+:\d+/)
  expect(code).toBe(1)
})

it.each([
  ['sv', [], 'Sänd en ny orosanmälan (ett SDK-meddelande med en bifogad PDF). Till: http://127.0.0.1:'],
  ['en', [], 'Send a new report of concern (an SDK message with a PDF attached). To: http://127.0.0.1:'],
  ['en', ['--quiet'], 'Send a new report of concern (an SDK message with a PDF attached). To: http://127.0.0.1:'],
])('says what is to be sent, and where, also when quiet is wanted (%s %j)', async (language, more, sentence) => {
  const system = await world.listen(() => ({ status: 200, headers: [] }), { host: '127.0.0.1', port: 0 })
  const asked = ['run', '--profile', 'sdk-meddelande', '--role', 'sender', '--base-url', system.url, '--lang', language]
  const { code, err } = await samklang([...asked, '--input', 'patience=1', '--output', path, ...more], { world })
  await system.close()
  expect(err).toContain(sentence)
  if (more.length > 0) expect(err.split(sentence.slice(0, 10))[0]).toBe('')
  expect(code).toBe(3)
})
