import { expect, it } from 'vitest'
import { exitCodes } from '../errors.ts'
import { samklang } from './testing.ts'

it.each([
  ['en', 'Usage:', 'samklang run --help'],
  ['sv', 'Användning:', 'samklang run --help'],
])('the overview in %s says what every exit code is, and how to learn more of a command', async (lang, usage, more) => {
  const { code, out, err } = await samklang(['--help', '--lang', lang])
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain(usage)
  expect(out).toContain(more)
  const last = out.trimEnd().split('\n').at(-1) ?? ''
  expect([...last.matchAll(/(?<![\w-])\d+(?= )/g)].map(([number]) => Number(number))).toEqual(Object.values(exitCodes))
})
