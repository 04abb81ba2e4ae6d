import { describe, expect, it } from 'vitest'
import { ToolError } from '../errors.ts'
import { jsonAnswer } from '../io/testing.ts'
import type { WireRequest } from '../model/handler.ts'
import type { HttpSettings, World } from '../model/world.ts'
import { stillWorld } from '../run/testing.ts'
import { soundFiles, tinyWorld } from '../run/testing-profile.ts'
import { clientSettings } from './client-options.ts'
import { samklang, workFolder } from './testing.ts'

const { write: written } = workFolder()

describe('clientSettings', () => {
  it.each([
    [{ origins: 'https://b.example,https://c.example' }, { origins: ['https://b.example', 'https://c.example'] }],
    [
      { 'client-key': 'k.pem', 'client-key-passphrase-env': 'P' },
      { tls: { key: { file: 'k.pem' }, passphrase: { env: 'P' } } },
    ],
    [{ 'client-key-passphrase-file': 'p' }, { tls: { passphrase: { file: 'p' } } }],
    [
      {
        'oauth-token-url': 'https://t',
        'oauth-client-id': 'me',
        'oauth-secret-file': 's',
        'oauth-client-auth': 'post',
      },
      {
        auth: {
          type: 'oauth2',
          tokenUrl: 'https://t',
          clientId: 'me',
          clientSecret: { file: 's' },
          clientAuthentication: 'post',
        },
      },
    ],
    [
      { 'api-key-query': 'key', 'api-key-file': 'k' },
      { auth: { type: 'api-key', in: 'query', name: 'key', key: { file: 'k' } } },
    ],
    [
      { 'basic-user': 'me', 'basic-password-file': 'p' },
      { auth: { type: 'basic', username: 'me', password: { file: 'p' } } },
    ],
    [
      { header: ['X-Tenant: a: b', 'Accept-Language:sv'] },
      {
        headers: [
          ['X-Tenant', 'a: b'],
          ['Accept-Language', 'sv'],
        ],
      },
    ],
  ])('%j', (args, settings) => expect(clientSettings(args)).toEqual({ tls: {}, ...settings }))

  it.each([
    [{ header: 'no colon' }],
    [{ header: 'Authorization: Bearer abc' }],
    [{ header: 'X-Api-Key: abc' }],
    [{ 'oauth-client-auth': 'jwt', 'oauth-token-url': 'https://t', 'oauth-client-id': 'me', 'oauth-secret-env': 'S' }],
    [{ 'token-env': 'A', 'token-file': 'b' }],
    [{ 'token-env': 'A', 'basic-user': 'b', 'basic-password-env': 'C' }],
    [{ 'api-key-env': 'A' }],
    [{ 'oauth-secret-env': 'A' }],
  ])('%j is wrong use', args => expect(() => clientSettings(args)).toThrow(ToolError))

  it('never shows what was given as a header that holds a secret', () => {
    expect(() => clientSettings({ header: 'Authorization: Bearer abc' })).not.toThrow(/abc/)
  })
})

describe('the options of a run', () => {
  const settings: HttpSettings[] = []
  const sent: WireRequest[] = []
  const world: World = {
    ...stillWorld(),
    connect: async given => {
      settings.push(given)
      return {
        send: async request => {
          sent.push(request)
          return jsonAnswer({}, 500)
        },
        close: async () => {},
      }
    },
  }

  it('reach the connection: origins, passphrase, headers', async () => {
    const both = '-----BEGIN CERTIFICATE-----\n-----BEGIN ENCRYPTED PRIVATE KEY-----'
    const key = written('key.pem', both)
    const address = ['doctor', '--base-url', 'https://a.example/v2.0', '--origins', 'https://b.example']
    const tls = ['--origins', 'https://c.example/x', '--client-cert', key, '--client-key-passphrase-env', 'PASS']
    const argv = [...address, ...tls, '--header', 'X-A: 1', '--header', 'X-B: 2']
    const { code } = await samklang(argv, { world, environment: { PASS: 'open sesame' } })
    expect(code).toBe(3)
    expect(settings[0]).toMatchObject({
      namedHosts: ['a.example', 'b.example', 'c.example'],
      clientCertificate: { cert: both, passphrase: 'open sesame' },
    })
    expect(sent[0]?.headers).toEqual(
      expect.arrayContaining([
        ['X-A', '1'],
        ['X-B', '2'],
      ]),
    )
  })

  it('name the option that is wrong', async () => {
    const { code, err } = await samklang(['doctor', '--base-url', 'https://a.example', '--origins', 'b.example'], {
      world,
    })
    expect(code).toBe(2)
    expect(err).toContain('--origins cannot be "b.example"')
  })

  it('may name one option again only where it takes several values', async () => {
    const { code, err } = await samklang(['doctor', '--base-url', 'https://a', '--base-url', 'https://b'], { world })
    expect(code).toBe(2)
    expect(err).toContain('--base-url')
    expect(err).toContain('[usage.repeated]')
  })
})

describe('credentials in addresses', () => {
  it.each(['https://anna:hush@sis.example/v2', 'https://hush@sis.example/v2', 'https://sis.example/v2?api_key=hush'])(
    'are refused in that of the system, which stands in reports: %s',
    async address => {
      for (const command of ['run', 'doctor', 'verify bid.zip --rerun']) {
        const { code, out, err } = await samklang([...command.split(' '), '--base-url', address])
        expect([code, err]).toEqual([2, expect.stringContaining('[address.credentials]')])
        expect(out + err).not.toContain('hush')
      }
    },
  )

  it('are masked in the command that a report quotes, since a proxy may need them', async () => {
    const world = tinyWorld(soundFiles)
    const argv = ['run', '--profile', 'tiny', '--files', 'export', '--format', 'json']
    for (const proxy of [
      ['--proxy', 'http://anna:hush@proxy.example:8080'],
      ['--proxy=http://hush@proxy.example:8080/'],
    ]) {
      const { out } = await samklang([...argv, ...proxy], { world })
      expect(JSON.parse(out).reproduce.command).toMatch(/ --proxy[= ]http:\/\/\*\*\*@proxy\.example:8080\/?$/)
    }
  })
})
