import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ToolError } from '../errors.ts'
import type { Sheet } from '../model/reporter.ts'
import type { World } from '../model/world.ts'
import { type Conversation, converse } from './chromium-pipe.ts'
import { findChromium } from './find-chromium.ts'
import { settledPdf } from './settled-pdf.ts'

/** Milliseconds. A page of 10,000 results takes some ten seconds. */
const patience = 120_000

/**
 * Prints a page to PDF with an installed Chromium, without a window: no script is run, no network is reached, and
 * nothing of the user's own browser is read. The folder that it works in is gone afterwards.
 * @throws ToolError `browser.missing` when there is none, `browser.failed` when it printed nothing
 */
export async function printSheet({ html, date }: Sheet, environment: World['environment']): Promise<Uint8Array> {
  const browser = findChromium(environment)
  const folder = mkdtempSync(join(tmpdir(), 'samklang-print-'))
  try {
    const page = join(folder, 'report.html')
    writeFileSync(page, html)
    const data = await converse(browser, argv(join(folder, 'profile')), environment, patience, talk =>
      printed(talk, pathToFileURL(page).href),
    )
    return settledPdf(Buffer.from(data, 'base64'), date)
  } catch (error) {
    if (error instanceof ToolError) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new ToolError('browser.failed', { where: browser, why: why.replace(/\.$/, '') }, error)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function argv(profile: string): readonly string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-quic',
    '--disable-dev-shm-usage',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    // Root has no sandbox to be put in: Chromium refuses to start without being told so.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ]
}

async function printed(talk: Conversation, address: string): Promise<string> {
  const { targetId } = await talk.ask('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await talk.ask('Target.attachToTarget', { targetId, flatten: true })
  const session = String(sessionId)
  await talk.ask('Page.enable', {}, session)
  await talk.ask('Emulation.setScriptExecutionDisabled', { value: true }, session)
  const loaded = talk.event('Page.loadEventFired', session)
  await talk.ask('Page.navigate', { url: address }, session)
  await loaded
  const { data } = await talk.ask(
    'Page.printToPDF',
    {
      printBackground: true,
      preferCSSPageSize: true,
      paperWidth: 8.27,
      paperHeight: 11.69,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    },
    session,
  )
  return String(data)
}
