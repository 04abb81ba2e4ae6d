import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import { page as reporter } from './html.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-html-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

export const example = (name: string): Report =>
  JSON.parse(readFileSync(new URL(`../../reports/examples/${name}/report.json`, import.meta.url), 'utf8'))

/** Writes the page of a report; gives its address. */
export function written(report: Report, language: 'sv' | 'en' = 'sv', change = (text: string) => text): string {
  return kept(change(reporter.render(report, speaker(language))))
}

let pages = 0

/** The address of a file that holds a page until the tests of this file are done. */
export function kept(page: string): string {
  const file = join(folder, `${pages++}.html`)
  writeFileSync(file, page)
  return pathToFileURL(file).href
}

export const withoutScript = (text: string) => text.replace(/<script>[\s\S]*<\/script>/, '')

export async function inPage<T>(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  try {
    const page = await context.newPage()
    await page.goto(address)
    return await look(page)
  } finally {
    await context.close()
  }
}
