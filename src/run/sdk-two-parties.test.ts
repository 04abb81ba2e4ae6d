import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { toHar } from '../exchange/har.ts'
import { recordExchange } from '../exchange/record.ts'
import { poster } from '../exchange/simulator/notify.ts'
import { sdkReceiver } from '../exchange/simulator/sdk/receiver.ts'
import { sdkSender } from '../exchange/simulator/sdk/sender.ts'
import { sdkSenderFaults } from '../exchange/simulator/sdk/sender-faults.ts'
import type { Fault } from '../exchange/simulator/ss12000/fault.ts'
import { realWorld } from '../io/world.ts'
import type { Exchange } from '../model/evidence.ts'
import type { Handler } from '../model/handler.ts'
import { run } from './pipeline.ts'
import { exampleTool, stillWorld } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-sdk-parties-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const here = { host: '127.0.0.1', port: 0 }
const scenarios = ['orosanmalan', 'sip-kallelse', 'begaran-utdrag']

/** What went between two parties, over sockets: one is asked to send the messages, the other gives receipts. */
async function exchanged(messages: readonly string[], fault?: Fault): Promise<readonly Exchange[]> {
  const world = realWorld()
  const between: Exchange[] = []
  const receive = sdkReceiver({ now: world.now })
  let url = ''
  const watched: Handler = async asked => {
    const { status, headers, body = '' } = await receive(asked)
    const request = { ...asked, url: `${url}${asked.url}`, body: Buffer.from(asked.body ?? '').toString() }
    const response = { status, headers, body }
    between.push(
      recordExchange({ startedAt: world.now().toISOString(), duration: 0, request, response, redactions: [] }),
    )
    return { status, headers, body }
  }
  const receiver = await world.listen(watched, here)
  url = receiver.url
  const { notify, settled } = poster(world)
  const sender = await world.listen(sdkSender({ now: world.now, notify, ...(fault ? { fault } : {}) }), here)
  try {
    for (const message of messages) {
      const { status } = await fetch(`${sender.url}/send`, {
        method: 'POST',
        body: JSON.stringify({ message, to: `${url}/` }),
      })
      expect(status).toBe(202)
      await settled()
    }
  } finally {
    await sender.close()
    await receiver.close()
  }
  return between
}

/** One side of what went between them: the sender's are the requests, the receiver's are the answers. */
async function judged(role: 'sender' | 'receiver', between: readonly Exchange[]) {
  const har = join(folder, `${role}.har`)
  const own = between.map(({ kind: _, id: __, ...each }) =>
    recordExchange(role === 'sender' ? { ...each, sender: 'sut' } : each),
  )
  writeFileSync(har, toHar(own, { name: 'samklang', version: '1' }))
  const report = await run(stillWorld(), {
    profile: 'sdk-meddelande',
    sut: { role, har },
    command: 'samklang run',
    tool: exampleTool,
  })
  const of = (word: string) => report.verdicts.flatMap(each => (each.verdict === word ? [each.requirement] : []))
  return { report, of }
}

const codes = (between: readonly Exchange[]) =>
  between.map(({ response }) => /<cbc:ResponseCode>(.*?)</.exec(response?.body ?? '')?.[1])

it('two parties exchange each message over loopback, and both sides are judged by what was recorded', async () => {
  const between = await exchanged(scenarios)
  expect(codes(between)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED'])
  const labels = between.map(({ request }) => /<m:label>(.*?)<\/m:label>\n<m:conf/.exec(request.body ?? '')?.[1])
  expect(labels).toEqual(['Orosanmälan gällande barn', 'Kallelse till SIP-möte', 'Begäran om registerutdrag'])
  const [sender, receiver] = [await judged('sender', between), await judged('receiver', between)]
  expect([sender.of('failed'), receiver.of('failed')]).toEqual([[], []])
  expect(sender.of('passed')).toEqual(expect.arrayContaining(['SDK-E-XSD', 'R13-XHE', 'SDK-E12', 'SDK-M25', 'SDK-E13']))
  expect(receiver.of('passed')).toEqual(expect.arrayContaining(['SDK-K-XSD', 'R5-APP', 'R7-APP', 'SDK-R19']))
  // What only our own suite can ask is not proved by traffic that it did not make.
  expect(sender.of('untested')).toEqual(expect.arrayContaining(['SDK-S01', 'SDK-S03', 'SDK-S08']))
})

it('what one of them does wrong is found on its side alone', async () => {
  const between = await exchanged(scenarios, sdkSenderFaults['id-other'])
  expect((await judged('sender', between)).of('failed')).toEqual(['SDK-E12'])
  expect((await judged('receiver', between)).of('failed')).toEqual([])
})

it('a message that is sent again gets another receipt: its id has been used', async () => {
  const between = await exchanged(['orosanmalan'], sdkSenderFaults['sent-after-accepted'])
  expect(codes(between)).toEqual(['ACCEPTED', 'REJECTED'])
  expect(between[1]?.response?.body).toContain('>duplicate<')
  expect((await judged('receiver', between)).of('failed')).toEqual([])
})
