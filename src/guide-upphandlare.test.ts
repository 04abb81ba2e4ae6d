import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { builtProgram, workFolder } from './cli/testing.ts'
import { editReport, resealed } from './cli/testing-bundles.ts'
import { served } from './cli/testing-simulate.ts'
import type { Verification } from './model/verification.ts'
import { coverageOf } from './run/report.ts'
import { pack, unpack } from './trust/archive.ts'

/** The guide for buyers, command by command, by the built program, with two suppliers whose systems are real servers. */

const guide = readFileSync('docs/guides/upphandlare.md', 'utf8')
const commands = [...guide.matchAll(/^\$ samklang (.+)$/gm)].map(([, line = '']) => line)
const [declaration = ''] = [...guide.matchAll(/^```yaml\n([\s\S]+?)```$/gm)].map(([, text = '']) => text)
const program = resolve(builtProgram())
const { path: folder } = workFolder()
const day = 24 * 60 * 60 * 1000

interface Done {
  readonly code: number | null
  readonly said: string
}

/** Each party works in a folder of its own. */
function party(name: string) {
  const home = join(folder, name)
  mkdirSync(home)
  const file = (path: string) => join(home, path)
  return {
    file,
    read: (path: string) => readFileSync(file(path)),
    put: (path: string, content: string | Uint8Array) => writeFileSync(file(path), content),
    /** The line of the guide that begins so, with what is a party's own in the place of what the guide shows. */
    does: (begins: string, own: Readonly<Record<string, string>> = {}): Done => {
      const line = commands.find(each => each.startsWith(begins)) ?? `no command "${begins}" in the guide`
      const told = Object.entries(own).reduce((text, [shown, mine]) => text.replaceAll(shown, mine), line)
      const argv = [...told.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare)
      const env = { ...process.env, TOKEN: 'samklang-demo', LC_ALL: 'C', NO_COLOR: '1', FORCE_COLOR: '', CI: '1' }
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], { cwd: home, env })
      return { code: status, said: `${stdout}${stderr}` }
    },
  }
}

it('is followed line by line, and the supplier who made a failure green is caught with the requirement', async () => {
  const [honest, faulty] = await Promise.all([served([]), served(['--fault', 'person-unlisted-sex'])])
  const [buyer, alfa, beta] = [party('buyer'), party('alfa'), party('beta')]
  const lastDay = new Date(Date.now() + 30 * day).toISOString().slice(0, 10)
  const ended = ({ code, said }: Done, expected: number) => expect({ code, said }).toEqual({ code: expected, said })

  ended(buyer.does('tender new', { '2026-12-31': lastDay }), 0)
  ended(buyer.does('tender annex'), 0)

  const today = new Date().toISOString().slice(0, 10)
  const bids = [
    { who: alfa, at: honest.baseUrl, code: 0, own: {} },
    {
      who: beta,
      at: faulty.baseUrl,
      code: 1,
      own: { 'skolsystem.zip': 'elevdata.zip', 'Skolsystem AB': 'Elevdata AB' },
    },
  ]
  for (const { who, at, code, own } of bids) {
    const mine = { 'https://sis.example.se/v2.0': at, ...own }
    who.put('tender.json', buyer.read('tender.json'))
    who.put('declaration.yaml', declaration.replace('2026-11-22', today))
    ended(who.does('run', mine), code)
    ended(who.does('bundle', mine), 0)
    ended(who.does('keygen', mine), 0)
    ended(who.does('sign', mine), 0)
  }
  mkdirSync(buyer.file('trusted'))
  buyer.put('trusted/alfa.pem', alfa.read('samklang.key.pem.pub'))
  buyer.put('trusted/beta.pem', beta.read('samklang.key.pem.pub'))
  buyer.put('skolsystem.zip', alfa.read('skolsystem.zip'))

  // Beta makes its report green, and signs that with the key that it has named.
  const contents = new Map(unpack(beta.read('elevdata.zip'), 'elevdata.zip'))
  let failed: readonly string[] = []
  editReport(contents, report => {
    failed = report.verdicts.filter(({ verdict }) => verdict === 'failed').map(({ requirement }) => requirement)
    for (const row of report.verdicts)
      if (row.verdict === 'failed') Object.assign(row, { verdict: 'passed', findings: 0 })
    Object.assign(report, { findings: [], overall: 'conformant', coverage: coverageOf(report.verdicts) })
  })
  expect(failed).toHaveLength(1)
  resealed(contents)
  beta.put('elevdata.zip', pack(contents))
  ended(beta.does('sign', { 'skolsystem.zip': 'elevdata.zip' }), 0)
  buyer.put('elevdata.zip', beta.read('elevdata.zip'))

  const alfaSeen = buyer.does('verify skolsystem.zip --tender tender.json --trust trusted/')
  ended(alfaSeen, 0)
  expect(alfaSeen.said).toContain('E3')

  const betaSeen = buyer.does('verify skolsystem.zip --tender', { 'skolsystem.zip': 'elevdata.zip' })
  ended(betaSeen, 4)
  expect(betaSeen.said).toContain(`${failed[0]}: the report states Passed; the evidence gives Failed.`)

  const compared = buyer.does('compare')
  ended(compared, 4)
  const { bids: columns, drawSeed } = JSON.parse(buyer.read('samklang-comparison/comparison.json').toString())
  expect(columns.map((bid: { result?: { overall: string } }) => bid.result?.overall)).toEqual(['conformant', undefined])
  expect(JSON.stringify(columns[1].reasons)).toContain(`"requirement":"${failed[0]}"`)

  const again = buyer.does('verify skolsystem.zip --tender tender.json --trust trusted/ --rerun', {
    'https://sis.example.se/v2.0': honest.baseUrl,
    'sha256:…': drawSeed,
  })
  ended(again, 0)
  const verification: Verification = JSON.parse(buyer.read('samklang-verification/verification.json').toString())
  expect(verification).toMatchObject({ result: 'valid', evidenceStep: 'E4', rerun: { compared: 20, differences: [] } })

  const names = [...unpack(buyer.read('skolsystem.zip'), '').keys()]
  const id = names.flatMap(name => /^evidence\/exchanges\/([0-9a-f]{64})/.exec(name)?.[1] ?? [])[0]
  ended(buyer.does('mask', { 'sha256:…': `sha256:${id}` }), 0)
  const masked = buyer.does('verify skolsystem.zip', { 'skolsystem.zip': 'skolsystem-maskerad.zip' })
  expect([masked.code, masked.said.includes('masked')]).toEqual([expect.toBeOneOf([0, 3]), true])
  expect(commands).toHaveLength(10)
}, 240_000)
