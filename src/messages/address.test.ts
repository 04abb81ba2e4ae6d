import { expect, test } from 'vitest'
import { message, speaker } from './speaker.ts'

test.each([
  ['https://api.test/v2.0', 'samklang run --base-url'],
  ['HTTP://api.test', 'samklang run --base-url'],
  ['http.json', 'spelling'],
  ['export/https:', 'spelling'],
])('what to do about %s, which is no file, speaks of %s', (where, told) => {
  expect(speaker('en').say(message('error.file.missing.do', { where }))).toContain(told)
  const isFile = told === 'spelling'
  expect(speaker('sv').say(message('error.file.missing.do', { where }))).toContain(isFile ? 'stavningen' : told)
})
