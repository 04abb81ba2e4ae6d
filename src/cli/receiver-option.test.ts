import { describe, expect, it } from 'vitest'
import { receiverOf } from './receiver-option.ts'

const url = 'https://ci.example/hook'

describe('--receiver', () => {
  it.each([
    [{}, undefined],
    [{ receiver: 'ci.example:8080' }, { host: 'ci.example', port: 8080 }],
    [{ receiver: '[2001:db8::1]:0' }, { host: '2001:db8::1', port: 0 }],
    [
      { receiver: '0.0.0.0:80', 'receiver-url': `${url}/` },
      { host: '0.0.0.0', port: 80, url },
    ],
  ])('%j', (args, expected) => expect(receiverOf(args)).toEqual(expected))

  it.each([
    [{ receiver: 'ci.example' }, 'usage.option', '--receiver'],
    [{ receiver: 'ci.example:65536' }, 'usage.option', '--receiver'],
    [{ receiver: 'http://ci.example:80' }, 'usage.option', '--receiver'],
    [{ receiver: ':80' }, 'usage.option', '--receiver'],
    [{ receiver: 'a:80', 'receiver-url': 'ci.example/hook' }, 'usage.option', '--receiver-url'],
    [{ receiver: 'a:80', 'receiver-url': `${url}?x=1` }, 'usage.option', '--receiver-url'],
    [{ 'receiver-url': url }, 'usage.alone', '--receiver-url'],
    [{ receiver: '0.0.0.0:80' }, 'usage.alone', '--receiver 0.0.0.0:80'],
    [{ receiver: '[::]:80' }, 'usage.alone', '--receiver [::]:80'],
  ])('%j is refused', (args, code, option) => {
    expect(() => receiverOf(args)).toThrow(expect.objectContaining({ code, args: expect.objectContaining({ option }) }))
  })
})
