import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Exchange, RecordedRequest, Redaction } from '../model/evidence.ts'
import { curlCommand } from './curl.ts'
import { recordExchange } from './record.ts'
import { redactor } from './redact.ts'

/** Any code point; fast-check's own unit for this takes a second to build. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map(code => String.fromCodePoint(code))

const times = { startedAt: '2026-01-01T00:00:00.000Z', duration: 0 }

function exchangeOf(request: RecordedRequest, redactions: readonly Redaction[] = []): Exchange {
  return recordExchange({ ...times, request, redactions })
}

function masked(request: RecordedRequest): Exchange {
  const masks = redactor({ marks: [{ pointer: '/**/email', kind: 'email' }], secrets: [], isTestNumber: () => false })
  return recordExchange({ ...times, ...masks.exchange({ request }) })
}

/** The arguments that curl would get from a real shell, for each of the commands. */
function readByShell(commands: readonly string[], environment: Record<string, string> = {}): readonly string[][] {
  const script = [`curl() { printf '%s\\0' "$#" "$@"; }`, ...commands, ''].join('\n')
  const printed = execFileSync('/bin/sh', ['-c', script], { env: { ...environment, PATH: '' }, encoding: 'utf8' })
  const words = printed.split('\0').slice(0, -1)
  const read: string[][] = []
  while (words.length > 0) read.push(words.splice(0, Number(words.shift())))
  return read
}

function argumentsOf(command: string, environment: Record<string, string> = {}): readonly string[] {
  return readByShell([command], environment)[0] ?? []
}

describe('curlCommand', () => {
  it('says how the request is sent again, with credentials as variables and other masks named', () => {
    const exchange = masked({
      method: 'POST',
      url: 'https://a.example/p?civicNo=811228-9874&api_key=abc',
      headers: [
        ['Accept', 'application/json'],
        ['Authorization', 'Bearer abc'],
        ['X-API-Key', 'abc'],
        ['Content-Length', '99'],
      ],
      body: '{"password":"abc","email":"a@b.se","n":"it\'s"}',
    })
    expect(curlCommand(exchange)).toBe(`curl \\
  --request 'POST' \\
  --header 'Accept: application/json' \\
  --header 'Authorization: Bearer '"$SAMKLANG_TOKEN" \\
  --header 'X-API-Key: '"$SAMKLANG_X_API_KEY" \\
  --data-raw '{"password":"'"$SAMKLANG_PASSWORD"'","email":"masked@example.invalid","n":"it'\\''s"}' \\
  'https://a.example/p?civicNo=811228-0006&api_key='"$SAMKLANG_API_KEY"
# masked: query:civicNo (personal-identity-number), body/email (email)`)
  })

  it('puts the values of the variables where the masks were', () => {
    const exchange = masked({
      method: 'GET',
      url: 'https://me:pass@a.example/?token=abc&x=1',
      headers: [['Authorization', 'Basic abc']],
    })
    const environment = { SAMKLANG_TOKEN: 'a "b" $c', SAMKLANG_USERINFO: 'u:p' }
    expect(argumentsOf(curlCommand(exchange), { ...environment, SAMKLANG_TOKEN: 'T' })).toEqual([
      '--request',
      'GET',
      '--header',
      'Authorization: Basic T',
      'https://u:p@a.example/?token=T&x=1',
    ])
  })

  it('handles what curl would read in its own way', () => {
    const head = exchangeOf({ method: 'HEAD', url: 'https://a/[x]', headers: [['X-Empty', '']] })
    expect(argumentsOf(curlCommand(head))).toEqual(['--head', '--header', 'X-Empty;', '--globoff', 'https://a/[x]'])
    const file = exchangeOf({ method: 'PUT', url: 'https://a/', headers: [], body: '@/etc/passwd' })
    expect(argumentsOf(curlCommand(file))).toContain('--data-raw')
    const zero = exchangeOf({ method: 'PUT', url: 'https://a/', headers: [], body: 'a\0b' })
    expect(curlCommand(zero)).toContain("--data-binary '@body.bin'")
  })

  it('is read by a real shell as exactly what was sent, whatever that holds', () => {
    const special = fc.constantFrom("'", '"', '$', '`', '\\', '!', '\n', ' ', '(', ';', '#', '*', '~', '-', '***')
    const word = fc
      .oneof(
        fc.string({ unit: anyCharacter, maxLength: 20 }),
        fc.array(special, { maxLength: 12 }).map(parts => parts.join('')),
      )
      .map(text => text.toWellFormed().replaceAll('\0', ''))
    const place = fc.constantFrom('header:a', 'query:x\n; echo pwned', 'body/`id`', 'form:$(id)')
    const redaction = fc.record({
      where: fc.constant('request' as const),
      place,
      kind: fc.constantFrom('text', 'email'),
    })
    const request = fc.record({
      method: word,
      url: word,
      headers: fc.array(fc.tuple(word, word), { maxLength: 2 }),
      body: word,
    })
    const argumentsFor = (given: RecordedRequest & { readonly body: string }) => [
      ...(given.method === 'HEAD' ? ['--head'] : ['--request', given.method]),
      ...given.headers
        .filter(([name]) => !/^(host|content-length|connection)$/i.test(name))
        .flatMap(([name, value]) => ['--header', value === '' ? `${name};` : `${name}: ${value}`]),
      '--data-raw',
      given.body,
      ...(/[[\]{}]/.test(given.url) ? ['--globoff'] : []),
      given.url,
    ]
    const cases = fc.array(fc.tuple(request, fc.array(redaction as fc.Arbitrary<Redaction>, { maxLength: 2 })), {
      minLength: 20,
      maxLength: 30,
    })
    fc.assert(
      fc.property(cases, given => {
        const commands = given.map(([each, redactions]) => curlCommand(exchangeOf(each, redactions)))
        expect(readByShell(commands)).toEqual(given.map(([each]) => argumentsFor(each)))
      }),
      { numRuns: 10 },
    )
  })
})
