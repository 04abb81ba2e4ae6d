import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { printSheet } from './chromium.ts'
import { findChromium } from './find-chromium.ts'

const sheet = { html: '', date: '2026-11-21T12:00:02.000Z' }

describe('the browser for PDF', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samklang-browser-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const program = (name: string, content = '#!/bin/sh\nexit 3\n') => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content, { mode: 0o755 })
    return path
  }

  it('is the one that is named, else the first on the path', () => {
    const chrome = program('a/google-chrome')
    const chromium = program('b/chromium')
    const PATH = [dirname(chrome), dirname(chromium)].join(delimiter)
    expect(findChromium({ PATH }, 'linux')).toBe(chromium)
    expect(findChromium({ PATH: dirname(chrome) }, 'linux')).toBe(chrome)
    expect(findChromium({ PATH, CHROME_PATH: chrome }, 'linux')).toBe(chrome)
    expect(findChromium({ PATH, CHROME_PATH: chrome, SAMKLANG_CHROMIUM: chromium }, 'linux')).toBe(chromium)
    const windows = program('pf\\Google\\Chrome\\Application\\chrome.exe')
    expect(findChromium({ PROGRAMFILES: join(folder, 'pf') }, 'win32')).toBe(windows)
  })

  it('is missed with exit code 2', async () => {
    for (const environment of [{ PATH: folder }, { SAMKLANG_CHROMIUM: join(folder, 'nowhere') }]) {
      const made = printSheet(sheet, environment)
      await expect(made).rejects.toMatchObject({ code: 'browser.missing', exitCode: 2 })
    }
  })

  it('that ends, says nothing or is none is told, with what it said', async () => {
    const failing = program('c/chromium', '#!/bin/sh\necho "[1:2:ERROR:x.cc(1)] Missing X server." >&2\nexit 3\n')
    await expect(printSheet(sheet, { SAMKLANG_CHROMIUM: failing })).rejects.toMatchObject({
      code: 'browser.failed',
      args: { where: failing, why: 'Missing X server' },
    })
    const silent = program('d/chromium')
    await expect(printSheet(sheet, { SAMKLANG_CHROMIUM: silent })).rejects.toMatchObject({
      args: { why: 'exit 3' },
    })
    const text = program('e/chromium', 'no program')
    await expect(printSheet(sheet, { SAMKLANG_CHROMIUM: text })).rejects.toMatchObject({ code: 'browser.failed' })
  })
})
