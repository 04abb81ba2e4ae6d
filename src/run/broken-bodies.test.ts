import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { WireResponse } from '../model/world.ts'
import { type Breakable, type Breaking, breakables } from './testing-broken.ts'
import { patience } from './testing-faults.ts'

const page = '<!doctype html><title>x</title>'
const instead = (text: string) => () => Buffer.from(text)
type Body = (body: Uint8Array) => Uint8Array

/** Bodies that are no JSON, and no XML. */
const formless: Readonly<Record<string, Body>> = {
  'one space': instead(' '),
  'a page': instead(page),
  'half of itself': body => body.subarray(0, body.length / 2),
  'itself without its end': body => body.subarray(0, body.length - 3),
  'itself twice': body => Buffer.concat([body, body]),
  'itself and a brace': body => Buffer.concat([body, Buffer.from(' }')]),
  'itself in UTF-16 that says it is UTF-8': body => Buffer.from(`\ufeff${Buffer.from(body)}`, 'utf16le'),
  'itself with bytes that are no UTF-8': body => {
    const half = body.length / 2
    return Buffer.concat([body.subarray(0, half), Buffer.of(0xff, 0xfe, 0xc3), body.subarray(half)])
  },
  'bytes that are no text': () => Buffer.of(0xff, 0, 0xfe),
}
/** JSON, but nothing that a description asks for. */
const alien: Readonly<Record<string, Body>> = Object.fromEntries(
  ['null', '[]', '"x"', '7', '{}'].map(text => [text, instead(text)]),
)

interface Demands {
  /** The requirement that a body is well-formed. */
  readonly form: string
  /** The requirement on its media type. */
  readonly type: string
  /** What is broken by a body that is empty, and by none with 204. */
  readonly empty: string
  readonly none: string
  /** What statuses, header fields and the connection show whatever the bodies are. */
  readonly left: readonly string[]
}

const ofSchools: Demands = {
  form: 'SS-COM-01',
  type: 'SS-G01',
  empty: 'SS-COM-01',
  none: 'SS-G04a',
  left: ['SS-G01', 'SS-G02b'],
}
const demands: Readonly<Record<string, Demands>> = {
  ss12000: ofSchools,
  'ss12000-dnp': { ...ofSchools, left: [...ofSchools.left, 'DNP-LOG-31', 'DNP-LOG-32', 'DNP-STAT-31', 'DNP-STAT-32'] },
  'rest-api-profil': {
    form: 'VER.07',
    type: 'AME.01',
    empty: 'VER.07',
    none: 'VER.06',
    left: [
      ...['UFN.02', 'SAK.01', 'SAK.02', 'SAK.24', 'SAK.25', 'SAK.26', 'SAK.32'],
      ...['ARP.03', 'ARP.04', 'FEL.02', 'VER.06'],
    ],
  },
  'rivta-sip': { form: 'RIV-XML', type: 'RIV-T02', empty: 'RIV-XML', none: 'RIV-T01', left: ['RIV-T02'] },
  'sdk-meddelande': { form: 'SDK-XML', type: 'SDK-R19', empty: 'SDK-R19', none: 'SDK-R19', left: [] },
}

/** What came of a run in which nothing may be an error of ours, or open without a reason. */
async function judged({ run }: Breakable, breaking: Breaking) {
  const { verdicts, overall, troubles } = await run(breaking)
  const of = (word: string) => verdicts.filter(each => each.verdict === word).map(each => each.requirement)
  expect(of('error')).toEqual([])
  expect(verdicts.filter(({ verdict, reason }) => verdict === 'untested' && !reason)).toEqual([])
  return { of, overall, troubles: troubles.map(({ trouble }) => trouble.kind) }
}

/** Every answer with another body; what has none is left so. */
function bodied(body: Body): Breaking {
  return answer => (answer.body.length === 0 ? answer : { ...answer, body: body(answer.body) })
}

function succeeding(change: (answer: WireResponse) => WireResponse): Breaking {
  return answer => (answer.status < 300 && answer.body.length > 0 ? change(answer) : answer)
}

function field(answer: WireResponse, name: string, value: string): WireResponse['headers'] {
  return [...answer.headers.filter(([known]) => known.toLowerCase() !== name.toLowerCase()), [name, value]]
}

describe.each(breakables)('$profile: a server whose answers all have as body', of => {
  const { form, left } = demands[of.profile] as Demands
  const bodies = of.syntax === 'json' ? formless : { ...formless, ...alien }

  it.each(Object.entries(bodies))(
    '%s, breaks what the profile says of their form, and shows nothing of what they hold',
    async (_, body) => {
      const { of: ids, overall } = await judged(of, bodied(body))
      expect(ids('failed')).toContain(form)
      expect(ids('passed').filter(id => !left.includes(id))).toEqual([])
      expect(overall).toBe('non-conformant')
    },
    patience,
  )
})

describe.each(breakables.filter(({ syntax }) => syntax === 'json'))('$profile: a server whose answers all are', of => {
  const { form, left } = demands[of.profile] as Demands

  it.each(Object.entries(alien))(
    '%s, shows no more than that this is JSON',
    async (_, body) => {
      const { of: ids, overall } = await judged(of, bodied(body))
      // `{}` is an object, as a subscription is.
      expect(ids('passed').filter(id => ![...left, form, 'SS-SUB-02'].includes(id))).toEqual([])
      expect(overall).toBe('non-conformant')
    },
    patience,
  )
})

describe.each(breakables)('$profile: a server whose successful answers', of => {
  const { type, empty, none } = demands[of.profile] as Demands

  it.each<[string, string, Breaking]>([
    [
      'say that they are text',
      type,
      succeeding(answer => ({ ...answer, headers: field(answer, 'Content-Type', 'text/plain') })),
    ],
    ['are empty', empty, succeeding(answer => ({ ...answer, body: Buffer.of() }))],
    ['are 204', none, succeeding(answer => ({ ...answer, status: 204, body: Buffer.of() }))],
  ])(
    '%s breaks %s',
    async (_, requirement, breaking) => {
      const { of: ids, overall } = await judged(of, breaking)
      expect(ids('failed')).toContain(requirement)
      expect(overall).not.toBe('conformant')
    },
    patience,
  )

  it(
    'are packed and cut off gave nothing that can be judged, and the run says so',
    async () => {
      const cut = succeeding(answer => ({
        ...answer,
        headers: field(answer, 'Content-Encoding', 'gzip'),
        body: gzipSync(answer.body).subarray(0, 20),
      }))
      const { of: ids, overall, troubles } = await judged(of, cut)
      expect(troubles).toContain('protocol')
      expect(overall).not.toBe('conformant')
      const sound = await of.shown()
      expect(ids('passed').length).toBeLessThan(sound.length / 2)
    },
    patience,
  )

  it(
    'begin with a byte order mark is judged as any other',
    async () => {
      const marked = succeeding(answer => ({ ...answer, body: Buffer.concat([Buffer.from('\ufeff'), answer.body]) }))
      const { of: ids, troubles } = await judged(of, marked)
      expect([...ids('failed'), ...troubles]).toEqual([])
      expect([...ids('passed'), ...ids('inapplicable')].sort()).toEqual([...(await of.shown())].sort())
    },
    patience,
  )
})

it('rest-api-profil: what says that it is JSON and is not is no JSON, and an error that is none has no fields', async () => {
  const library = breakables.find(({ profile }) => profile === 'rest-api-profil')
  if (library === undefined) throw new Error('It is among them.')
  const elsewhere =
    (body: Body): Breaking =>
    (answer, request) =>
      library.map?.test(request.url) ? answer : bodied(body)(answer, request)
  for (const [, body] of Object.entries(formless)) {
    const { of: ids, overall } = await judged(library, elsewhere(body))
    expect(ids('failed')).toEqual(expect.arrayContaining(['AME.01', 'AME.02', 'FEL.01']))
    expect(overall).toBe('non-conformant')
  }
  for (const [, body] of Object.entries(alien))
    expect((await judged(library, elsewhere(body))).of('failed')).toContain('FEL.01')
})
