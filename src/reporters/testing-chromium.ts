import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'

const home = fileURLToPath(new URL('../../scripts/chromium/', import.meta.url))

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Tests that look at a page in a real Chromium. It is started once for them, headless, and ended after the last;
 * `browser()` may be called in hooks and tests, and a context (`browser().newContext(…)`) is for the test to close.
 *
 * Where there is no Chromium the tests are skipped, and the machine's owner is told how to get one (`npm run chromium`,
 * which `npm test` does by itself); where `CI` is set a missing one fails, as nothing was looked at.
 */
export function describeInChromium(name: string, tests: (browser: () => Browser) => void): void {
  const path = chromiumPath()
  if (path === undefined) {
    withoutChromium(name, tests)
    return
  }
  describe(name, () => {
    let running: Browser | undefined
    beforeAll(async () => {
      running = await launched(path)
    }, 60_000)
    afterAll(async () => await running?.close())
    tests(() => {
      if (running === undefined) throw new Error('Chromium runs in hooks and tests, not while they are gathered')
      return running
    })
  })
}

/**
 * Executable of the Chromium for tests: the one of SAMKLANG_CHROMIUM, else the unpacked one, else an installed one.
 * `SAMKLANG_CHROMIUM=none` stands for a machine without any.
 */
function chromiumPath(): string | undefined {
  const named = process.env.SAMKLANG_CHROMIUM
  if (named === 'none') return undefined
  if (named) return named
  return [join(unpacked(), 'chromium'), ...installed].find(path => existsSync(path))
}

/** Environment for it: the unpacked one brings the libraries that a bare machine lacks. */
function chromiumEnvironment(path: string): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))
  const libraries = join(dirname(path), 'lib')
  return { ...Object.fromEntries(inherited), ...(existsSync(libraries) && { LD_LIBRARY_PATH: libraries }) }
}

/** Environment in which the program prints with the Chromium of the tests. */
export function printEnvironment(): Record<string, string> {
  const path = chromiumPath() ?? ''
  return { ...chromiumEnvironment(path), SAMKLANG_CHROMIUM: path }
}

/** Root has no sandbox to be put in; elsewhere it stays. */
const sandbox = process.getuid?.() !== 0

async function launched(executablePath: string): Promise<Browser> {
  return await chromium.launch({ executablePath, env: chromiumEnvironment(executablePath), chromiumSandbox: sandbox })
}

function unpacked(): string {
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return join(home, 'node_modules', `.chromium-${dependencies['@sparticuz/chromium']}`)
}

function withoutChromium(name: string, tests: (browser: () => Browser) => void): void {
  const missing = 'no Chromium to look with: `npm run chromium` unpacks one, or SAMKLANG_CHROMIUM names one'
  if (process.env.CI) {
    describe(name, () => {
      it('has a Chromium', () => {
        throw new Error(missing)
      })
    })
    return
  }
  process.stderr.write(`Skipped: ${name}: ${missing}\n`)
  describe.skip(name, () => tests(() => neverRun()))
}

function neverRun(): never {
  throw new Error('skipped tests run nothing')
}
