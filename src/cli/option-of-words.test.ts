import { expect, it } from 'vitest'
import { samklang } from './testing.ts'

it.each([
  [['run', '--oauth-client-secret-env', 'SECRET'], '--oauth-secret-env'],
  [['run', '--har-file', 'x.har'], '--har'],
  [['run', '--token', 'x'], '--token-env'],
  [['demo', '--out', 'x'], '--output'],
])('%j asks whether %s is meant', async (argv, meant) => {
  const { code, err } = await samklang(argv)
  expect(code).toBe(2)
  expect(err).toContain(`What to do: Is "${meant}" meant?`)
  const swedish = await samklang([...argv, '--lang', 'sv'])
  expect(swedish.err).toContain(`Gör så här: Menas ”${meant}”?`)
})

it('an option with few words in common is not asked about', async () => {
  const { code, err } = await samklang(['run', '--secret-of-mine', 'x'])
  expect(code).toBe(2)
  expect(err).not.toContain('meant?')
})
