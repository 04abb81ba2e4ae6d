import { describe, expect, it } from 'vitest'
import type { WireResponse } from '../model/world.ts'
import { type Breakable, type Breaking, breakables } from './testing-broken.ts'
import { patience } from './testing-faults.ts'
import { changes, undescribed, xmlChanges } from './testing-mutations.ts'

/** The requirement that only what was asked for is in an object (`_embedded`); it alone forbids more members. */
const closed = 'SS-G10b'

/** Answers of one kind, changed; `spare` is an address that is left alone. */
function changing(looks: RegExp, change: (text: string) => string, spare?: RegExp): Breaking {
  return (answer: WireResponse, { url }) => {
    const text = Buffer.from(answer.body).toString()
    if (!looks.test(text) || spare?.test(url)) return answer
    return { ...answer, body: Buffer.from(change(text)) }
  }
}

const inJson = (change: (value: unknown) => unknown) => (text: string) => JSON.stringify(change(JSON.parse(text)))
const json = breakables.filter(({ syntax }) => syntax === 'json')
const xml = breakables.filter(({ syntax }) => syntax === 'xml')

/** Nothing is an error of ours, nothing is open without a reason, and nothing is right that was not right before. */
async function expectTold({ run, shown }: Breakable, breaking: Breaking, name: string): Promise<void> {
  const { verdicts, overall } = await run(breaking)
  const of = (word: string) => verdicts.filter(({ verdict }) => verdict === word)
  expect(of('error')).toEqual([])
  expect(of('untested').filter(({ reason }) => !reason)).toEqual([])
  const passed = of('passed').map(({ requirement }) => requirement)
  const sound = await shown()
  expect(passed.filter(id => !sound.includes(id))).toEqual([])
  if (name === undescribed) expect(of('failed').filter(({ requirement }) => requirement !== closed)).toEqual([])
  else {
    expect(passed.length).toBeLessThan(sound.length)
    expect(overall).not.toBe('conformant')
  }
}

describe.each(json)('$profile: a server that answers with other JSON than its description says', of => {
  it.each(Object.entries(changes))(
    '%s',
    async (name, change) => {
      await expectTold(of, changing(/^\s*[[{]/, inJson(change)), name)
      // What tells where all else is stays, so that all else is looked at.
      if (of.map) await expectTold(of, changing(/^\s*[[{]/, inJson(change), of.map), name)
    },
    patience,
  )
})

describe.each(xml)('$profile: a server that answers with other XML than its schemas say', of => {
  it.each(Object.entries(xmlChanges))(
    '%s',
    async (name, change) => expectTold(of, changing(/^\s*</, change), name),
    patience,
  )
})
