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
