import { readFileSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realWorld } from '../io/world.ts'
import { stillWorld } from '../run/testing.ts'
import { guarded } from './guarded.ts'
import { samklang, type Told, workFolder } from './testing.ts'

const { path: folder, write } = workFolder()
const bad = 'test-vectors/ss12000/SS-PERS-02/fail-1.json'
const good = 'test-vectors/ss12000/SS-PERS-02/pass-1.json'

/** What a vendor may call things to steer a terminal or a build server; each says "owned". */
const corpus = [
  '\u001b]0;owned\u0007\u001b[2J\u001b[31mred\u001b[8mhidden',
  '\u009b31m owned \u202e\u2066 \u2028\u0085',
  'a\n::error file=x::owned',
  '\n \u00a0::set-output name=a::owned',
  '::stop-commands::owned',
  '##vso[task.setvariable variable=PATH]owned',
  'x ##[error]owned ##[group]',
  '##teamcity[buildStatus text=owned]',
  'section_start:1:owned[collapsed=true]\r\u001b[0Kowned',
  'owned\r\u001b[2K\nConformant  The system conforms',
]
const hostile = corpus.join(' ')
/** As much of it as a file may be called. */
const names = [corpus.slice(0, 3), corpus.slice(3, 6), corpus.slice(6)].map(part => part.join(' ').replaceAll('/', ''))

/** Whatever steers; our own styles, and the line that progress draws anew, are taken away first. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: nothing of the kind may reach a terminal
const ours = /^\r\u001b\[2K|\u001b\[(?:1|2|22|31|32|33|39)m|\r\u001b\[2K/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: nothing of the kind may reach a terminal
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/
const command = /^\s*::|##(?:vso|teamcity)?\[|^section_(?:start|end)/im

function expectHarmless({ out, err }: Told, isShown = true): void {
  for (const text of [out, err]) {
    const plain = text.replace(ours, '')
    expect(plain).not.toMatch(steering)
    expect(plain).not.toMatch(command)
    expect(plain).not.toMatch(/^Conformant /m)
  }
  if (isShown) expect(`${out}${err}`).toContain('owned')
}

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

function listening(server: Server): Promise<string> {
  servers.push(server)
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v2.0`))
  })
}

/** Answers everything with a status and a body of hostile names and values. */
function answering(status: number): Promise<string> {
  const item = { id: hostile, [hostile]: hostile, title: hostile, detail: hostile, givenName: hostile }
  const body = JSON.stringify({ ...item, data: [item, item], pageToken: hostile })
  return listening(
    createHttp((_, answer) => {
      answer.writeHead(status, {
        'content-type': 'application/json',
        'www-authenticate': '::error::owned ##vso[owned]',
      })
      answer.end(body)
    }),
  )
}

const surroundings = { world: { ...realWorld(), embeddedProfiles: 'profiles' }, environment: { TOKEN: 'x' } }
const colours = [
  ['plain', { ...surroundings }],
  ['in colour', { ...surroundings, isTty: true }],
] as const

describe.each(colours)('what a hostile system says, %s', (_, where) => {
  it.each([200, 401, 500])('with status %i', async status => {
    const address = await answering(status)
    const live = ['--base-url', address, '--token-env', 'TOKEN']
    const told = await samklang(['run', ...live, '--modules', 'persons', '--output', folder, '--verbose'], where)
    expect(told.code).toBe(status === 401 ? 3 : 1)
    expectHarmless(told, status === 200)
    expectHarmless(await samklang(['doctor', ...live], where), false)
  })

  it('in what is no HTTP', async () => {
    const address = await listening(
      createTcp(socket => {
        socket.on('error', () => {})
        socket.end(`HTTP/1.1 200 ${hostile}\r\nx: ${hostile}\r\n\r\n${hostile}`)
      }),
    )
    const argv = ['run', '--base-url', address, '--token-env', 'TOKEN', '--modules', 'rooms', '--output', folder]
    expectHarmless(await samklang(argv, where), false)
  })
})

describe.each([
  ['plain', {}],
  ['in colour', { isTty: true }],
])('what hostile files say, %s', (_, where) => {
  let n = 0
  const named = (content: string) => write(`persons-${n++}-${names[n % names.length]}.json`, content)
  const person = JSON.stringify({ givenName: hostile, familyName: 3, [hostile]: hostile })

  it.each([
    ['names and values', () => ['check', named(person)]],
    ['names and values, all of them', () => ['check', named(person), '--verbose', '--profile', 'ss12000']],
    ['a name alone', () => ['check', `${named('{}')}.nope`]],
    ['a place that cannot be read', () => ['check', named(`{"${'::error::owned'}" 2}`)]],
    ['exported files', () => ['run', '--files', named(person), '--output', folder]],
    ['XML', () => ['check', write(`invoice-${n++}.xml`, `<a>\n::error::owned ##vso[owned]</b>`)]],
    ['a command', () => [hostile]],
    ['an option', () => ['run', `--${hostile}`]],
    ['a value of an option', () => ['check', good, '--format', hostile]],
    ['an output folder', () => ['check', bad, '--format', 'json', '--output', join(folder, names[2] ?? '')]],
    ['a requirement', () => ['explain', hostile]],
    ['a profile', () => ['list', '--profile', hostile]],
  ])('in %s', async (_, argv) => expectHarmless(await samklang(argv(), where)))

  it('in a list of expected failures', async () => {
    const entry = {
      requirement: 'SS-PERS-02',
      reason: hostile,
      link: 'https://x/::error::owned',
      expires: '2030-01-01',
    }
    const list = write(`expected-${n++}.yaml`, JSON.stringify({ expected: [entry] }))
    expectHarmless(await samklang(['check', named(person), '--expected-failures', list], where))
    const broken = write(`expected-${n++}.yaml`, JSON.stringify({ expected: [{ ...entry, [hostile]: 1 }] }))
    expectHarmless(await samklang(['check', good, '--expected-failures', broken], where))
  })
})

describe('a report that somebody else wrote', () => {
  let report: string
  beforeAll(async () => {
    const output = join(folder, 'theirs')
    await samklang(['check', 'test-vectors/ss12000/SS-PERS-02/fail-1.json', '--format', 'json', '--output', output])
    report = readFileSync(join(output, 'report.json'), 'utf8')
  })

  it.each([
    ['plain', false],
    ['in colour', true],
  ])('steers nothing, whichever of its texts is hostile, %s', async (_, isTty) => {
    const changed = JSON.parse(report, (key, value: unknown) => {
      const isShown = ['sv', 'en', 'name', 'product', 'title', 'pointer', 'actual', 'expected', 'value'].includes(key)
      return isShown && typeof value === 'string' ? hostile : value
    }) as object
    const file = write('theirs.json', JSON.stringify(changed))
    expectHarmless(await samklang(['report', file, '--output', folder, '--format', 'json'], { isTty }))
  })
})

describe('the last guard', () => {
  function through(text: string): string {
    let shown = ''
    const out = (piece: string) => {
      shown += piece
    }
    guarded({ out, err: () => {}, outIsTty: true, errIsTty: true }).out(text)
    return shown
  }

  it('lets our styles and our redrawing through, and nothing else', () => {
    expect(through('\r\u001b[2KJudging \u001b[31mx\u001b[39m\n')).toBe('\r\u001b[2KJudging \u001b[31mx\u001b[39m\n')
    expect(through('a \r\u001b[2K')).toBe('a \\u000d\\u001b[2K')
    expect(through('\u001b[8mhidden \u001b]0;t\u0007')).toBe('\\u001b[8mhidden \\u001b]0;t\\u0007')
  })

  it.each([
    ['::error::x', '\\u003a:error::x'],
    ['a\n\t::debug::x', 'a\n\t\\u003a:debug::x'],
    ['a::b ## [x] #[y]', 'a::b ## [x] #[y]'],
    ['##VSO[x] ##[y] ##teamcity[z]', '\\u0023#VSO[x] \\u0023#[y] \\u0023#teamcity[z]'],
    ['###[x]', '#\\u0023#[x]'],
  ])('makes %j %j', (text, shown) => expect(through(text)).toBe(shown))

  it('leaves JSON what it is', () => {
    const value = { a: ['##vso[x]', '::error::', '\u009b\u202e\u2028'] }
    expect(JSON.parse(through(JSON.stringify(value, undefined, 2)))).toEqual(value)
  })

  it('is behind every command', async () => {
    const { out } = await samklang(['list', '--profile', 'ss12000'], { world: stillWorld() })
    expect(out).not.toMatch(steering)
  })
})
