import { describe, expect, it } from 'vitest'
import { redactor } from './redact.ts'

const masksOf = (secret: string) => redactor({ marks: [], secrets: [secret], isTestNumber: () => false })
const get = { method: 'GET', url: 'https://api.example.se/persons', headers: [] }

describe('a secret', () => {
  it('is masked however the characters in it are escaped, each by itself', () => {
    const secret = `p&<s"w'o/d+\\1 ä!($`
    const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    const percent = encodeURIComponent(secret)
    const byte = (found: string) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`
    const unit = (found: string) => `\\u${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    const spellings = [
      secret,
      html,
      html.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
      html.replaceAll('"', '&#x22;').replaceAll("'", '&apos;').replaceAll('ä', '&#xE4;'),
      percent,
      percent.toLowerCase(),
      percent.replace(/[!'()*]/g, byte),
      new URLSearchParams({ x: secret }).toString().slice(2),
      JSON.stringify(secret).slice(1, -1),
      JSON.stringify(secret.replaceAll('\\', ''))
        .slice(1, -1)
        .replaceAll('+', '+\\\\')
        .replace(/[^\w\\ /]/g, unit),
      JSON.stringify(JSON.stringify(secret)).slice(3, -3),
      Buffer.from(secret).toString('latin1'),
    ]
    for (const spelling of spellings) {
      for (const body of [`no ${spelling} here`, `<a><br>no ${spelling} here</a>`]) {
        const { response } = masksOf(secret).response({ status: 200, headers: [], body })
        expect(response.body).toBe(body.replace(spelling, () => '***'))
      }
      const headers = [['X-Error', `no ${spelling}`]] as const
      expect(masksOf(secret).request({ ...get, headers }).request.headers).toEqual([['X-Error', 'no ***']])
    }
  })

  it('is masked when it has in it what addresses are cut by', () => {
    const url = 'https://api.example.se/back/to/a/b+c&d==/x?next=a/b+c&d==&e=1'
    const { request, redactions } = masksOf('a/b+c&d==').request({ ...get, url })
    expect(request.url).toBe('https://api.example.se/back/to/***/x?next=***&e=1')
    expect(redactions).toEqual([{ where: 'request', place: 'path', kind: 'credential' }])
  })
})
