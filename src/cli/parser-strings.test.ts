import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parserStrings } from './parser-strings.ts'
import { samklang } from './testing.ts'

const ofParser = JSON.parse(readFileSync('node_modules/yargs/locales/en.json', 'utf8')) as Record<string, unknown>

it('has every sentence of the parser in Swedish, counted where the parser counts', () => {
  expect(Object.keys(parserStrings.sv).sort()).toEqual(Object.keys(ofParser).sort())
  for (const [key, sentence] of Object.entries(ofParser)) {
    expect(typeof parserStrings.sv[key], key).toBe(typeof sentence)
    expect(parserStrings.sv[key], key).not.toEqual(sentence)
  }
})

it('says in English what the parser says, but for one sentence that it words otherwise', () => {
  expect(parserStrings.en).toEqual({ ...ofParser, 'Implications failed:': 'Implications failed:' })
})

it.each([
  ['too few arguments', ['check'], 'För få argument: fick 0, minst 1 krävs'],
  ['too many arguments', ['list', 'one'], 'Okänt argument: one'],
  ['far too many', ['list', 'one', 'two'], 'Okända argument: one, two'],
])('%s are explained in Swedish, and in English afterwards', async (_, argv, sentence) => {
  const swedish = await samklang([...argv, '--lang', 'sv'])
  expect(swedish).toMatchObject({ code: 2, out: '' })
  expect(swedish.err).toContain(`Varför: ${sentence}`)
  const english = await samklang([...argv, '--lang', 'en'])
  expect(english.code).toBe(2)
  expect(english.err).toMatch(/Why: (Not enough|Unknown)/)
})
