import { expect, it } from 'vitest'
import { speaker } from '../../messages/speaker.ts'
import { row, tinyProfile } from '../../model/testing.ts'
import { violations } from '../../reporters/testing-axe.ts'
import { describeInChromium } from '../../reporters/testing-chromium.ts'
import { exampleTender } from '../testing.ts'
import { annexPart } from './content.ts'
import { annexPage } from './html.ts'

describeInChromium('the annex in a browser', browser => {
  it.each(['light', 'dark'] as const)('can be read by everybody, %s', async colorScheme => {
    const bound = { tender: exampleTender(), digest: `sha256:${'d'.repeat(64)}`, path: 'tender.json' }
    const profile = tinyProfile([row('A-01'), row('A-02', 'SHOULD')])
    const parts = (['sv', 'en'] as const).map(language => annexPart(bound, profile, speaker(language)))
    const context = await browser().newContext({ colorScheme, bypassCSP: true })
    try {
      const page = await context.newPage()
      await page.setContent(annexPage(parts))
      expect(await violations(page)).toEqual([])
    } finally {
      await context.close()
    }
  })
})
