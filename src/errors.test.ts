import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codes, exitCodes, ToolError } from './errors.ts'
import { en } from './messages/en.ts'
import { isMessageKey, speaker } from './messages/speaker.ts'
import { sv } from './messages/sv.ts'

const root = new URL('.', import.meta.url)
const parts = ['what', 'why', 'do'] as const
const everyCode = Object.keys(codes)

/** Keys whose sentence is one word, the same in both languages. */
const sameWord = [
  ...['checklist.id', 'checklist.status', 'checklist.state.ok', 'checklist.state.not-ok'],
  ...['page.status', 'report.system', 'report.version', 'report.standard'],
]

/** Stands for the arguments of a message: each is shown as its name in brackets. */
const names = new Proxy<Record<string, string>>({}, { get: (_, name) => `<${String(name)}>` })

const said = (language: 'sv' | 'en', key: string) => speaker(language).say({ key, args: names })

describe('every error code', () => {
  it.each(everyCode)('%s says what, why and what to do in both languages', code => {
    for (const part of parts) {
      const key = `error.${code}.${part}`
      expect(isMessageKey(key), key).toBe(true)
      for (const language of ['sv', 'en'] as const) expect(said(language, key).trim(), key).not.toBe('')
    }
  })

  it('is thrown somewhere', () => {
    const thrown = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter(
        path => path.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing[^/]*\.ts$|^errors\.ts$|^messages\//.test(path),
      )
      .map(path => readFileSync(new URL(path, root), 'utf8'))
      .join('\n')
    expect(everyCode.filter(code => !thrown.includes(`'${code}'`))).toEqual([])
  })

  it('ends the process with one of the closed set of exit codes, and never as if all were well', () => {
    const closed: readonly number[] = Object.values(exitCodes)
    for (const code of Object.values(codes)) {
      expect(closed).toContain(code)
      expect([exitCodes.conformant, exitCodes.nonConformant]).not.toContain(code)
    }
  })

  it('is what its sentences belong to', () => {
    const known = new Set(everyCode.flatMap(code => parts.map(part => `error.${code}.${part}`)))
    expect(Object.keys(en).filter(key => key.startsWith('error.') && !known.has(key))).toEqual([])
  })
})

describe('ToolError', () => {
  it('carries code, place, exit code and cause', () => {
    const cause = new Error('ENOENT')
    const error = new ToolError('file.missing', { where: 'a.json' }, cause)
    expect(error).toMatchObject({ code: 'file.missing', where: 'a.json', exitCode: 2, cause })
  })
})

describe('the catalogues', () => {
  it('have the same keys', () => expect(Object.keys(sv).sort()).toEqual(Object.keys(en).sort()))

  it('say nothing in English that is to be Swedish', () => {
    const same = Object.keys(en).filter(key => {
      const sentence = said('en', key)
      const hasWords = /\p{L}{2}/u.test(sentence.replace(/<[^>]*>/g, ''))
      return hasWords && sentence === said('sv', key)
    })
    expect(same.sort()).toEqual([...sameWord].sort())
  })

  it('quote as their language does', () => {
    for (const key of Object.keys(sv)) {
      // The value of an XML attribute is quoted as XML does.
      expect(said('sv', key).replace(/="[^"]*"/g, ''), key).not.toMatch(/"[^"]*"/)
      expect(said('en', key), key).not.toContain('”')
    }
  })
})
