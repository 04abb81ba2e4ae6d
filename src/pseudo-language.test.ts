import { readFileSync } from 'node:fs'
import readSheets from 'read-excel-file/node'
import { describe, expect, it, vi } from 'vitest'
import { commands } from './cli/commands.ts'
import { samklang } from './cli/testing.ts'
import { speaker } from './messages/speaker.ts'
import type { Report } from './model/report.ts'
import { render } from './render.ts'
import { comparisonPage } from './reporters/comparison/page.ts'
import { compared } from './reporters/comparison/testing.ts'
import { comparisonWorkbook } from './reporters/comparison/workbook.ts'
import { protocol } from './reporters/protocol.ts'
import { reporters } from './reporters/table.ts'
import { terminal } from './reporters/terminal.ts'
import { sampleReport } from './reporters/testing.ts'
import { fullReport } from './reporters/testing-full.ts'
import { hostileVerification } from './reporters/testing-verification.ts'

/** English with a bracket around each sentence: text that stands outside of brackets did not come through a message. */
vi.mock('./messages/en.ts', async original => {
  const { en } = await original<typeof import('./messages/en.ts')>()
  const bracketed = Object.entries(en).map(([key, say]) => [key, (args: never) => `⟦${say(args)}⟧`])
  return { en: Object.fromEntries(bracketed) }
})

/** What is left when all that stands in brackets, at whatever depth, is taken away. */
function outside(text: string): string {
  let depth = 0
  let left = ''
  for (const character of text) {
    if (character === '⟦') depth += 1
    if (depth === 0) left += character
    if (character === '⟧') depth -= 1
  }
  if (depth !== 0) throw new Error('a sentence was cut')
  return left
}

/** Words outside of brackets that are none of `known`, nor the beginning of one that was cut. */
function untranslated(text: string, known: string): readonly string[] {
  const words =
    outside(text)
      .replace(/[0-9a-f]{7,}/g, '')
      .match(/\p{L}{2,}…?/gu) ?? []
  const data = new Set(known.match(/\p{L}{2,}/gu))
  const isBegun = (word: string) => word.endsWith('…') && [...data].some(each => each.startsWith(word.slice(0, -1)))
  return [...new Set(words)].filter(word => !data.has(word) && !isBegun(word))
}

/** The text of a page: no tags, no style sheet, no script, and nothing of the other language. */
function textOf(page: string): string {
  const body = page.slice(page.indexOf('<body'))
  return body
    .replace(/<script>[\s\S]*<\/script>/, '')
    .replace(/<i lang=sv>[\s\S]*?<\/i>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;|&quot;|&lt;|&gt;|&amp;/g, ' ')
}

const example = (name: string): Report =>
  JSON.parse(readFileSync(new URL(`../reports/examples/${name}/report.json`, import.meta.url), 'utf8'))
const voice = speaker('en')

describe.each([
  ['a report of each verdict', () => sampleReport()],
  ['a report of failures', () => example('non-conformant')],
  ['a report of nothing', () => example('incomplete')],
  ['a report with all that one may have', fullReport],
] as const)('%s, in a language that nobody speaks', (_name, read) => {
  /** Names and units that are the same in every language, and the end of a key that no version of ours knows. */
  const names = 'do Samklang Svenska English CET CEST JSON HTML Pointer report json sha'

  it('has no text of its own on a page', async () => {
    const report = read()
    const page = await reporters.html()
    expect(untranslated(textOf(page.render(report, voice)), JSON.stringify(report) + names)).toEqual([])
  })

  it('has none on a terminal, in Markdown or in a table', async () => {
    const report = read()
    const texts = [terminal(false), await reporters.markdown(), await reporters.csv()].map(each =>
      each.render(report, voice),
    )
    for (const text of texts) expect(untranslated(text, JSON.stringify(report) + names)).toEqual([])
  })
})

describe('other formats, in a language that nobody speaks', () => {
  /** What their schemas and ours call things, and our name. */
  const names = 'Samklang samklang sha report json CET FAILURE SUCCESS WARNING UNDEFINED CONFORMANCE'

  it.each(['github', 'sarif', 'ctrf', 'gitb', 'badge'] as const)('has none in %s', async id => {
    const report = fullReport()
    const reporter = await reporters[id]()
    const text = String(reporter.render(report, voice))
    expect(text).toContain('⟦')
    expect(untranslated(spoken[id](text), JSON.stringify(report) + names)).toEqual([])
  })

  it('has none in a workbook', async () => {
    const report = fullReport()
    const sheets = await readSheets(Buffer.from(await render(report, 'xlsx', 'en')))
    const cells = sheets.flatMap(({ sheet, data }) => [sheet, ...data.flat()])
    expect(untranslated(cells.join('\n'), JSON.stringify(report) + names)).toEqual([])
  })

  it('has none on the pages of a case, and in the workbook of one', async () => {
    const comparison = compared()
    const known = JSON.stringify(comparison) + names
    expect(untranslated(textOf(comparisonPage(comparison, voice)), known)).toEqual([])
    const sheets = await readSheets(Buffer.from(comparisonWorkbook(comparison, voice)))
    const cells = sheets.flatMap(({ sheet, data }) => [sheet, ...data.flat()])
    expect(untranslated(cells.join('\n'), known)).toEqual([])
    const verification = hostileVerification('plain')
    expect(untranslated(textOf(protocol(verification, voice)), `${JSON.stringify(verification)}${names}`)).toEqual([])
  })
})

/** What a format says to people, without the words of the format itself. */
const spoken = {
  github: text => text.replace(/^::(\w+) [^:]*::/gm, ''),
  sarif: text => valuesOf(JSON.parse(text), ['text', 'markdown']).join('\n'),
  ctrf: text => valuesOf(JSON.parse(text), ['message', 'sentence', 'name', 'reportName', 'tags']).join('\n'),
  gitb: text =>
    [...text.matchAll(/>([^<]+)</g)]
      .map(([, said]) => said)
      .join('\n')
      .replace(/&\w+;/g, ' '),
  badge: text => valuesOf(JSON.parse(text), ['label', 'message']).join('\n'),
} as const satisfies Record<string, (text: string) => string>

/** Texts of the members that are called so, at any depth. */
function valuesOf(value: unknown, names: readonly string[], name = ''): readonly string[] {
  if (typeof value === 'string') return names.includes(name) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(item => valuesOf(item, names, name))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => valuesOf(member, names, key))
}

describe('the command line, in a language that nobody speaks', () => {
  /** The parser's own words, which `parser-strings.ts` has in Swedish, and what a person types: arguments and values. */
  const typed = `ss12000 string boolean default choices samklang report tender json over under digg output failure profile source requirement shell typed
    ${readFileSync(new URL('./cli/parser-strings.ts', import.meta.url), 'utf8')}`
  const names = commands.map(({ name }) => name)
  const positionals = commands.map(({ positional }) => positional.replace(/[^a-z]+/g, ' ')).join(' ')

  it('has no text of its own in the overview', async () => {
    const { out } = await samklang(['--help'])
    expect(out).toContain('⟦')
    expect(untranslated(withoutCommands(out), `${names.join(' ')} ${positionals}`)).toEqual([])
  })

  it.each(names)('has none in the help of %s', async name => {
    const { out } = await samklang([...name.split(' '), '--help'])
    expect(out).toContain('⟦')
    expect(untranslated(withoutCommands(out), `${typed} ${positionals}`)).toEqual([])
  })

  it.each([
    [['check', 'nowhere.json']],
    [['rnu']],
    [['run', '--base-url', 'htp://x']],
    [['run', '--profil', 'x']],
    [['explain', 'SS-G0']],
    [['report', 'package.json']],
    [['list', '--profile']],
  ])('has none in an error: %j', async words => {
    const { code, err } = await samklang(words)
    expect([code, err.includes('⟦')]).toEqual([2, true])
    expect(untranslated(withoutCommands(err), `${words.join(' ')} usage option file`)).toEqual([])
  })
})

/** Without what is typed: commands in examples, options, names of arguments, codes of errors. */
function withoutCommands(text: string): string {
  return text
    .replace(/^ *samklang .*$/gm, '')
    .replace(/--[\w-]+|<[^>]*>|\[[a-z]+(?:\.[a-z-]+)+\]/g, '')
    .replace(/\[(?:standard|default)?:? ?(?:"[^"]*"|[\w-]+)\]/g, '')
}
