import { describe, expect, it } from 'vitest'
import { proxyFor } from './proxy.ts'

const api = new URL('https://api.example.se/x')
const environment = { HTTPS_PROXY: 'http://proxy:1', http_proxy: 'proxy:2' }

describe('proxyFor', () => {
  it('takes the proxy that the user named for everything, this machine included', () => {
    expect(proxyFor(api, 'http://named', { NO_PROXY: '*' })).toBe('http://named')
    expect(proxyFor(new URL('http://localhost'), 'http://named', {})).toBe('http://named')
  })

  it('takes the one of the environment by scheme, in either case', () => {
    expect(proxyFor(api, undefined, environment)).toBe('http://proxy:1')
    expect(proxyFor(new URL('http://api.example.se'), undefined, environment)).toBe('http://proxy:2')
    expect(proxyFor(api, undefined, {})).toBeUndefined()
  })

  it('never takes the one of the environment for this machine', () => {
    const spared = ['https://localhost:1', 'https://127.0.0.1', 'https://[::1]'].map(
      url => proxyFor(new URL(url), undefined, environment) ?? 'direct',
    )
    expect(spared).toEqual(['direct', 'direct', 'direct'])
    expect(proxyFor(new URL('https://10.0.0.1'), undefined, environment)).toBe('http://proxy:1')
  })

  it.each([
    '*',
    'api.example.se',
    'example.se',
    '.example.se',
    '*.example.se',
    'x, API.example.se:443',
    'a b example.se',
  ])('is told by NO_PROXY=%s to go directly', rule =>
    expect(proxyFor(api, undefined, { ...environment, NO_PROXY: rule })).toBeUndefined(),
  )

  it.each(['', 'ample.se', 'pi.example.se', 'example.se:444', 'api.example.se.evil'])(
    'is not told by NO_PROXY=%s',
    rule => expect(proxyFor(api, undefined, { ...environment, NO_PROXY: rule })).toBe('http://proxy:1'),
  )

  it('may be named without a scheme', () => {
    expect(proxyFor(api, 'named:8080', {})).toBe('http://named:8080')
  })

  it.each([
    ['socks5://me:secret@proxy:1', 'socks5://…'],
    ['proxy:http', '…'],
    ['http://me:100%secret@proxy:1', 'http://…'],
    ['http://', '…'],
  ])('%s is refused, wherever it is named, and not quoted', (proxy, value) => {
    const refused = (option: string) =>
      expect.objectContaining({ code: 'usage.option', args: expect.objectContaining({ option, value }) })
    expect(() => proxyFor(api, proxy, {})).toThrow(refused('--proxy'))
    expect(() => proxyFor(api, undefined, { HTTPS_PROXY: proxy })).toThrow(refused('HTTPS_PROXY'))
    expect(proxyFor(new URL('https://localhost'), undefined, { HTTPS_PROXY: proxy })).toBeUndefined()
  })
})
