import type { BrowserContextOptions } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { combinedPage } from './combined/page.ts'
import { combinedExample } from './combined/testing.ts'
import { comparisonPage } from './comparison/page.ts'
import { compared } from './comparison/testing.ts'
import { matrixPage } from './coverage/tables.ts'
import { exampleMatrix } from './coverage/testing.ts'
import { diffPage } from './profile-diff/page.ts'
import { comparedVersions } from './profile-diff/testing.ts'
import { impactPage } from './profile-impact/page.ts'
import { exampleImpact } from './profile-impact/testing.ts'
import { protocol } from './protocol.ts'
import { violations } from './testing-axe.ts'
import { describeInChromium } from './testing-chromium.ts'
import { hostileTexts } from './testing-hostile.ts'
import { inPage, kept } from './testing-pages.ts'
import { hostileVerification } from './testing-verification.ts'

/** The pages beside the report, with the text of a supplier or of a profile wherever one can stand. */
const pages = {
  'the comparison of bids': (text: string, language: 'sv' | 'en') => comparisonPage(compared(text), speaker(language)),
  'the record of verification': (text: string, language: 'sv' | 'en') =>
    protocol(hostileVerification(text), speaker(language)),
  'the changes of a profile': (text: string, language: 'sv' | 'en') =>
    diffPage(comparedVersions(text), speaker(language)),
  'the impact of a new version': (text: string, language: 'sv' | 'en') =>
    impactPage(exampleImpact(text), speaker(language)),
  'the combined report': (text: string, language: 'sv' | 'en') =>
    combinedPage(combinedExample(text), speaker(language)),
  'the coverage matrix': (text: string, language: 'sv' | 'en') => matrixPage(exampleMatrix(text), speaker(language)),
} as const

const ways: Readonly<Record<string, BrowserContextOptions>> = {
  light: {},
  'where dark is preferred': { colorScheme: 'dark' },
  'in forced colours': { forcedColors: 'active', colorScheme: 'dark' },
  'on a narrow screen': { viewport: { width: 320, height: 640 } },
}

describeInChromium('pages beside the report', browser => {
  describe.each(Object.entries(pages))('%s', (_, page) => {
    it.each(Object.keys(ways))('breaks no rule of accessibility, %s', async way => {
      for (const language of ['sv', 'en'] as const) {
        const options = { ...ways[way], bypassCSP: true }
        expect(await inPage(browser(), kept(page('Alfa', language)), options, violations), language).toEqual([])
      }
    })

    it('needs no sideways scrolling of its own at 320 pixels, whatever the words', async () => {
      for (const text of ['Alfa', 'x'.repeat(200)]) {
        const options = { viewport: { width: 320, height: 640 } }
        const width = await inPage(browser(), kept(page(text, 'sv')), options, each =>
          each.evaluate('document.documentElement.scrollWidth'),
        )
        expect(width, text).toBe(320)
      }
    })

    it.each(hostileTexts)('makes no markup of what others wrote, and asks for nothing: %j', async text => {
      const happened: string[] = []
      // Our own pictures are hidden from readers of screens; what others write could not make that of one.
      const elements =
        'script, img, iframe, object, embed, form, link, base, svg:not([aria-hidden]), [onerror], [onmouseover], [onload], [style]'
      const found = await inPage(browser(), 'about:blank', {}, async each => {
        each.on('request', asked => void (asked.url().startsWith('file:') || happened.push(asked.url())))
        each.on('console', said => void happened.push(said.text()))
        each.on('pageerror', error => void happened.push(error.message))
        await each.addInitScript(
          'addEventListener("securitypolicyviolation", ({ violatedDirective }) => console.log(violatedDirective))',
        )
        await each.goto(kept(page(text, 'sv')))
        return [await each.locator(elements).count(), await each.locator('style').count()]
      })
      expect([found, happened]).toEqual([[0, 1], []])
    })

    it('says the same without a script, since it has none', async () => {
      const said = (javaScriptEnabled: boolean) =>
        inPage(browser(), kept(page('Alfa', 'sv')), { javaScriptEnabled }, each => each.locator('body').innerText())
      expect(await said(false)).toBe(await said(true))
      expect((await said(false)).length).toBeGreaterThan(500)
    })
  })
})
