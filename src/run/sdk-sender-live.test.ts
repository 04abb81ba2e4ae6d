import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { fromHar } from '../exchange/har.ts'
import { type Letter, poster } from '../exchange/simulator/notify.ts'
import { sdkParty } from '../exchange/simulator/sdk/party.ts'
import { realWorld } from '../io/world.ts'
import { message, speaker } from '../messages/speaker.ts'
import type { Exchange } from '../model/evidence.ts'
import { page } from '../reporters/html.ts'
import { markdown } from '../reporters/markdown.ts'
import { judgeEvidence } from './judge-evidence.ts'
import { run } from './pipeline.ts'
import { exampleTool, stillWorld } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-sdk-live-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const evidence = join(folder, 'evidence')

const emptyPdf = 'JVBERi0xLjQKJSVFT0YK'

async function live() {
  const world = { ...realWorld(), embeddedProfiles: 'profiles' }
  const { notify: send, settled } = poster(world)
  // Larger than a notice, as messages with files are.
  const notify = (letter: Letter) =>
    send({ ...letter, text: letter.text?.replace(emptyPdf, 'JVBE'.repeat(50_000)) ?? '' })
  const server = await world.listen(sdkParty({ now: world.now, notify }), { host: '127.0.0.1', port: 0 })
  try {
    return await run(world, {
      profile: 'sdk-meddelande',
      sut: { role: 'sender', modules: ['message', 'envelope', 'exchange'], baseUrl: server.url },
      client: {},
      inputs: [{ name: 'driver', text: 'true' }],
      evidence,
      command: 'samklang run',
      tool: exampleTool,
    })
  } finally {
    await settled()
    await server.close()
  }
}

const report = await live()
const har = fromHar(new TextDecoder().decode(await realWorld().files.read(join(evidence, 'exchanges.har'))))
const received = har.filter(({ sender }) => sender === 'sut')
const code = ({ response }: Exchange) => /<cbc:ResponseCode>([A-Z]*)</.exec(response?.body ?? '')?.[1]
const reason = ({ response }: Exchange) =>
  /<cbc:ResponseCode>(SV|BV|SIG)<.*<cbc:StatusReasonCode>(.*?)</s
    .exec(response?.body ?? '')
    ?.slice(1)
    .join(' ')

it('a sender is tested over loopback, and judged again from what was kept, with ids of this run alone', async () => {
  expect(report.overall).toBe('conformant')
  expect(Math.min(...received.map(({ request }) => request.body?.length ?? 0))).toBeGreaterThan(200_000)
  expect(report.sut.inputs?.series).toMatch(/^[0-9a-f]{8}$/)
  const again = await judgeEvidence(stillWorld(), evidence, { tool: exampleTool })
  expect(again.verdicts).toEqual(report.verdicts)
})

it('every message gets a receipt of ours, with each reason for which one can be rejected', () => {
  expect(received.map(code).filter(each => each === 'ACCEPTED')).toHaveLength(13)
  expect(received.flatMap(each => reason(each) ?? [])).toEqual([
    ...['SV structure', 'BV forbidden', 'BV too-long', 'BV invariant', 'BV duplicate', 'BV not-supported'],
    ...['BV not-found', 'BV security', 'SIG security'],
  ])
})

it('our receipts conform themselves, and name the envelope that each is for', async () => {
  const files = received.map(({ response }, at) => {
    const path = join(folder, `kvittens-${at}.xml`)
    writeFileSync(path, response?.body ?? '')
    return path
  })
  const checked = await run(stillWorld(), {
    profile: 'sdk-meddelande',
    sut: { role: 'document', modules: ['message', 'receipt'], files },
    command: 'samklang run',
    tool: exampleTool,
  })
  expect(checked.findings).toEqual([])
  const passed = checked.verdicts.flatMap(({ verdict, requirement }) => (verdict === 'passed' ? [requirement] : []))
  expect(passed).toEqual(
    expect.arrayContaining(['SDK-K-XSD', 'R5-APP', 'R6-APP', 'R7-APP', 'R8-APP', 'R9-APP', 'SDK-K01']),
  )
  for (const { request, response } of received) {
    const own = /<b:ID>(.*?)</.exec(request.body ?? '')?.[1]
    expect(response?.body).toContain(`<cac:DocumentReference><cbc:ID>${own}</cbc:ID>`)
  }
})

it.each(['sv', 'en'] as const)('the report says that the transport was not tested (%s)', language => {
  const voice = speaker(language)
  const sentence = { sv: 'Vanlig HTTP stod i stället för AS4', en: 'Plain HTTP stood in for AS4' }[language]
  for (const text of [markdown.render(report, voice), page.render(report, voice)]) expect(text).toContain(sentence)
  expect(report.remarks.map(remark => voice.say(remark)).join()).toContain(sentence)
  expect(voice.say(message('report.limits'))).not.toBe('')
})
