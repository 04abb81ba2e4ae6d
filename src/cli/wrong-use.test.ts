import { expect, it } from 'vitest'
import { samklang, workFolder } from './testing.ts'

const odd = workFolder().write('odd.json', '{"a":1}')

it.each([
  [['sign', 'bid.zip'], '--key'],
  [['mask', 'bid.zip', 'piece'], '--output'],
  [['profile', 'advise', 'ss12000', 'note.json'], '--key'],
  [['profile', 'impact', 'ss12000'], '--bundles'],
  [['verify', 'bid.zip', '--advisory', 'note.json'], '--publisher'],
])('%j lacks an option, which is not that there is nothing to test', async (argv, missing) => {
  const { code, err } = await samklang(argv)
  expect([code, err]).toEqual([2, expect.stringContaining('[usage.alone]')])
  expect(err).toContain(`Missing: ${missing}`)
})

it('a type that the named profile has not is told, and not that it should be named', async () => {
  const { code, err } = await samklang(['check', odd, '--profile', 'ss12000', '--type', 'persn'])
  expect([code, err]).toEqual([2, expect.stringContaining('--type cannot be "persn"')])
  expect(err).toContain('Is "person" meant?')
})

it('nobody is asked whether three dots were meant', async () => {
  const { err } = await samklang(['check', odd, '--profile', 'ss12000', '--shard', '3'])
  expect(err).toContain('--shard cannot be "3"')
  expect(err).not.toContain('meant?')
})
