import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { main } from '../main.ts'
import { onTerminal } from '../testing.ts'
import { newProfiles } from '../testing-new.ts'

const start = process.cwd()
const { world, inside, make, tool } = newProfiles()

/** A new profile in which pieces of files are replaced: path in the folder, what stands there, what takes its place. */
async function edited(...edits: readonly (readonly [path: string, from: string, to: string])[]): Promise<void> {
  inside()
  await make('rooms', '--kind', 'mixed')
  for (const edit of edits) change(...edit)
}

function change(path: string, from: string, to: string): void {
  const text = readFileSync(`rooms/${path}`, 'utf8')
  expect(text).toContain(from)
  writeFileSync(`rooms/${path}`, text.replace(from, to))
}

const fail = (number: number) => `test-vectors/rooms/ROO-${number}/fail-1/record.json`
const vectors = 'test-vectors/rooms/documents.vectors.yaml'
const schema = 'resources/record.schema.json'
/** The line that a text begins in. */
const lineOf = (path: string, text: string) =>
  readFileSync(`rooms/${path}`, 'utf8').split(text)[0]?.split('\n').length ?? 0

/** Text of the test at a terminal of so many columns; at none without. */
async function shown(columns?: number, ...more: readonly string[]): Promise<string> {
  let out = ''
  const terminal = {
    out: (text: string) => {
      out += text
    },
    err: () => {},
    outIsTty: columns !== undefined,
    errIsTty: false,
    columns: () => columns,
  }
  expect(await main(['profile', 'test', './rooms', ...more], world, terminal)).toBe(1)
  return out
}

describe('a failing vector is explained', () => {
  it('that was to break its requirement and does not: the file, the rule, and the text', async () => {
    await edited([schema, '"planned",', '"planned", "unknown",'])
    const out = await shown()
    expect(out).toContain('ROO-11, which the vector is about\n')
    expect(out).toContain('rooms/test-vectors/rooms/ROO-11/fail-1/record.json:1:1\n')
    expect(out).toContain('"status":"unknown"')
    expect(out).toContain('Nothing was found here.')
    expect(out).toContain(`${schema}:${lineOf(schema, '"x-requirement": "ROO-11"')}:`)
    expect(out).toContain('> 22 |       "x-requirement": "ROO-11",')
    expect(out).toContain(`requirements.yaml:${lineOf('requirements.yaml', 'id: ROO-11')} ROO-11 MUST`)
    expect(out).toContain('The status of a record MUST be planned, active or ended.')
  })

  it('that breaks another requirement too: where, by what rule in CEL, and its text', async () => {
    const period = '"period":{"from":"2026-06-30","to":"2026-01-01"}'
    await edited([fail(11), '"name":"First",', `"name":"First",${period},`])
    const out = await shown()
    expect(out).toContain('ROO-13, too\n')
    expect(out).toMatch(/ROO-11\/fail-1\/record\.json:2:\d+ \/period\n/)
    expect(out).toContain('The period ends before it begins.')
    expect(out).toContain(`${schema}:${lineOf(schema, '"rule":')}:`)
    expect(out).toContain('!has(self.from) || !has(self.to) || self.from <= self.to\n')
    expect(out).toContain('A period MUST NOT end before it begins.')
  })

  it('that was to pass, and breaks a rule across records', async () => {
    await edited(['test-vectors/rooms/ROO-10/pass-1/record.json', '"partOf":"a"', '"partOf":"z"'])
    const out = await shown(undefined, '--lang', 'sv')
    expect(out).toContain('ROO-15, dessutom\n')
    expect(out).toContain(`profile.yaml:${lineOf('profile.yaml', '{ requirement: ROO-15')}:5 (reference)`)
    expect(out).toContain('En hänvisning till en annan post BÖR leda till en post som finns.')
  })

  it('in XML as edited: an assertion with its whole expression', async () => {
    await edited([vectors, 'to: "2026-01-01"', 'to: "2025-12-31"'])
    const out = await shown()
    expect(out).toContain('documents.vectors.yaml ROO-22 pass (as edited):4:3 /Document/Period\n')
    expect(out).toContain('> 4 |   <Period from="2026-01-01" to="2025-12-31"/>')
    expect(out).toContain('The period ends 2025-12-31, before it begins, 2026-01-01.')
    expect(out).toContain(`resources/document.sch:${lineOf('resources/document.sch', 'id="ROO-22"')}:7 (schematron)`)
    expect(out).toContain('      xs:date(@from) le xs:date(@to)\n')
  })

  it('in XML by the assertion that judges, and not by one in a comment, with its expression as it is read', async () => {
    const rules = 'resources/document.sch'
    await edited(
      [vectors, 'to: "2026-01-01"', 'to: "2025-12-31"'],
      [rules, '<assert id="ROO-22"', '<!-- <assert id="ROO-22" test="false()">Old.</assert> -->\n<assert id="ROO-22"'],
      [rules, 'xs:date(@from) le xs:date(@to)', 'not(xs:date(@to) &lt; xs:date(@from))'],
    )
    const out = await shown()
    expect(out).toContain(`${rules}:${lineOf(rules, '\n<assert id="ROO-22"') + 1}:1 (schematron)`)
    expect(out).toContain('      not(xs:date(@to) < xs:date(@from))\n')
  })

  it('in XML that breaks nothing: where the edits begin', async () => {
    await edited([vectors, 'set: Total, to: "5.51"', 'set: Total, to: "5.500"'])
    expect(await shown()).toContain('documents.vectors.yaml ROO-21 fail (as edited):7:13\n')
  })

  it('that is about no row', async () => {
    await edited([vectors, '  ROO-23:', '  ROO-99:'])
    expect(await shown()).toContain('ROO-99 fail: is about a requirement that the profile does not have')
  })

  it('beside one another in a wide terminal, one below the other in a narrow one', async () => {
    await edited([schema, '"planned",', '"planned", "unknown",'])
    const [wide, narrow] = [await shown(150), await shown(131)]
    expect(wide).toMatch(/^ {4}Document {2,}Rule {2,}Requirement$/m)
    expect(
      Math.max(
        ...wide
          .split('\n')
          .slice(3)
          .map(line => line.length),
      ),
    ).toBeLessThanOrEqual(150)
    expect(wide.replace(/\s+/g, ' ')).toContain('ROO-11 MUST')
    expect(narrow).toMatch(/^ {4}Document$[\s\S]*^ {4}Rule$[\s\S]*^ {4}Requirement$/m)
  })

  it('for a program', async () => {
    await edited([fail(11), '"status":"unknown"', '"status":"unknown","name":""'])
    const { code, out } = await tool('profile', 'test', './rooms', '--format', 'json')
    const [problem] = JSON.parse(out).problems
    expect([code, problem.name]).toEqual([1, 'ROO-11/fail-1'])
    expect(problem).not.toHaveProperty('judged')
    const parts = problem.explained.map((each: { requirement: string; part: string }) => [each.requirement, each.part])
    expect(parts).toEqual([
      ['ROO-11', 'own'],
      ['ROO-01', 'other'],
      ['ROO-10', 'other'],
    ])
    const [own] = problem.explained
    expect(own.text.sv).toContain('SKALL')
    expect(own.instance).toEqual([
      expect.objectContaining({ line: 2, at: '/status', said: expect.objectContaining({ key: 'schema.enum' }) }),
    ])
    expect(own.rules).toEqual([expect.objectContaining({ file: schema, line: 22, by: 'x-requirement' })])
    expect(own.rules[0].frame.join('\n')).toContain('"enum": [')
  })

  it('without a word when all hold', async () => {
    await edited()
    const { code, out } = await tool('profile', 'test', './rooms')
    expect([code, out.includes('Document')]).toEqual([0, false])
  })
})

describe('profile test --watch', () => {
  it('tells only what changed in verdict, on a cleared screen', async () => {
    const at = inside()
    await make('rooms', '--kind', 'xml')
    const good = readFileSync(`rooms/${vectors}`, 'utf8')
    const put = (from: string, to: string) => writeFileSync(`${at}/rooms/${vectors}`, good.replace(from, to))
    process.chdir(start)
    const waiting = (code: number) => `Exit code ${code}. Waiting for a change`
    const { code, shown: all } = await onTerminal(
      ['profile', 'test', './rooms', '--watch'],
      [
        [waiting(0), () => put('5.51', '5.5')],
        [waiting(1), () => put('5.51', '5.500')],
        [waiting(1), () => put('vectors:', 'vectors: [')],
        [waiting(2), () => put('x', 'x')],
        [waiting(0), 'q'],
      ],
      { cwd: at },
    )
    const turns = all.split('\u001b[2J\u001b[3J\u001b[H').map(turn => turn.replaceAll('\r', ''))
    expect(turns).toHaveLength(5)
    expect(turns[0]).toContain('Vectors: 12. Of these hold: 12.')
    expect(turns[1]).toContain('Of 12 hold: 11. Wrong: 1. Changed since the last turn:')
    expect(turns[1]).toContain('documents.vectors.yaml ROO-21 fail: was to break the requirement, and does not')
    expect(turns[2]).toContain('Of 12 hold: 11. Wrong: 1. No verdict has changed since the last turn.')
    expect(turns[2]).not.toContain('ROO-21')
    expect(turns[3]).toContain('[profile.broken]')
    expect(turns[4]).toContain('documents.vectors.yaml ROO-21 fail: holds now')
    expect(code).toBe(0)
  }, 60_000)
})
