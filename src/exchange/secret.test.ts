import { describe, expect, it } from 'vitest'
import { jsonAnswer, testWorld } from '../io/testing.ts'
import type { HttpSettings } from '../model/world.ts'
import { type ClientSettings, httpClient } from './client.ts'

describe('a secret that is missing', () => {
  it.each<[string, ClientSettings]>([
    ['token', { auth: { type: 'bearer', token: { env: 'NOPE' } } }],
    ['key', { auth: { type: 'api-key', in: 'header', name: 'X-Key', key: { file: 'no/such' } } }],
    ['password', { auth: { type: 'basic', username: 'me', password: { env: 'NOPE' } } }],
    [
      'client secret',
      {
        auth: {
          type: 'oauth2',
          tokenUrl: 'https://login.example/token',
          clientId: 'me',
          clientSecret: { env: 'NOPE' },
        },
      },
    ],
    ['passphrase', { tls: { key: { env: 'KEY' }, passphrase: { env: 'NOPE' } } }],
  ])('(%s) is found before a connection is made', async (_, settings) => {
    let connections = 0
    const world = testWorld({ environment: { KEY: 'k' }, answer: () => jsonAnswer({}) })
    const counting = {
      ...world,
      connect: async (given: HttpSettings) => {
        connections += 1
        return world.connect(given)
      },
    }
    const made = httpClient(counting, { baseUrl: 'https://api.example/v2', isTestNumber: () => false, ...settings })
    await expect(made).rejects.toMatchObject({ code: 'auth.secret-missing' })
    expect(connections).toBe(0)
  })
})
