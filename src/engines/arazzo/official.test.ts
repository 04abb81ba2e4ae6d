import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadSuite } from './load.ts'

/** Fixtures of github.com/OAI/Arazzo-Specification: `tests/schema` of its version branches and `examples`. */
const folder = new URL('../../../../shared/official/arazzo/', import.meta.url)
const exists = existsSync(folder)

function files(kind: string): readonly (readonly [string, string])[] {
  const place = new URL(`${kind}/`, folder)
  if (!existsSync(place)) return []
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.yaml'))
  return names.map(name => [name, readFileSync(new URL(name, place), 'utf8')])
}

describe.skipIf(!exists)('official fixtures (skipped when ../shared/official/arazzo is absent)', () => {
  it.each(files('pass'))('accepts %s', async (name, text) => {
    await expect(loadSuite(text, name)).resolves.toBeDefined()
  })

  it.each(files('fail'))('refuses %s', async (name, text) => {
    await expect(loadSuite(text, name)).rejects.toMatchObject({ code: expect.stringMatching(/^suite\./) })
  })
})
