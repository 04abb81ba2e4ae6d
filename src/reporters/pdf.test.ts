import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { printSheet } from '../io/chromium.ts'
import { speaker } from '../messages/speaker.ts'
import { pdf } from './pdf.ts'
import { sampleReport } from './testing.ts'
import { breakouts } from './testing-breakouts.ts'
import { describeInChromium, printEnvironment } from './testing-chromium.ts'

const sv = speaker('sv')

/** The file with its streams inflated: enough to read its structure and its plain objects. */
function opened(file: Uint8Array): string {
  const text = Buffer.from(file).toString('latin1')
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, content = '']) => {
    try {
      return inflateSync(Buffer.from(content, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return text + streams.join('\n')
}

const sheetOf = (html: string) => ({ html, date: '2026-11-21T12:00:02.000Z' })

describeInChromium('PDF', () => {
  it('is tagged, in the language of the report, with a title, and makes no claim to be PDF/A', async () => {
    const text = opened(await printSheet(pdf.sheet(sampleReport(), sv), printEnvironment()))
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text).toContain('/StructTreeRoot')
    expect(text).toMatch(/\/MarkInfo ?<<[^>]*\/Marked true/)
    expect(text).toContain('/Lang (sv)')
    expect(text).toMatch(/\/S ?\/H1\b/)
    expect(text).toMatch(/\/S ?\/TH\b/)
    expect(text).toContain('/Outlines')
    expect(text).not.toMatch(/pdfaid|OutputIntent/)
  }, 60_000)

  it('is the same bytes for the same report, dated by the report', async () => {
    const once = await printSheet(pdf.sheet(sampleReport(), sv), printEnvironment())
    const again = await printSheet(pdf.sheet(sampleReport(), sv), printEnvironment())
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true)
    expect(opened(once)).toContain("/CreationDate (D:20261121120002+00'00')")
  }, 60_000)

  it('runs no script and reaches no network, whatever the page holds', async () => {
    let calls = 0
    const server = createServer((_, response) => {
      calls += 1
      response.end()
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const bait = ['127.0.0.1', 'localhost'].map(host => `http://${host}:${port}/`)
    const elements = bait.map(
      url => `<img src="${url}a"><link rel="stylesheet" href="${url}b"><iframe src="${url}c"></iframe>`,
    )
    const script = `<script>fetch("${bait[0]}d"); document.title = "script"</script>`
    const page = `<!doctype html><html lang="sv"><title>plain</title>${elements.join('')}${script}<p>x`
    const text = opened(await printSheet(sheetOf(page), printEnvironment()))
    server.close()
    expect(calls).toBe(0)
    expect(text).toContain('/Title (plain)')
  }, 60_000)

  it('leaves nothing behind', async () => {
    const before = process.env.TMPDIR
    const folder = mkdtempSync(join(tmpdir(), 'samklang-test-'))
    writeFileSync(join(folder, 'kept'), '')
    process.env.TMPDIR = folder
    try {
      await printSheet(sheetOf('<p>x'), printEnvironment())
      expect(readdirSync(tmpdir())).toEqual(['kept'])
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
      rmSync(folder, { recursive: true })
    }
  }, 60_000)

  it.each(breakouts.slice(0, 6))(
    'has pages whatever the vendor says: %j',
    async text => {
      const made = opened(await printSheet(pdf.sheet(sampleReport(text), sv), printEnvironment()))
      expect(made).toContain('/StructTreeRoot')
      expect(made).not.toMatch(/\/JavaScript|\/JS ?\(|\/Launch/)
    },
    60_000,
  )
})
