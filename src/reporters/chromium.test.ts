import { expect, it } from 'vitest'
import { describeInChromium } from './testing-chromium.ts'

describeInChromium('the Chromium of the tests', browser => {
  it('lays out a page, runs its script, and leaves it alone where script is off', async () => {
    const page = '<!doctype html><title>före</title><h1>å</h1><script>document.title = "efter"</script>'
    const titles = await Promise.all(
      [true, false].map(async javaScriptEnabled => {
        const context = await browser().newContext({ javaScriptEnabled, viewport: { width: 320, height: 640 } })
        const tab = await context.newPage()
        await tab.setContent(page)
        const title = await tab.title()
        const box = await tab.locator('h1').boundingBox()
        await context.close()
        return [title, box?.width]
      }),
    )
    expect(titles).toEqual([
      ['efter', 304],
      ['före', 304],
    ])
  })
})
