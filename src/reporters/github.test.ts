import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import { row } from '../model/testing.ts'
import { github } from './github.ts'
import { plainText } from './plain-text.ts'
import { sampleReport } from './testing.ts'
import { breakouts } from './testing-breakouts.ts'

const sv = speaker('sv')

/** What GitHub's runner takes for commands: first on a line behind any white space, or the old form anywhere. */
const commands = (text: string) => text.split(/\r\n|[\r\n]/).filter(line => /^\s*::|##\[/.test(line))

/** A command as the runner reads it: name, properties and message, with their escapes undone. */
function read(line: string) {
  const [, name = '', properties = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? []
  const undo = (text: string) =>
    text
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%')
  return {
    name,
    message: undo(message),
    ...Object.fromEntries(properties.split(',').map(each => each.split('=').map(undo))),
  }
}

describe('GitHub annotations', () => {
  it('begin with the verdict, then what failed with file and line, then what is not settled', () => {
    const lines = github.render(sampleReport('persons.json'), sv).trimEnd().split('\n').map(read)
    expect(lines.map(({ name, title }) => [name, title])).toEqual([
      ['error', 'Uppfyller inte (egenprovning, bevissteg E1)'],
      ['error', 'R-failed (SKALL)'],
      ['warning', 'R-remark (BÖR)'],
      ['warning', 'R-untested (SKALL)'],
      ['warning', 'R-manual (SKALL)'],
      ['warning', 'R-error (SKALL)'],
    ])
    expect(lines[1]).toMatchObject({ file: 'persons.json', line: '3', col: '7' })
  })

  it('is a notice only where all was proved', () => {
    const first = (overall: Report['overall']) =>
      read(github.render(sampleReport('x', { overall }), sv).split('\n')[0] ?? '')
    expect([first('conformant').name, first('incomplete').name]).toEqual(['notice', 'error'])
  })

  it('are at most ten of a kind', () => {
    const ids = Array.from({ length: 40 }, (_, at) => `R-${at}`)
    const [finding] = sampleReport().findings
    const report = sampleReport('x', {
      requirements: ids.map((id, at) => row(id, at % 2 ? 'MUST' : 'SHOULD')),
      verdicts: ids.map((requirement, at) => ({
        requirement,
        level: at % 2 ? 'MUST' : 'SHOULD',
        module: 'core',
        verdict: 'failed',
        checks: [],
        exercised: 1,
        findings: 1,
      })),
      findings: finding ? ids.map(requirement => ({ ...finding, requirement })) : [],
    })
    const text = github.render(report, sv)
    expect([text.match(/^::error/gm)?.length, text.match(/^::warning/gm)?.length]).toEqual([10, 10])
  })

  const same = (text: string) => {
    const [plain, hostile] = [sampleReport(), sampleReport(text)].map(report => github.render(report, sv))
    expect(hostile?.split('\n')).toHaveLength(plain?.split('\n').length ?? 0)
    for (const line of (hostile ?? '').trimEnd().split('\n')) {
      expect(line).toMatch(/^::(error|warning|notice) (file=[^,:]*,line=3,col=7,)?title=[^,:]*::/)
      expect(line).not.toMatch(/##\[|##vso\[|##teamcity\[/)
    }
  }

  it.each(breakouts.map(text => [text.slice(0, 60), text]))('are no other commands for: %j', (_, text) => same(text))

  it('are no other commands, whatever the vendor says (property)', () => {
    const unit = fc.constantFrom(':', '#', '[', '%', ',', '=', '\n', '\r', 'a', ' ', '\u2028', '\u0085', '\u001b')
    fc.assert(fc.property(fc.string({ unit }), same), { numRuns: 500 })
  })
})

describe('text on a terminal, which build servers read', () => {
  it.each(breakouts.map(text => [text.slice(0, 60), text]))('holds no command: %j', (_, text) => {
    expect(commands(plainText(text))).toEqual([])
    expect(plainText(text)).not.toMatch(/##\w*\[/)
  })

  it('is left alone where it is none', () => {
    for (const text of ['a::b', 'std::string', '# title', 'C# [x]', '##', 'kl. 12:30'])
      expect(plainText(text)).toBe(text)
  })

  it('holds no command, whatever it says (property)', () => {
    const unit = fc.constantFrom(':', '#', '[', 'vso', '\n', '\r', 'a', ' ', '\t', '\u00a0', '\u2028', '\u0085')
    fc.assert(
      fc.property(fc.string({ unit }), text => commands(plainText(text)).length === 0),
      { numRuns: 1000 },
    )
  })
})
