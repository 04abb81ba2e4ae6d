import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { poster } from '../exchange/simulator/notify.ts'
import { sdkParty } from '../exchange/simulator/sdk/party.ts'
import { sdkSenderFaults } from '../exchange/simulator/sdk/sender-faults.ts'
import type { Fault } from '../exchange/simulator/ss12000/fault.ts'
import { speaker } from '../messages/speaker.ts'
import type { Message } from '../model/text.ts'
import type { VerdictWord } from '../model/verdict.ts'
import type { World } from '../model/world.ts'
import { loadProfile } from '../profile/load.ts'
import { run } from './pipeline.ts'
import { silent } from './progress.ts'
import { exampleTool, receiverAddress, serving, stillWorld } from './testing.ts'

const sample = readFileSync('test-vectors/sdk-meddelande/base/kuvert-krypterat.xml', 'utf8')

/** A run against a party whose driver is asked to send; without it, nobody is there to send by hand. */
async function judge(fault?: Fault, given: Readonly<Record<string, string>> = { driver: 'true' }, asked?: Message[]) {
  const served: World = serving(stillWorld(), request => handler(request))
  const { notify } = poster(served)
  const handler = sdkParty({ now: served.now, notify, ...(fault ? { fault } : {}) })
  const request = {
    profile: 'sdk-meddelande',
    sut: { role: 'sender', modules: ['message', 'envelope', 'exchange'], baseUrl: 'https://sender.example' },
    client: {},
    receiver: receiverAddress,
    inputs: Object.entries(given).map(([name, text]) => ({ name, text })),
    command: 'samklang run',
    tool: exampleTool,
  }
  const report = await run(served, request, { ...silent, ask: what => asked?.push(what) })
  const of = (word: VerdictWord) =>
    report.verdicts.filter(({ verdict }) => verdict === word).map(({ requirement }) => requirement)
  return { report, of }
}

/** An envelope as it is when its message is encrypted and it is signed, with no real cipher in it. */
function encrypted(envelope: string): string {
  const [, content = ''] = /<a:PayloadContent>(.*)<\/a:PayloadContent>/s.exec(sample) ?? []
  const [signature = ''] = /<ds:Signature.*<\/ds:Signature>/s.exec(sample) ?? []
  return envelope
    .replace(/(<a:PayloadContent>).*(<\/a:PayloadContent>)/s, `$1${content}$2`)
    .replace('Indicator>false<', 'Indicator>true<')
    .replace('</x:XHE>', `${signature}</x:XHE>`)
}

const { requirements } = await loadProfile(stillWorld(), 'sdk-meddelande')
const ofSender = requirements.filter(row => row.roles.includes('sender'))
const tested = ofSender.filter(row => !row.notTested && !row.manual)

describe('a sender of SDK messages', () => {
  it('that does all right passes all that is tested, and the run says what is not', async () => {
    const { report, of } = await judge()
    expect(report.findings).toEqual([])
    // Nothing is said to be encrypted.
    expect(of('inapplicable')).toEqual(['R12-XHE'])
    expect([...of('passed'), 'R12-XHE'].sort()).toEqual(tested.map(({ id }) => id).sort())
    expect(ofSender.filter(row => row.notTested).map(({ id }) => id)).toEqual([
      ...['SDK-M30', 'SDK-M31', 'SDK-S04', 'SDK-S05', 'SDK-S06', 'SDK-S07'],
    ])
  })
})

describe('a system that takes no messages', () => {
  it('is tested in all but how it answers one', async () => {
    const title = { sv: 'Tar inte emot.', en: 'Takes none.' }
    const { of } = await judge({ requirement: '', title, served: () => ({ status: 404, headers: [] }) })
    expect(of('failed')).toEqual([])
    expect(of('untested')).toEqual(['SDK-S03'])
  })
})

describe('a system that encrypts what it sends, as SDK demands', () => {
  it('has sent it in an envelope, and what cannot be read is not judged', async () => {
    const title = { sv: 'Krypterar.', en: 'Encrypts.' }
    const { report, of } = await judge({
      ...{ requirement: '', title },
      notices: letters => letters.map(letter => ({ ...letter, text: encrypted(letter.text ?? '') })),
    })
    expect(report.findings).toEqual([])
    expect(of('passed')).toEqual(expect.arrayContaining(['SDK-S08', 'R12-XHE']))
    expect(of('untested')).toEqual(['SDK-S01', 'SDK-S02', 'SDK-S03'])
    expect([of('passed').includes('SDK-M01'), report.overall]).toEqual([false, 'incomplete'])
  })
})

describe('a sender without a driver', () => {
  it('is waited for as long as is said, after somebody has been told what to send and where', async () => {
    const asked: Message[] = []
    const { report, of } = await judge(undefined, { patience: '7' }, asked)
    expect(asked.map(({ key }) => key)).toEqual(['run.instruction'])
    const [told] = asked
    const address = `${report.sut.inputs?.receiver}/sdk`
    expect(speaker('sv').say(told as Message)).toBe(
      `Sänd en ny orosanmälan (ett SDK-meddelande med en bifogad PDF). Till: ${address}`,
    )
    expect(speaker('en').say(told as Message)).toContain('Send a new report of concern')
    // Nobody knows whether the system sent nothing or was not made to.
    const detail = `${address}: 7 s`
    expect(report.troubles.map(({ trouble }) => trouble)).toEqual([
      { kind: 'nothing-came', owner: 'test-data', detail },
    ])
    expect([of('failed'), of('passed')]).toEqual([[], []])
    expect(report.overall).toBe('incomplete')
  })

  it('is told nothing when a driver is asked', async () => {
    const asked: Message[] = []
    await judge(undefined, { driver: 'true' }, asked)
    expect(asked).toEqual([])
  })
})

describe('a sender of SDK messages with a fault', () => {
  it('has one for every requirement that is tested', () => {
    const broken = Object.values(sdkSenderFaults).map(fault => ('requirement' in fault ? fault.requirement : ''))
    expect([...new Set(broken)].sort()).toEqual(tested.map(({ id }) => id).sort())
  })

  it.each(Object.entries(sdkSenderFaults))('%s is caught by its own requirement', async (_, fault) => {
    if (!('requirement' in fault)) throw new Error('A hindrance.')
    const { of } = await judge(fault)
    expect(of('failed').sort()).toEqual([fault.requirement, ...Object.keys(fault.also ?? {})].sort())
    expect(of('error')).toEqual([])
  })
})
