import { expect, it } from 'vitest'
import { refuseCredentials } from './refuse-credentials.ts'

const refused = (url: string) => {
  try {
    refuseCredentials(url)
    return 'taken'
  } catch (error) {
    return JSON.stringify(error)
  }
}

it.each([
  'https://anna:hush@x.example/a.tgz',
  'https://hush@x.example/a.tgz',
  'https://x.example/a.tgz?token=hush',
  'https://x.example/a.tgz?a=1&private_token=hush',
  'https://x.example/a.tgz?X-Amz-Signature=hush',
  'https://x.example/a.tgz?sig=hush',
  'https://x.example/a.tgz#access_token=hush',
])('refuses %s, and does not repeat what lets in', url => {
  expect(refused(url)).toMatch(/address\.credentials.*https:\/\/x\.example\/a\.tgz/)
  expect(refused(url)).not.toContain('hush')
})

it.each(['https://x.example/a.tgz', 'https://x.example/a.tgz?version=1.0.0&page=2', './a@b.tgz', 'https://'])(
  'leaves %s',
  url => expect(refused(url)).toBe('taken'),
)
