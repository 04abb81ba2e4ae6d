import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SensitiveMark } from '../model/profile.ts'
import { asText } from './body.ts'
import { type Recorded, redactor } from './redact.ts'

// 811228-9874 is the example of Skatteverket's leaflet SKV 704.
const nobodyIsATest = () => false

/** Any code point; fast-check's own unit for this takes a second to build. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map(code => String.fromCodePoint(code))

function redact(recorded: Recorded, marks: readonly SensitiveMark[] = [], secrets: readonly string[] = []) {
  return redactor({ marks, secrets, isTestNumber: nobodyIsATest }).exchange(recorded)
}

function redactBody(body: string, marks: readonly SensitiveMark[] = [], secrets: readonly string[] = []) {
  const masked = redact({ request: get, response: { status: 200, headers: [], body } }, marks, secrets)
  return { body: masked.response?.body, places: masked.redactions.map(({ place, kind }) => `${place} ${kind}`) }
}

const get = { method: 'GET', url: 'https://api.example.se/persons', headers: [] }

describe('bodies', () => {
  it('masks numbers in JSON where they stand and says where, changing nothing else', () => {
    const body = '{ "a" : [ {"n":"19811228-9874"},\n  {"n":198112289874, "n":"811228-9874"} ],"b/c":"\\u00e5" }\n'
    expect(redactBody(body)).toEqual({
      body: '{ "a" : [ {"n":"19811228-0006"},\n  {"n":198112280006, "n":"811228-0006"} ],"b/c":"\\u00e5" }\n',
      places: ['body/a/0/n personal-identity-number', 'body/a/1/n personal-identity-number'],
    })
  })

  it('masks numbers in member names, and in the places that it names', () => {
    const { body, places } = redactBody('{"19811228-9874":{"x":"811228-9874"}}')
    expect(body).toBe('{"19811228-0006":{"x":"811228-0006"}}')
    expect(places).toEqual([
      'body/19811228-0006 personal-identity-number',
      'body/19811228-0006/x personal-identity-number',
    ])
  })

  it('finds what escapes hide', () => {
    const { body, places } = redactBody('{"t":"Elev\\u00a0811228-9874 \\"x\\"","u":"\\u0038\\u0031\\u00312289874"}')
    expect(JSON.parse(body ?? '')).toEqual({ t: 'Elev\u00a0811228-0006 "x"', u: '8112280006' })
    expect(places).toHaveLength(2)
  })

  it('masks by mark: e-mail, phone and text, only in strings and only where the mark points', () => {
    const marks: SensitiveMark[] = [
      { pointer: '/**/emails/*/value', kind: 'email' },
      { pointer: '/data/*/phone', kind: 'phone' },
      { pointer: '/**/givenName', kind: 'text' },
      { pointer: '/**/temporary', kind: 'personal-identity-number' },
    ]
    const body =
      '{"data":[{"emails":[{"value":"a@b.se"}],"phone":"070-123 45 67","givenName":"Åsa","temporary":"19811228T123"}],"phone":"070-1234567","givenName":null,"name":"Åsa","emails":{"value":"no mail"}}'
    expect(redactBody(body, marks)).toEqual({
      body: '{"data":[{"emails":[{"value":"masked@example.invalid"}],"phone":"+46700000000","givenName":"•••","temporary":"19811228T000"}],"phone":"070-1234567","givenName":null,"name":"Åsa","emails":{"value":"no mail"}}',
      places: [
        'body/data/0/emails/0/value email',
        'body/data/0/phone phone',
        'body/data/0/givenName text',
        'body/data/0/temporary personal-identity-number',
      ],
    })
  })

  it('masks items of marked lists, all or one, and no others', () => {
    const marks: SensitiveMark[] = [
      { pointer: '/notes/*', kind: 'text' },
      { pointer: '/**/remarks/*', kind: 'text' },
      { pointer: '/pair/1', kind: 'text' },
    ]
    const body = '{"notes":["a",["b"]],"x":{"notes":["c"],"remarks":["d"]},"pair":["e","f"]}'
    expect(redactBody(body, marks).body).toBe(
      '{"notes":["•••",["b"]],"x":{"notes":["c"],"remarks":["•••"]},"pair":["e","•••"]}',
    )
    expect(redactBody(body, marks.slice(0, 1)).body).toBe(body.replace('"a"', '"•••"'))
  })

  it('finds marks whose names are spelled with escapes', () => {
    expect(redactBody('{"f\\u00f6rnamn":"Åsa"}', [{ pointer: '/**/förnamn', kind: 'text' }]).body).toBe(
      '{"f\\u00f6rnamn":"•••"}',
    )
  })

  it('masks what token endpoints say, but no page token', () => {
    const body = '{"access_token":"abc","refreshToken":"d","expires_in":3600,"pageToken":"next","id_token":null}'
    expect(redactBody(body)).toEqual({
      body: '{"access_token":"***","refreshToken":"***","expires_in":3600,"pageToken":"next","id_token":null}',
      places: ['body/access_token credential', 'body/refreshToken credential'],
    })
  })

  it('masks known secrets in every spelling, signed tokens and private keys', () => {
    const secret = 'p/a s"s+wörd'
    const spellings = [
      JSON.stringify(secret),
      `"${encodeURIComponent(secret)}"`,
      `"${Buffer.from(secret).toString('base64')}"`,
      `"${Buffer.from(secret).toString('base64url')}"`,
      '"eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9."',
      '"-----BEGIN EC PRIVATE KEY-----\\nMHcCAQEEIA==\\n-----END EC PRIVATE KEY-----"',
    ]
    expect(redactBody(`[${spellings}]`, [], [secret]).body).toBe(`[${spellings.map(() => '"***"')}]`)
    expect(redactBody('{"pin":123456,"s":"123456"}', [], ['123456']).body).toBe('{"pin":100000,"s":"100000"}')
    expect(redactBody('{"pin":1e100}', [], ['1e100']).body).toBe('{"pin":0}')
  })

  it('masks text that is not JSON, with no pointer to say', () => {
    const broken = '{"givenName":"Åsa","n":"811228-9874","password":"x"'
    expect(redactBody(broken, [{ pointer: '/**/givenName', kind: 'text' }])).toEqual({
      body: '{"givenName":"•••","n":"811228-0006","password":"***"',
      places: ['body text', 'body personal-identity-number', 'body credential'],
    })
    expect(redactBody('<p>811228-9874</p>').body).toBe('<p>811228-0006</p>')
    expect(redactBody('\ufeff{"n":"811228-9874"}').places).toEqual(['body/n personal-identity-number'])
  })

  it('masks bytes that are not UTF-8 but are text all the same', () => {
    for (const encoding of ['latin1', 'utf16le'] as const) {
      const text = `${encoding === 'latin1' ? '' : '\ufeff'}{"namn":"\u00c5sa","n":"811228-9874"}`
      const body = Buffer.from(text, encoding).toString('base64')
      const masked = redact({ request: get, response: { status: 200, headers: [], body, encoding: 'base64' } })
      const shown = Buffer.from(masked.response?.body ?? '', 'base64').toString(encoding)
      expect(shown).toBe(text.replace('9874', '0006'))
    }
  })

  it('masks the fields of a form whose bytes are not UTF-8', () => {
    const headers = [['Content-Type', 'application/x-www-form-urlencoded']] as const
    const bytes = (text: string) => asText(Buffer.from(text, 'latin1'))
    const form = 'password=hemlig&nummer=811228-9874&namn=\u00c5sa'
    const { request, redactions } = redact({ request: { ...get, headers, ...bytes(form) } })
    expect(request).toEqual({ ...get, headers, ...bytes('password=***&nummer=811228-0006&namn=\u00c5sa') })
    expect(redactions.map(({ place }) => place)).toEqual(['form:password', 'form:nummer'])
  })

  it.each([
    ['high byte first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['high byte first, without byte order mark', (text: string) => Buffer.from(text, 'utf16le').swap16()],
    ['low byte first, without byte order mark', (text: string) => Buffer.from(text, 'utf16le')],
    [
      'low byte first, without byte order mark, odd',
      (text: string) => Buffer.from(`${text}x`, 'utf16le').subarray(0, -1),
    ],
  ])('masks UTF-16 with the %s', (_, encoded) => {
    const recorded = (text: string) => asText(encoded(text))
    const masked = redact({ request: get, response: { status: 200, headers: [], ...recorded('<a>198112289874</a>') } })
    expect(masked.response).toEqual({ status: 200, headers: [], ...recorded('<a>198112280006</a>') })
    expect(masked.redactions).toHaveLength(1)
    const sent = redact({ request: { ...get, ...recorded('<a>198112289874</a>') } })
    expect(sent.request).toEqual({ ...get, ...recorded('<a>198112280006</a>') })
  })

  it('masks UTF-16 that begins with no character of ASCII, and with no byte order mark', () => {
    for (const bytes of [(text: Buffer) => text, (text: Buffer) => text.swap16()]) {
      const recorded = (text: string) => asText(bytes(Buffer.from(text, 'utf16le')))
      for (const first of ['\u201d', '\u00c5', '\u3042', '\u0416']) {
        const masked = redact({ request: { ...get, ...recorded(`${first}Anna 811228-9874`) } })
        expect(masked.request).toEqual({ ...get, ...recorded(`${first}Anna 811228-0006`) })
      }
    }
  })

  it('leaves other JSON as it is, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', ' '), (json, space) => {
        const marks: SensitiveMark[] = [{ pointer: '/**/no such name', kind: 'text' }]
        expect(redactBody(space + json, marks)).toEqual({ body: space + json, places: [] })
      }),
    )
  })

  it('keeps JSON JSON, changes marked strings only, and is at rest the second time', () => {
    const marks: SensitiveMark[] = [{ pointer: '/**/a', kind: 'text' }]
    const value = fc.letrec(tie => ({
      any: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: anyCharacter, maxLength: 8 }),
        fc.double(),
        fc.boolean(),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('any'), { maxLength: 3 }),
      object: fc.dictionary(fc.constantFrom('a', 'b', 'ä"\\', '/~'), tie('any'), { maxKeys: 3 }),
    })).any
    fc.assert(
      fc.property(value, given => {
        const text = JSON.stringify(given)
        const once = redactBody(text, marks)
        const expected = JSON.parse(text, (key, item) =>
          key === 'a' && typeof item === 'string' && item ? '•••' : item,
        )
        expect(JSON.parse(once.body ?? '')).toEqual(expected)
        expect(redactBody(once.body ?? '', marks)).toEqual({ body: once.body, places: [] })
      }),
    )
  })

  it('bears any depth', () => {
    const deep = `${'['.repeat(200_000)}"811228-9874"${']'.repeat(200_000)}`
    expect(redactBody(deep).body).toContain('811228-0006')
  })
})

describe('addresses and headers', () => {
  it('masks sign-ins, path segments and fields, and keeps the spelling of the rest', () => {
    const url =
      'https://me:pass@api.example.se/p/19811228-9874/%C3%A5?civicNo=811228%2B9874&api_key=abc&pageToken=abc&email=a%40b.se&x=a+b#f'
    const { request, redactions } = redact({ request: { ...get, url } }, [{ pointer: '/**/email', kind: 'email' }])
    expect(request.url).toBe(
      'https://***@api.example.se/p/19811228-0006/%C3%A5?civicNo=811228%2B0006&api_key=***&pageToken=abc&email=masked%40example.invalid&x=a+b#f',
    )
    expect(redactions.map(({ where, place, kind }) => [where, place, kind])).toEqual([
      ['request', 'userinfo', 'credential'],
      ['request', 'path', 'personal-identity-number'],
      ['request', 'query:civicNo', 'personal-identity-number'],
      ['request', 'query:api_key', 'credential'],
      ['request', 'query:email', 'email'],
    ])
    expect(redact({ request }).redactions).toEqual([])
  })

  it('masks a number that is the name of a field', () => {
    const { request, redactions } = redact({ request: { ...get, url: '/p?811228-9874=x&811228-9874' } })
    expect(request.url).toBe('/p?811228-0006=x&811228-0006')
    expect(redactions[0]?.place).toBe('query:811228-0006')
  })

  it('masks headers that hold credentials, and no others', () => {
    const headers = [
      ['Authorization', 'Bearer abc'],
      ['proxy-authorization', 'Basic xyz'],
      ['Cookie', 'a=b'],
      ['Set-Cookie', 'a=b; HttpOnly'],
      ['X-API-Key', 'k'],
      ['Ocp-Apim-Subscription-Key', 'k'],
      ['X-Auth-Token', 't'],
      ['WWW-Authenticate', 'Bearer realm="x"'],
      ['X-Next-Page-Token', 'n'],
      ['Idempotency-Key', 'i'],
      ['Location', '/p/811228-9874?token=abc'],
      ['X-User', '811228-9874'],
      ['ETag', '"abc"'],
    ] as const
    const masked = redact({ request: get, response: { status: 200, headers, body: '' } })
    expect(masked.response?.headers).toEqual([
      ['Authorization', 'Bearer ***'],
      ['proxy-authorization', 'Basic ***'],
      ['Cookie', '***'],
      ['Set-Cookie', '***'],
      ['X-API-Key', '***'],
      ['Ocp-Apim-Subscription-Key', '***'],
      ['X-Auth-Token', '***'],
      ['WWW-Authenticate', 'Bearer realm="x"'],
      ['X-Next-Page-Token', 'n'],
      ['Idempotency-Key', 'i'],
      ['Location', '/p/811228-0006?token=***'],
      ['X-User', '811228-0006'],
      ['ETag', '"abc"'],
    ])
    expect(masked.redactions.filter(({ kind }) => kind === 'personal-identity-number')).toEqual([
      { where: 'response', place: 'header:Location', kind: 'personal-identity-number' },
      { where: 'response', place: 'header:X-User', kind: 'personal-identity-number' },
    ])
  })

  it('masks the fields of a form', () => {
    const request = {
      method: 'POST',
      url: '/token',
      headers: [['Content-Type', 'application/x-www-form-urlencoded;charset=utf-8']] as const,
      body: 'grant_type=client_credentials&client_id=me&client_secret=a%26b&note=811228-9874',
    }
    const masked = redact({ request })
    expect(masked.request.body).toBe('grant_type=client_credentials&client_id=me&client_secret=***&note=811228-0006')
    expect(masked.redactions.map(({ place }) => place)).toEqual(['form:client_secret', 'form:note'])
  })
})

describe('free text', () => {
  it('loses secrets, also those learned late, and numbers', () => {
    const own = redactor({ marks: [], secrets: ['first-secret'], isTestNumber: nobodyIsATest })
    own.learn('second-secret')
    expect(own.text('first-secret second-secret 811228-9874')).toBe('*** *** 811228-0006')
    expect(own.url('https://a/?token=x')).toBe('https://a/?token=***')
  })
})
