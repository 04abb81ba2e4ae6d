import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { builtProgram, workFolder } from './cli/testing.ts'

/** The guide for standards bodies, line by line, by the built program: each change of a file and each command, in its order. */

const guide = readFileSync('docs/guides/standardagare.md', 'utf8')
const { path: folder } = workFolder()
const file = (path: string) => join(folder, path)
const read = (path: string) => readFileSync(file(path), 'utf8')
const put = (path: string, content: string) => {
  mkdirSync(dirname(file(path)), { recursive: true })
  writeFileSync(file(path), content)
}

interface Done {
  readonly command: string
  readonly code: number | null
  readonly out: string
  readonly said: string
}
const done: Done[] = []

/** The first command of the guide that begins so; `nth` where it is there more than once. */
const ended = (begins: string, nth = 0) => done.filter(({ command }) => command.startsWith(begins))[nth]

function does(command: string): void {
  const [, line = '', to] = /^(.*?)(?: > (\S+))?$/.exec(command) ?? []
  const argv = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare)
  if (argv[0] === 'cp') {
    cpSync(file(argv[2] ?? ''), file(argv[3] ?? ''), { recursive: true })
    return
  }
  const env = { ...process.env, LC_ALL: 'C', NO_COLOR: '1', FORCE_COLOR: '', CI: '1' }
  const ran = spawnSync(process.execPath, [resolve(builtProgram()), ...argv.slice(1)], { cwd: folder, env })
  const [out, err] = [ran.stdout.toString(), ran.stderr.toString()]
  if (to !== undefined) put(to, out)
  done.push({ command, code: ran.status, out, said: out + err })
}

/** What a reader does, from the top of the page to its end. */
const steps: readonly (readonly [RegExp, (...found: string[]) => void])[] = [
  [/^\$ (.+)$/gm, command => does(command ?? '')],
  [/Skapa `([^`]+)`:\n\n```\w+\n([\s\S]*?)```/g, (path = '', content = '') => put(path, content)],
  [
    /ägg till sist i `([^`]+)`:\n\n```\w+\n([\s\S]*?)```/g,
    (path = '', content = '') => put(path, `${read(path)}\n${content}`),
  ],
  [
    /I `([^`]+)` byts `([^`]+)` mot `([^`]+)`/g,
    (path = '', from = '', to = '') => {
      expect(read(path).split(from), `${from} in ${path}`).toHaveLength(2)
      put(
        path,
        read(path).replace(from, () => to),
      )
    },
  ],
]

beforeAll(() => {
  const found = steps.flatMap(([pattern, act]) =>
    [...guide.matchAll(pattern)].map(match => ({ at: match.index, act: () => act(...match.slice(1)) })),
  )
  for (const { act } of found.sort((a, b) => a.at - b.at)) act()
}, 300_000)

it('has every command end as it says', () => {
  // A supplier whose room has no seat, and the report of it in which that was taken back.
  const other = new Map([
    ['samklang run', 1],
    ['samklang report', 3],
  ])
  expect(done.length).toBeGreaterThan(20)
  for (const { command, code, said } of done) {
    const expected = [...other].find(([begins]) => command.startsWith(begins))?.[1] ?? 0
    expect({ command, code, said }).toEqual({ command, code: expected, said })
  }
})

it('explains what the standard allows, and leaves the one that only sometimes shows', () => {
  const { out } = ended('samklang profile coverage ./lokaler --mutants --min-score') ?? { out: '' }
  expect(out).toContain('Mutation score of documents: 97.6 %.')
  expect(out).toMatch(/Faults that nothing notices: 1\n {2}room \/id: is another text/)
  expect(out).not.toContain('THAT ARE NOT SO')
})

it('publishes two versions, signed, and a site of them', () => {
  const index = JSON.parse(read('webb/profiler/index.json'))
  expect(index.profiles).toMatchObject([{ version: '1.0.0' }, { version: '1.1.0' }])
  const [key] = /sha256:[0-9a-f]{64}/.exec(ended('samklang keygen')?.said ?? '') ?? []
  expect(index.profiles.map(({ publisher }: { publisher: string }) => publisher)).toEqual([key, key])
  expect(ended('samklang profile add')?.out).toContain(`signed with ${key}`)
  expect(read('samklang.lock.json')).toContain(key)
  for (const page of ['index.html', 'sv/index.html', 'en/index.html'])
    expect(read(`webb/lokaler/${page}`)).toContain('<html')
})

it('says what 1.1.0 changes, and for whom', () => {
  expect(ended('samklang profile diff')?.out).toMatch(/Breaking: 0\nAdditive: 2/)
  expect(ended('samklang profile publish', 1)?.said).toContain(
    'lokaler@1.1.0 was compared with 1.0.0: its changes ask for 1.1.0 at least.',
  )
  expect(read('remiss.html')).toContain('LOK-17')
  const { out } = ended('samklang profile impact') ?? { out: '' }
  expect(out).toContain('LOK-17 (SHOULD): New remark 1 of 1')
  expect(out).toContain('Runs that break on a MUST requirement: 0 of 1')
})

it('would not have published a MUST as 1.1.0', () => {
  const rows = read('lokaler/requirements.yaml')
  cpSync(file('lokaler'), file('skall'), { recursive: true })
  const raised = rows.replace(
    'level: SHOULD\n  roles: [ document, provider ]\n  module: lokaler\n  text:\n    sv: "En lokals namn BÖR',
    match => match.replace('SHOULD', 'MUST').replace('BÖR', 'SKALL'),
  )
  expect(raised).not.toBe(rows)
  put(
    'skall/requirements.yaml',
    raised
      .replace('A room SHOULD be at most', 'A room MUST be at most')
      .replace('The name of a room SHOULD', 'The name of a room MUST'),
  )
  cpSync(file('webb'), file('annan/webb'), { recursive: true })
  rmSync(file('annan/webb/profiler/samklang-profile-lokaler-1.1.0.tgz'))
  const index = JSON.parse(read('annan/webb/profiler/index.json'))
  put('annan/webb/profiler/index.json', JSON.stringify({ ...index, profiles: index.profiles.slice(0, 1) }))
  does('samklang profile publish ./skall --key utgivare.key.pem --to annan/webb/profiler')
  const { code, said } = done.at(-1) ?? { code: 0, said: '' }
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('2.0.0') })
})

it('takes back the verdict that was wrong, in sight, and makes nothing passed', () => {
  const report = JSON.parse(read('omprovad/report.json'))
  const of = (id: string) => report.verdicts.find(({ requirement }: { requirement: string }) => requirement === id)
  expect([report.overall, of('LOK-16').verdict]).toEqual(['incomplete', 'untested'])
  expect(ended('samklang report')?.out).toContain('Was Failed; taken back by advisory LOKALER-2026-1')
  expect(read('omprovad/report.html')).toContain('LOKALER-2026-1')
  const before = JSON.parse(read('samklang-report/report.json'))
  expect(before.overall).toBe('non-conformant')
})
