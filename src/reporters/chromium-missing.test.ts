import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

/** How tests in Chromium end on a machine that has none. */
function ended(ci: string): { readonly status: number | null; readonly said: string } {
  const argv = ['node_modules/vitest/vitest.mjs', 'run', 'src/reporters/chromium.test.ts']
  const env = { ...process.env, CI: ci, SAMKLANG_CHROMIUM: 'none' }
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', env })
  return { status, said: stdout + stderr }
}

describe('tests in Chromium, where there is none', () => {
  it('fail in CI, and say how to get one', () => {
    const { status, said } = ended('true')
    expect(status).toBe(1)
    expect(said).toContain('npm run chromium')
  })

  it('say elsewhere that they were skipped', () => {
    const { status, said } = ended('')
    expect(status).toBe(0)
    expect(said).toContain('Skipped: the Chromium of the tests')
    expect(said).toMatch(/1 skipped/)
  })
})
