import { existsSync, readdirSync } from 'node:fs'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { largeReport } from '../src/reporters/testing.ts'
import { once, type Row } from './measure.ts'

const folder = resolve('bench/.work/report')
const peers = resolve('bench/node_modules/.bin')
const results = 10_000

/** A report of ten thousand results as one page: how it was made, and what of it a reader waits for. */
interface Page {
  readonly name: string
  readonly file: string
  /** Seconds for the whole command that wrote it. */
  readonly made: number
}

interface Look {
  /** Milliseconds until fifty characters of text could be read. */
  readonly text: number
  /** Milliseconds until the browser said that the page is loaded. */
  readonly load: number
  readonly nodes: number
  /** Requests for anything but the page. */
  readonly requests: number
  /** Characters of text that are there without a script. */
  readonly still: number
}

/**
 * Our HTML report beside the single files of Allure and Playwright, ten thousand results each, in the same Chromium. In
 * Playwright's all passed: it starts a worker anew after each failure, and would not come to its end.
 */
export async function report(): Promise<readonly Row[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), chromiumSandbox: process.getuid?.() !== 0 })
  try {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const own = await ours()
    const pages = [own, ...(existsSync(`${peers}/allure`) ? [await allure(), await playwright()] : [])]
    const rows: Row[] = []
    for (const page of pages) rows.push(...(await rowsOf(page, await look(browser, page.file), page === own)))
    return [...rows, ...(await filtering(browser, own.file))]
  } finally {
    await browser.close()
  }
}

async function rowsOf({ name, file, made }: Page, seen: Look, isOurs: boolean): Promise<readonly Row[]> {
  const megabytes = (await stat(file)).size / 1e6
  const row = (what: string, value: number, unit: string, most: number, digits = 1): Row => ({
    what: `${name}, ${what}`,
    value: `${value.toFixed(digits)} ${unit}`,
    ...(isOurs ? { bar: `<= ${most}`, isMet: value <= most } : {}),
  })
  return [
    row('whole command', made, 's', 3),
    row('size', megabytes, 'MB', 4, 2),
    row('loaded', seen.load / 1000, 's', 2, 2),
    { what: `${name}, until text can be read`, value: `${(seen.text / 1000).toFixed(2)} s` },
    { what: `${name}, nodes`, value: String(seen.nodes) },
    row('requests for more', seen.requests, '', 0, 0),
    { what: `${name}, characters of text without a script`, value: String(seen.still) },
  ]
}

async function ours(): Promise<Page> {
  const input = `${folder}/report.json`
  await writeFile(input, JSON.stringify(largeReport(results)))
  const output = `${folder}/samklang`
  const command = [process.execPath, 'bin/samklang.js', 'report', input, '--format', 'html', '--output', output]
  const { ms } = await once({ name: 'samklang', command, accept: [0, 1, 3] })
  return { name: 'Samklang', file: `${output}/report.html`, made: ms / 1000 }
}

async function allure(): Promise<Page> {
  const input = `${folder}/allure-results`
  await mkdir(input, { recursive: true })
  for (let at = 0; at < results; at += 1) {
    const isFailed = at % 50 === 0
    const result = {
      uuid: `${at}`.padStart(32, '0'),
      historyId: `${at}`,
      name: `The receiver MUST be able to read field number ${at + 1} of the message, even when it is empty.`,
      fullName: `R-${at + 1}`,
      status: isFailed ? 'failed' : 'passed',
      stage: 'finished',
      ...(isFailed ? { statusDetails: { message: 'expected text, found plain' } } : {}),
      labels: [{ name: 'suite', value: `m${at % 12}` }],
      start: 1_760_000_000_000 + at,
      stop: 1_760_000_000_001 + at,
    }
    await writeFile(`${input}/${result.uuid}-result.json`, JSON.stringify(result))
  }
  const output = `${folder}/allure`
  const command = [`${peers}/allure`, 'awesome', '--single-file', '--output', output, input]
  const { ms } = await once({ name: 'allure', command, cwd: folder, environment: { CI: '1' } })
  return { name: 'Allure', file: `${output}/index.html`, made: ms / 1000 }
}

async function playwright(): Promise<Page> {
  // In the folder of the peers: the tests import one of them.
  const home = resolve('bench/node_modules/.samklang-report')
  const output = `${folder}/playwright`
  await mkdir(home, { recursive: true })
  await writeFile(
    `${home}/many.spec.js`,
    `const { test } = require('@playwright/test')
for (let at = 0; at < ${results}; at += 1) {
  test('R-' + at + ': the receiver MUST be able to read field number ' + at + ' of the message, even when it is empty', () => {})
}
`,
  )
  await writeFile(
    `${home}/playwright.config.js`,
    `module.exports = { testDir: '.', testMatch: '*.spec.js', reporter: [['html', { open: 'never', outputFolder: ${JSON.stringify(output)} }]] }\n`,
  )
  const command = [`${peers}/playwright`, 'test', '--config', `${home}/playwright.config.js`]
  const { ms } = await once({ name: 'playwright', command, cwd: home })
  return { name: 'Playwright', file: `${output}/index.html`, made: ms / 1000 }
}

async function look(browser: Browser, file: string): Promise<Look> {
  const rounds: Look[] = []
  for (let round = 0; round < 3; round += 1) rounds.push(await lookOnce(browser, file))
  const [, middle] = rounds.sort((one, other) => one.load - other.load)
  if (!middle) throw new Error('nothing was looked at')
  return middle
}

async function lookOnce(browser: Browser, file: string): Promise<Look> {
  const address = pathToFileURL(file).href
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  let requests = 0
  page.on('request', request => {
    if (!/^(?:file|data|blob):/.test(request.url())) requests += 1
  })
  const start = performance.now()
  const loaded = page.goto(address).then(() => performance.now() - start)
  await page.waitForFunction('document.body?.innerText.length > 50', undefined, { timeout: 120_000 })
  const text = performance.now() - start
  const load = await loaded
  const nodes = Number(await page.evaluate('document.getElementsByTagName("*").length'))
  await context.close()
  return { text, load, nodes, requests, still: await withoutScript(browser, address) }
}

async function withoutScript(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(address)
  const text = await page.locator('body').innerText()
  await context.close()
  return text.trim().length
}

/** From the last key to the rows that are left, painted. */
async function filtering(browser: Browser, file: string): Promise<readonly Row[]> {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await page.goto(pathToFileURL(file).href)
  const times: number[] = []
  for (const wanted of ['9', '99', 'R-05', 'tomt', 'R-09999']) {
    const script = `new Promise(done => {
      const field = document.getElementById('filter-text'), start = performance.now()
      field.value = ${JSON.stringify(wanted)}
      field.dispatchEvent(new Event('input', { bubbles: true }))
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
    })`
    times.push(Number(await page.evaluate(script)))
  }
  await context.close()
  const slowest = Math.max(...times) / 1000
  return [
    {
      what: 'Samklang, slowest of five filters',
      value: `${slowest.toFixed(2)} s`,
      bar: '<= 0.5',
      isMet: slowest <= 0.5,
    },
  ]
}

/** The one for tests (`npm run chromium`), or the one that SAMKLANG_CHROMIUM names. */
function chromiumPath(): string {
  const named = process.env.SAMKLANG_CHROMIUM
  if (named) return named
  const home = resolve('scripts/chromium/node_modules')
  const unpacked = existsSync(home) ? readdirSync(home).find(name => name.startsWith('.chromium-')) : undefined
  if (!unpacked) throw new Error('no Chromium: npm run chromium unpacks one')
  process.env.LD_LIBRARY_PATH = `${home}/${unpacked}/lib`
  return `${home}/${unpacked}/chromium`
}
