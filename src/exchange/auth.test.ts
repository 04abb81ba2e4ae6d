import { describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import { type Grants, jsonAnswer, testWorld } from '../io/testing.ts'
import { speaker } from '../messages/speaker.ts'
import type { RecordedRequest } from '../model/evidence.ts'
import type { WireRequest } from '../model/handler.ts'
import type { AuthSettings } from './auth.ts'
import { type ClientSettings, httpClient } from './client.ts'
import { curlCommand } from './curl.ts'
import { toHar } from './har.ts'

const secrets = {
  key: 'k3y/with+signs==',
  password: 'pass wörd"',
  client: 'cl13nt:s3cret&%',
  token: 't0k3n-of-this-run',
}
const environment = {
  KEY: secrets.key,
  PASSWORD: secrets.password,
  CLIENT_SECRET: secrets.client,
  TOKEN: secrets.token,
}
const api = 'https://api.example/v2'
const tokenUrl = 'https://login.example/token'

type Answer = NonNullable<Grants['answer']>

function worldOf(answer: Answer, more: Grants = {}) {
  return testWorld({ now: '2026-01-01T00:00:00Z', environment, answer, ...more })
}

async function clientOf(world: ReturnType<typeof testWorld>, auth: AuthSettings, more: ClientSettings = {}) {
  return httpClient(world, { baseUrl: api, auth, isTestNumber: () => false, ...more })
}

const get: RecordedRequest = { method: 'GET', url: `${api}/x`, headers: [] }
const header = ({ headers }: WireRequest, wanted: string) => headers.find(([name]) => name === wanted)?.[1]

/** Repeats everything that it was sent, as a careless system does. */
const echo: Answer = request =>
  jsonAnswer({ url: request.url, headers: request.headers, body: String(request.body ?? '') }, 200, [
    ['X-Echo', request.headers.map(([, value]) => value).join(' | ')],
    ['Location', `/again${new URL(request.url).search}`],
  ])

const oauth: AuthSettings = {
  type: 'oauth2',
  tokenUrl,
  clientId: 'me',
  clientSecret: { env: 'CLIENT_SECRET' },
  scope: 'read',
}

/** A token endpoint that counts, before an API that answers as told. */
function withTokens(answer: Answer, lifetime?: number) {
  let given = 0
  const asked: WireRequest[] = []
  const respond: Answer = (request, settings) => {
    if (request.url !== tokenUrl) return answer(request, settings)
    asked.push(request)
    given += 1
    return jsonAnswer({ access_token: `${secrets.token}-${given}`, token_type: 'bEARER', expires_in: lifetime })
  }
  return { respond, asked }
}

describe('signing in', () => {
  it('by bearer token, key in a header or the query, and name and password', async () => {
    const signed = async (auth: AuthSettings) => {
      const world = worldOf(() => jsonAnswer({}))
      await (await clientOf(world, auth)).send({ ...get, headers: [['authorization', 'of the suite']] })
      return world.sent[0] ?? get
    }
    expect(header(await signed({ type: 'bearer', token: { env: 'TOKEN' } }), 'Authorization')).toBe(
      `Bearer ${secrets.token}`,
    )
    const inHeader = await signed({ type: 'api-key', in: 'header', name: 'X-Key', key: { env: 'KEY' } })
    expect(header(inHeader, 'X-Key')).toBe(secrets.key)
    const inQuery = await signed({ type: 'api-key', in: 'query', name: 'key', key: { env: 'KEY' } })
    expect(inQuery.url).toBe(`${api}/x?key=${encodeURIComponent(secrets.key)}`)
    const basic = await signed({ type: 'basic', username: 'me', password: { env: 'PASSWORD' } })
    expect(header(basic, 'Authorization')).toBe(`Basic ${Buffer.from(`me:${secrets.password}`).toString('base64')}`)
    expect(header(basic, 'authorization')).toBeUndefined()
  })

  it('reads secrets from files too, without the line end', async () => {
    const world = worldOf(() => jsonAnswer({}), { files: { '/run/token': 'from-file\r\n' } })
    await (await clientOf(world, { type: 'bearer', token: { file: '/run/token' } })).send(get)
    expect(header(world.sent[0] ?? get, 'Authorization')).toBe('Bearer from-file')
  })

  it('is left out where a step says so', async () => {
    const world = worldOf(() => jsonAnswer({}, 401))
    const client = await clientOf(world, { type: 'bearer', token: { env: 'TOKEN' } })
    const exchange = await client.send(get, undefined, { auth: 'none' })
    expect(header(world.sent[0] ?? get, 'Authorization')).toBeUndefined()
    expect(exchange.trouble).toBeUndefined()
  })

  it.each([
    { env: 'NOT_SET', shown: '$NOT_SET' },
    { env: 'EMPTY', shown: '$EMPTY' },
    { file: '/no/file', shown: '/no/file' },
  ])('needs the secret $shown before anything is sent', async ({ shown, ...source }) => {
    const world = worldOf(() => jsonAnswer({}), { environment: { EMPTY: '' } })
    const auth = { type: 'bearer', token: source as { env: string } } as const
    await expect(clientOf(world, auth)).rejects.toMatchObject({
      code: 'auth.secret-missing',
      where: shown,
      exitCode: 2,
    })
  })

  it('hands over certificates and names the hosts that may be private', async () => {
    const ca = '-----BEGIN CERTIFICATE-----'
    const files = { ca, cert: ca, key: '-----BEGIN EC PRIVATE KEY-----' }
    let settings: unknown
    const { respond } = withTokens((_, given) => {
      settings = given
      return jsonAnswer({})
    })
    const world = worldOf(respond, { files })
    const tls = { ca: { file: 'ca' }, cert: { file: 'cert' }, key: { file: 'key' }, passphrase: { env: 'PASSWORD' } }
    await (await clientOf(world, oauth, { tls, proxy: 'http://proxy', origins: ['https://more.example:8443'] })).send(
      get,
    )
    expect(settings).toEqual({
      connections: 4,
      timeout: 30_000,
      maxResponseSize: 64 * 1024 * 1024,
      ca,
      clientCertificate: { cert: ca, key: files.key, passphrase: secrets.password },
      proxy: 'http://proxy',
      namedHosts: ['api.example', 'more.example', 'login.example'],
    })
  })
})

describe('OAuth 2.0 client credentials', () => {
  it('asks for a token as RFC 6749 says, by basic or post', async () => {
    const { respond, asked } = withTokens(() => jsonAnswer({}))
    const world = worldOf(respond)
    await (await clientOf(world, oauth)).send(get)
    await (await clientOf(world, { ...oauth, clientAuthentication: 'post' })).send(get)
    const [basic = get, post = get] = asked
    const pair = Buffer.from(header(basic, 'Authorization')?.slice('Basic '.length) ?? '', 'base64').toString()
    expect(pair).toBe('me:cl13nt%3As3cret%26%25')
    expect([basic.method, basic.body]).toEqual(['POST', 'grant_type=client_credentials&scope=read'])
    expect(header(post, 'Authorization')).toBeUndefined()
    expect(Object.fromEntries(new URLSearchParams(String(post.body)))).toEqual({
      grant_type: 'client_credentials',
      scope: 'read',
      client_id: 'me',
      client_secret: secrets.client,
    })
    expect(header(world.sent[1] ?? get, 'Authorization')).toBe(`Bearer ${secrets.token}-1`)
  })

  it('uses a token until shortly before its end, also by many requests at once', async () => {
    const { respond, asked } = withTokens(() => jsonAnswer({}), 3600)
    const world = worldOf(respond)
    const client = await clientOf(world, oauth)
    await Promise.all([1, 2, 3].map(() => client.send(get)))
    world.advance(3_560_000)
    await client.send(get)
    expect(asked).toHaveLength(1)
    world.advance(11_000)
    await client.send(get)
    expect(asked).toHaveLength(2)
  })

  it('fetches another token once when one is refused, and keeps that in the exchange', async () => {
    const { respond, asked } = withTokens(request =>
      jsonAnswer({}, header(request, 'Authorization') === `Bearer ${secrets.token}-1` ? 401 : 200),
    )
    const exchange = await (await clientOf(worldOf(respond), oauth)).send(get)
    expect(exchange).toMatchObject({ response: { status: 200 }, retriesAfter: [{ status: 401 }] })
    expect(asked).toHaveLength(2)
  })

  it('does not ask for token after token when all are refused', async () => {
    const { respond, asked } = withTokens(() => jsonAnswer({}, 401))
    const client = await clientOf(worldOf(respond), oauth)
    for (let n = 0; n < 4; n += 1) expect((await client.send(get)).trouble).toMatchObject({ kind: 'unauthorised' })
    expect(asked).toHaveLength(2)
  })

  it.each([
    [
      jsonAnswer({ error: 'invalid_client', error_description: `no ${secrets.client}` }, 401),
      'HTTP 401, invalid_client',
    ],
    [jsonAnswer({ error: `${secrets.client} <b>` }, 400), 'HTTP 400'],
    [jsonAnswer({ token: 'x' }), 'HTTP 200'],
    [jsonAnswer({ access_token: 'x', token_type: 'DPoP' }), 'HTTP 200, token_type DPoP'],
    [jsonAnswer({ access_token: 'x', token_type: secrets.client }), 'HTTP 200, token_type ?'],
    [jsonAnswer({ access_token: 'x', token_type: null }), 'HTTP 200, token_type ?'],
    [{ status: 200, headers: [], body: Buffer.from('<html>') }, 'HTTP 200'],
    [{ trouble: { kind: 'dns', owner: 'network', detail: 'ENOTFOUND' } }, 'dns: ENOTFOUND'],
  ] as const)(
    'that gives no token, or one of a type that is not ours, ends the run, with what is known and no secret',
    async (answer, detail) => {
      const client = await clientOf(
        worldOf(() => answer),
        oauth,
      )
      const error = await client.send(get).catch(thrown => thrown)
      expect(error).toMatchObject({ code: 'auth.token', where: tokenUrl, exitCode: 3, args: { detail } })
      expect(String(error)).not.toContain(secrets.client)
    },
  )

  it('that gives no second token is trouble of the exchange: the run had begun', async () => {
    let given = 0
    const world = worldOf(({ url }) => {
      if (url !== tokenUrl) return jsonAnswer({})
      given += 1
      return given === 1 ? jsonAnswer({ access_token: 'abcdef', expires_in: 60 }) : jsonAnswer({}, 500)
    })
    const client = await clientOf(world, oauth)
    await client.send(get)
    world.advance(60_000)
    expect(await client.send(get)).toMatchObject({
      trouble: { kind: 'unauthorised', detail: 'no new access token: HTTP 500' },
    })
  })
})

describe('no secret gets out', () => {
  const kinds: readonly AuthSettings[] = [
    { type: 'bearer', token: { env: 'TOKEN' } },
    { type: 'basic', username: 'me', password: { env: 'PASSWORD' } },
    { type: 'api-key', in: 'header', name: 'X-Strange', key: { env: 'KEY' } },
    { type: 'api-key', in: 'query', name: 'strange', key: { env: 'KEY' } },
    oauth,
    { ...oauth, clientAuthentication: 'post' },
  ]

  /** Every spelling of the secrets that this way of signing in uses. */
  function spellingsOf(auth: AuthSettings): readonly string[] {
    const used = { bearer: 'token', basic: 'password', 'api-key': 'key', oauth2: 'client' } as const
    const secret = secrets[used[auth.type]]
    const own = auth.type === 'oauth2' ? [secret, `${secrets.token}-1`] : [secret]
    return own.flatMap(value => [
      value,
      encodeURIComponent(value),
      JSON.stringify(value).slice(1, -1),
      JSON.stringify(JSON.stringify(value)).slice(3, -3),
      Buffer.from(value).toString('base64').replace(/=+$/, ''),
      new URLSearchParams({ x: value }).toString().slice(2),
    ])
  }

  it.each(kinds)('by exchange, HAR or curl, when the system repeats all that it was sent: $type', async auth => {
    const client = await clientOf(worldOf(withTokens(echo).respond), auth)
    const exchange = await client.send({ ...get, method: 'POST', body: JSON.stringify(secrets) })
    const foreign = await client.send({
      ...get,
      url: `https://elsewhere.example/?a=${encodeURIComponent(secrets.key)}`,
    })
    for (const each of [exchange, foreign]) {
      const output = [JSON.stringify(each), toHar([each], { name: 'x', version: '1' }), curlCommand(each)].join('\n')
      for (const spelling of spellingsOf(auth)) expect(output).not.toContain(spelling)
    }
    expect(exchange.response?.body).toContain('***')
  })

  it.each(['http://u:s3cond-pass@p', 'u:s3cond-pass@p:8080'])('by the address of a proxy: %s', async proxy => {
    const trouble = { kind: 'connect', owner: 'network', detail: 'no way to pr0xy-pass through s3cond-pass' } as const
    const world = worldOf(() => ({ trouble }), {
      environment: { ...environment, HTTPS_PROXY: proxy },
    })
    const client = await clientOf(
      world,
      { type: 'bearer', token: { env: 'TOKEN' } },
      { proxy: 'http://u:pr0xy%2Dpass@p' },
    )
    expect((await client.send(get)).trouble?.detail).toBe('no way to *** through ***')
  })

  // What the endpoint was sent in its Authorization field; a code may look like that.
  const sent = Buffer.from(`me:${encodeURIComponent(secrets.client)}`)
    .toString('base64')
    .replace(/=+$/, '')

  it.each([secrets, { error: sent }])('by an error that a person reads, or that is logged: %o', async said => {
    const client = await clientOf(
      worldOf(() => jsonAnswer(said, 400)),
      oauth,
    )
    const error = await client.send(get).catch(thrown => thrown)
    if (!(error instanceof ToolError)) throw new Error('no refusal')
    const parts = ['what', 'why', 'do'].map(part => ({ key: `error.${error.code}.${part}`, args: error.args }))
    const words = (['sv', 'en'] as const).flatMap(language => parts.map(speaker(language).say))
    const output = [...words, String(error.stack), JSON.stringify(error)].join('\n')
    for (const spelling of [...spellingsOf(oauth), sent]) expect(output).not.toContain(spelling)
  })
})
