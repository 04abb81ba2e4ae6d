import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** docs/security.md says which test meets an attack; here it is held that there is such a test. */
const rows = [
  ...readFileSync('docs/security.md', 'utf8').matchAll(/^\| ([AB]\d+) \|.*\| `(src\/[^`]+)`: (.+) \|$/gm),
].map(([, id = '', file = '', title = '']) => [id, file, title] as const)

describe('attacks', () => {
  it('are all those that we know of, but for the one that has nothing to meet', () => {
    const known = [
      ...Array.from({ length: 11 }, (_, at) => `A${at + 1}`),
      ...Array.from({ length: 21 }, (_, at) => `B${at + 1}`),
    ]
    expect(rows.map(([id]) => id)).toEqual(known.filter(id => id !== 'B14'))
  })

  it.each(rows)('%s has a test in %s: %s', (_id, file, title) => {
    expect(readFileSync(file, 'utf8').split(`'${title}`)).toHaveLength(2)
  })
})

it('every package that is used is pinned to one version, and each that is installed to a digest', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, range]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(String(range)),
  )
  const unsealed = Object.entries<{ integrity?: string; inBundle?: true }>(packages).filter(
    ([path, { integrity, inBundle }]) => path !== '' && !inBundle && !integrity?.startsWith('sha512-'),
  )
  expect({ loose, unsealed }).toEqual({ loose: [], unsealed: [] })
  expect(Object.keys(packages).length).toBeGreaterThan(100)
})
