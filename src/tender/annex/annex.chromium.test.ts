import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { speaker } from '../../messages/speaker.ts'
import { row, tinyProfile } from '../../model/testing.ts'
import { describeInChromium } from '../../reporters/testing-chromium.ts'
import { exampleTender } from '../testing.ts'
import { annexPart } from './content.ts'
import { annexPage } from './html.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describeInChromium('the annex in a browser', browser => {
  it.each(['light', 'dark'] as const)('can be read by everybody, %s', async colorScheme => {
    const bound = { tender: exampleTender(), digest: `sha256:${'d'.repeat(64)}`, path: 'tender.json' }
    const profile = tinyProfile([row('A-01'), row('A-02', 'SHOULD')])
    const parts = (['sv', 'en'] as const).map(language => annexPart(bound, profile, speaker(language)))
    const context = await browser().newContext({ colorScheme, bypassCSP: true })
    try {
      const page = await context.newPage()
      await page.setContent(annexPage(parts))
      await page.evaluate(axe)
      const found = await page.evaluate(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ passes, violations }) => [passes.length > 10, violations.map(({ id }) => id)])`,
      )
      expect(found).toEqual([true, []])
    } finally {
      await context.close()
    }
  })
})
