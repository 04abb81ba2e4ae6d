import { expect, it } from 'vitest'
import { sampleReport } from './testing.ts'
import { describeInChromium } from './testing-chromium.ts'
import { fullReport } from './testing-full.ts'
import { hostileTexts, withTexts } from './testing-hostile.ts'
import { inPage, written } from './testing-pages.ts'

describeInChromium('what a vendor wrote, on the page', browser => {
  it.each(hostileTexts)('makes no markup of what came from outside: %j', async text => {
    const address = written(withTexts(fullReport(), text))
    const context = await browser().newContext()
    const page = await context.newPage()
    const happened: string[] = []
    page.on('request', request => void (request.url() === address || happened.push(request.url())))
    page.on('dialog', dialog => void happened.push(dialog.message()))
    page.on('pageerror', error => void happened.push(error.message))
    page.on('console', said => void happened.push(said.text()))
    await page.addInitScript(
      'addEventListener("securitypolicyviolation", ({ violatedDirective }) => console.log(violatedDirective))',
    )
    await page.goto(address)
    await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true')
    const elements =
      'script, img, iframe, object, embed, form, link, base, meta, style, [onerror], [onmouseover], [style]'
    const plain = await inPage(browser(), written(withTexts(fullReport(), '')), {}, each =>
      each.locator(elements).count(),
    )
    expect([await page.locator(elements).count(), happened]).toEqual([plain, []])
    // It is all there, as text: each of them behind nearly every sentence, in both languages.
    const [plainly = ''] = /[ -~]+/.exec(text) ?? []
    const there = await page.evaluate(`document.body.textContent.split(${JSON.stringify(plainly)}).length`)
    expect(there).toBeGreaterThan(100)
    await context.close()
  })

  it('would tell of markup that came through: the trap of the test above works', async () => {
    const broken = written(sampleReport(), 'sv', text =>
      text.replace('</main>', '<img src="https://e.example/x" onerror="alert(1)"></main>'),
    )
    const context = await browser().newContext()
    const page = await context.newPage()
    const happened: string[] = []
    page.on('console', said => void happened.push(said.text()))
    await page.addInitScript(
      'addEventListener("securitypolicyviolation", ({ violatedDirective }) => console.log(violatedDirective))',
    )
    const told = page.waitForEvent('console', said => said.text().includes('img-src'))
    await page.goto(broken)
    await told
    expect(happened.join(' ')).toMatch(/img-src/)
    await context.close()
  })
})
