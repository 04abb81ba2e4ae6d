import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { stillWorld } from '../../run/testing.ts'
import { samklang } from '../testing.ts'

const world = stillWorld()

interface Shown {
  readonly extends: { readonly id: string; readonly dropped: readonly object[]; readonly regraded: readonly object[] }
  readonly requirements: readonly { readonly id: string; readonly level: string }[]
  readonly modules: Readonly<Record<string, object>>
  readonly resources: readonly { readonly path: string; readonly digest: string }[]
}

async function shown(...words: readonly string[]): Promise<Shown & Record<string, unknown>> {
  const { out, code } = await samklang(['profile', 'show', ...words], { world })
  expect(code).toBe(0)
  return (words.includes('json') ? JSON.parse(out) : load(out)) as Shown & Record<string, unknown>
}

describe('profile show', () => {
  it('prints an extension with all that it has from its base, and what it left out with the reason', async () => {
    const [base, own] = [await shown('ss12000'), await shown('ss12000-dnp')]
    const ids = own.requirements.map(({ id }) => id)
    const inherited = base.requirements.filter(({ id }) => ids.includes(id))
    expect(inherited.length).toBeGreaterThan(50)
    expect(own.extends.id).toBe('ss12000')
    expect(own.extends.dropped[0]).toMatchObject({
      requirement: expect.any(String),
      reason: { sv: expect.any(String) },
    })
    expect(Object.keys(own.modules).length).toBeLessThan(Object.keys(base.modules).length)
    const path = 'resources/person.schema.json'
    expect(own.resources.find(each => each.path === path)?.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(base).not.toHaveProperty('extends')
  })

  it('says the same as JSON, and no contents of files', async () => {
    const json = await shown('ss12000-dnp', '--format', 'json')
    expect(json).toEqual(await shown('ss12000-dnp'))
    expect(JSON.stringify(json)).not.toContain('x-requirement')
  })
})
