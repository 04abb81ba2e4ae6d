import { describe, expect, it } from 'vitest'
import { jsonAnswer, testWorld } from '../io/testing.ts'
import type { HttpSettings } from '../model/world.ts'
import { type ClientSettings, httpClient } from './client.ts'

async function wireOf(settings: ClientSettings, files: Readonly<Record<string, string>> = {}): Promise<HttpSettings> {
  const world = testWorld({ files, answer: () => jsonAnswer({}) })
  let given: HttpSettings | undefined
  const connect: typeof world.connect = async wire => {
    given = wire
    return world.connect(wire)
  }
  await httpClient({ ...world, connect }, { baseUrl: 'https://api.example', isTestNumber: () => false, ...settings })
  if (!given) throw new Error('no connection')
  return given
}

describe('limits', () => {
  it.each([
    [99_999_999_000, 2_147_483_647],
    [Number.POSITIVE_INFINITY, 2_147_483_647],
    [1500, 1500],
  ])('a time of %d ms is one that a timer can wait: %d', async (timeout, used) => {
    expect((await wireOf({ timeout })).timeout).toBe(used)
  })

  it.each([
    [0.3 * 1024 * 1024, 314_572],
    [0.5, 1],
    [Number.POSITIVE_INFINITY, 536_870_888],
  ])('a size of %d bytes is whole, and such that a text can have it: %d', async (maxResponseSize, used) => {
    expect((await wireOf({ maxResponseSize })).maxResponseSize).toBe(used)
  })
})

describe('a certificate authority of one’s own', () => {
  it('is refused when it is not PEM: nothing of it would be trusted, and nobody told', async () => {
    const der = wireOf({ tls: { ca: { file: 'ca.cer' } } }, { 'ca.cer': '0\u0082\u0001' })
    await expect(der).rejects.toMatchObject({
      code: 'usage.option',
      args: { option: '--ca', value: 'ca.cer' },
      exitCode: 2,
    })
    const pem = '# ours\n-----BEGIN TRUSTED CERTIFICATE-----'
    expect((await wireOf({ tls: { ca: { file: 'ca.pem' } } }, { 'ca.pem': pem })).ca).toBe(pem)
  })
})

describe('a client certificate', () => {
  const cert = '-----BEGIN CERTIFICATE-----'
  const key = '-----BEGIN RSA PRIVATE KEY-----'

  // A key ring of PKCS #12 would be told as one that the system did not accept, though it was never shown.
  it.each([
    ['--client-cert', 'c', { c: '0\u0082\u0001', k: key }],
    ['--client-cert', 'c', { c: key, k: key }],
    ['--client-key', 'k', { c: cert, k: '0\u0082\u0001' }],
    ['--client-key', 'k', { c: cert, k: cert }],
  ])('is refused when it is not PEM: %s', async (option, value, files) => {
    const wire = wireOf({ tls: { cert: { file: 'c' }, key: { file: 'k' } } }, files)
    await expect(wire).rejects.toMatchObject({ code: 'usage.option', args: { option, value }, exitCode: 2 })
  })

  it('may stand in one file with its key', async () => {
    const clientCertificate = { cert: `${cert}\n${key}`, key: `${cert}\n${key}` }
    expect(await wireOf({ tls: { cert: { file: 'both' } } }, { both: clientCertificate.cert })).toMatchObject({
      clientCertificate,
    })
    const wire = wireOf({ tls: { cert: { file: 'c' } } }, { c: cert })
    await expect(wire).rejects.toMatchObject({ args: { option: '--client-key', value: 'c' } })
  })
})
