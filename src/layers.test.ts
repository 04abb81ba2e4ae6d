import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('.', import.meta.url)
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => path.endsWith('.ts'))
  .map(path => ({ path, text: readFileSync(new URL(path, root), 'utf8') }))

const greatestLength = 300

/** Lines of a source that a rule does not allow, as `path:line text`. */
function breaches(rule: (line: string, path: string) => boolean): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (rule(line, path) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  )
}

/** What is left of a line without its texts and its comment: roughly, but on the strict side. */
function code(line: string): string {
  return line
    .replace(/'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''")
    .replace(/\/\/.*$/, '')
    .replace(/^\s*\/?\*.*$/, '')
}

const isAny = (line: string) => /(?:[:<|&]|\bas)\s*any\b|\btype \w+ = any\b|,\s*any\s*>|\bany\s*\[\]/.test(code(line))
const isReexport = (line: string) => /^export (?:type )?(?:\*|\{[^}]*\})(?: as \w+)? from /.test(line)
const isBareSuppression = (line: string) =>
  /@ts-(?:ignore|expect-error|nocheck)(?!\S)(?!: \S)|eslint-disable/.test(line) ||
  (/biome-ignore/.test(line) && !/biome-ignore(?:-all|-start)? lint\/[\w/]+: \S.{9,}/.test(line))

describe('source files', () => {
  it('are found at all', () => expect(sources.length).toBeGreaterThan(200))

  it(`have at most ${greatestLength} lines`, () => {
    const long = sources.filter(({ text }) => text.trimEnd().split('\n').length > greatestLength)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it('hand on nothing of other files, but for src/index.ts', () => {
    expect(breaches((line, path) => path !== 'index.ts' && isReexport(line))).toEqual([])
    expect(breaches((line, path) => path === 'index.ts' && isReexport(line)).length).toBeGreaterThan(0)
  })

  it('say no `any`', () => expect(breaches(line => isAny(line))).toEqual([]))

  it('silence no tool without a reason', () => {
    expect(breaches((line, path) => path !== 'layers.test.ts' && isBareSuppression(line))).toEqual([])
  })
})

describe('the rules themselves', () => {
  it.each(['const a: any = 1', 'f<any>()', 'x as any', 'let a: string | any', 'Map<string, any>', 'type A = any'])(
    'see `any` in %s',
    line => expect(isAny(line)).toBe(true),
  )
  it.each(["say('a: any b')", '// as any reader', ' * the list: any order', "first('persons', any, f)", 'as anything'])(
    'see no `any` in %s',
    line => expect(isAny(line)).toBe(false),
  )
  it.each(["export { a } from './a.ts'", "export * from './a.ts'", "export type { A } from './a.ts'"])(
    'see that %s hands on',
    line => expect(isReexport(line)).toBe(true),
  )
  it.each(['// @ts-ignore', '// @ts-expect-error', '// biome-ignore lint/a/b:', '// biome-ignore lint/a/b: x'])(
    'refuse %s',
    line => expect(isBareSuppression(line)).toBe(true),
  )
  it.each(['// biome-ignore lint/a/b: the keyword of JSON Schema', '// @ts-expect-error: a wrong argument on purpose'])(
    'accept %s',
    line => expect(isBareSuppression(line)).toBe(false),
  )
})

describe('message areas', () => {
  const areas = (language: string) =>
    readdirSync(new URL(`messages/${language}/`, root), 'utf8').filter(name => !name.endsWith('.test.ts'))

  it('exist in both languages', () => {
    expect(areas('sv')).toEqual(areas('en'))
    expect(areas('en').length).toBeGreaterThan(5)
  })

  it.each(['en', 'sv'])('are all part of the catalogue %s', language => {
    const catalogue = readFileSync(new URL(`messages/${language}.ts`, root), 'utf8')
    const missing = areas(language).filter(name => !catalogue.includes(`from './${language}/${name}'`))
    expect(missing).toEqual([])
  })
})
