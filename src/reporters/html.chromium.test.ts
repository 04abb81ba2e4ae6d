import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { largeReport, sampleReport } from './testing.ts'
import { violations } from './testing-axe.ts'
import { describeInChromium } from './testing-chromium.ts'
import { fullReport } from './testing-full.ts'
import { withTexts } from './testing-hostile.ts'
import { example, inPage, withoutScript, written } from './testing-pages.ts'

/** What a reader sees; hidden text is not in it. */
const seen = (page: Page) => page.locator('body').innerText()

async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

/** The report with ten findings for each requirement, each of them in another place. */
function allFailed(report: Report): Report {
  const [finding] = report.findings
  const verdicts = report.verdicts.map(each => ({ ...each, verdict: 'failed' as const, findings: 10 }))
  const findings = verdicts.flatMap(({ requirement }) =>
    Array.from({ length: 10 }, (_, at) => ({
      ...(finding as Finding),
      requirement,
      at: { ...(finding as Finding).at, pointer: `/persons/${at}/name` },
      actual: `"value ${at}"`,
    })),
  )
  return { ...report, verdicts, findings }
}

/** Axe looks at every node of long pages, and the machines of build servers are slow. */
const patience = 180_000

describeInChromium('the HTML report', browser => {
  const looks = (['conformant', 'non-conformant', 'incomplete'] as const).flatMap(name =>
    (['sv', 'en'] as const).flatMap(language =>
      (['light', 'dark'] as const).map(colorScheme => ({ name, language, colorScheme })),
    ),
  )

  it.each(looks)(
    'breaks no rule of accessibility: $name $language $colorScheme',
    async look => {
      const address = written(example(look.name), look.language)
      const options = { colorScheme: look.colorScheme, bypassCSP: true }
      expect(await inPage(browser(), address, options, violations)).toEqual([])
      const still = written(example(look.name), look.language, withoutScript)
      expect(await inPage(browser(), still, options, violations), 'without the script').toEqual([])
    },
    patience,
  )

  it(
    'breaks none with all folds open, and on a narrow screen',
    async () => {
      for (const report of [example('non-conformant'), fullReport()]) {
        const options = { viewport: { width: 320, height: 640 }, bypassCSP: true }
        const found = await inPage(browser(), written(report), options, async page => {
          await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true')
          return violations(page)
        })
        expect(found).toEqual([])
      }
    },
    patience,
  )

  it.each([
    ['the example', () => example('non-conformant')],
    ['a report with words as long as a line', () => withTexts(fullReport(), 'x'.repeat(200))],
  ])('needs no sideways scrolling at 320 pixels, all folds open: %s', async (_, report) => {
    const width = await inPage(browser(), written(report()), { viewport: { width: 320, height: 640 } }, page =>
      page.evaluate(
        'for (const fold of document.querySelectorAll("details")) fold.open = true; document.documentElement.scrollWidth',
      ),
    )
    expect(width).toBe(320)
  })

  it('can be read where the reader has chosen the colours', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const options = { forcedColors: 'active', colorScheme, bypassCSP: true } as const
      await inPage(browser(), written(example('non-conformant')), options, async page => {
        expect(await page.evaluate('matchMedia("(forced-colors: active)").matches')).toBe(true)
        expect(await violations(page)).toEqual([])
        const style = (selector: string, property: string) =>
          page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`)
        const [ground, ink] = [await style('body', 'backgroundColor'), await style('body', 'color')]
        expect(ground).not.toBe(ink)
        // The picture says by shape what it says by colour elsewhere: what failed is hollow.
        expect(await style('.bar rect.passed', 'fill')).toBe(ink)
        expect(await style('.bar rect.failed', 'fill')).toBe(ground)
        expect(await style('.bar rect.failed', 'stroke')).toBe(ink)
        expect(await style('.mark', 'stroke')).toBe(ink)
        expect(await style('mark', 'outlineStyle')).toBe('solid')
      })
    }
  })

  it('says everything without a script, in the language that is chosen', async () => {
    const report = example('non-conformant')
    await inPage(browser(), written(report), { javaScriptEnabled: false }, async page => {
      const swedish = await seen(page)
      for (const { requirement } of report.verdicts) expect(swedish).toContain(requirement)
      expect(swedish).toContain('Uppfyller inte')
      expect(swedish).not.toContain('Non-conformant')
      expect(await page.locator('#filter').isVisible()).toBe(false)
      await page.locator('label[for=in-en]').click()
      const english = await seen(page)
      expect(english).toContain('Non-conformant')
      expect(english).not.toContain('Uppfyller inte')
      for (const { requirement } of report.verdicts) expect(english).toContain(requirement)
    })
  })

  it('has a title in the language that is read', async () => {
    await inPage(browser(), written(example('conformant')), {}, async page => {
      expect(await page.title()).toContain('Uppfyller')
      await page.locator('label[for=in-en]').click()
      expect(await page.title()).toMatch(/^Conformant/)
    })
  })

  it('has the verdict, the system and how far it can be relied on in the first screen', async () => {
    for (const language of ['sv', 'en'] as const) {
      await inPage(browser(), written(example('non-conformant'), language), {}, async page => {
        const box = await page.locator('.front').boundingBox()
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800)
      })
    }
  })

  it('marks in the evidence what is wrong', async () => {
    await inPage(browser(), written(example('non-conformant')), {}, async page => {
      const card = page.locator('#k-SS-PERS-04')
      expect(await card.locator('mark').first().innerText()).toMatch(/"sex": "K"/)
      expect(await card.innerText()).toContain('fel här')
      await card.getByText('Hela anropet och hela svaret').first().click()
      const opened = page.locator('details.exchange[open]')
      await opened.first().waitFor()
      expect(await opened.count()).toBe(1)
      expect((await opened.locator('mark').allInnerTexts()).join()).toMatch(/"sex": "K"/)
    })
  })

  it('marks in a file no more than the finding itself says', async () => {
    const sample = sampleReport('persons.json')
    const findings = sample.findings.map(each => ({ ...each, at: { ...each.at, pointer: '/a~1b/sex' }, actual: '"K"' }))
    await inPage(browser(), written({ ...sample, findings }), {}, async page => {
      const card = page.locator('#k-R-failed')
      expect(await card.locator('mark').allInnerTexts()).toEqual(['"sex": "K"'])
      expect(await card.locator('pre').first().innerText()).toMatch(/^"sex": "K" ← fel här\s*$/)
      await card.getByText('Återskapa').click()
      expect(await card.locator('details pre').innerText()).toBe('samklang check persons.json --profile tiny')
    })
  })

  it('tells findings that say the same once, with each of their places', async () => {
    await inPage(browser(), written(example('non-conformant')), {}, async page => {
      const card = page.locator('#k-SS-G07a')
      expect([await card.locator('.what').count(), await card.locator('.place').count()]).toEqual([1, 3])
    })
  })

  it('keeps its contents in sight, and never over what has the focus or was linked to', async () => {
    await inPage(browser(), written(example('non-conformant')), {}, async page => {
      expect(await page.locator('nav a').first().innerText()).toMatch(/^Det som underkändes 4$/)
      const top = async (selector: string) => (await page.locator(selector).boundingBox())?.y ?? -1
      const bottom = async (selector: string) => {
        const box = await page.locator(selector).boundingBox()
        return (box?.y ?? 0) + (box?.height ?? 0)
      }
      await page.evaluate("document.documentElement.style.scrollBehavior = 'auto'; location.hash = '#failed'")
      await page.waitForFunction('scrollY > 100')
      expect(await top('.bar-top')).toBe(0)
      expect(await top('#failed h2')).toBeGreaterThanOrEqual(await bottom('.bar-top'))
      await page.evaluate("location.hash = '#r-SS-PERS-04'")
      await page.waitForFunction("document.querySelector('#r-SS-PERS-04').getBoundingClientRect().bottom < innerHeight")
      expect(await top('#r-SS-PERS-04')).toBeGreaterThanOrEqual(await bottom('#filter'))
      await page.locator('#r-SS-PERS-04 th a').focus()
      for (let back = 0; back < 12; back += 1) await page.keyboard.press('Shift+Tab')
      expect(await top(':focus')).toBeGreaterThanOrEqual(await bottom('#filter'))
    })
  })

  it('narrows the matrix down, remembers how in its address, and shows a row that is linked to', async () => {
    await inPage(browser(), written(largeReport(300)), {}, async page => {
      const shown = () => page.locator('.matrix tbody tr:visible').count()
      expect(await shown()).toBe(300)
      await page.keyboard.press('/')
      await page.keyboard.type('R-00007')
      expect([await shown(), await page.locator('#filter-count').innerText()]).toEqual([1, '1'])
      await page.locator('#filter button').click()
      await page.locator('#filter input[value=failed]').check()
      const failed = await shown()
      expect(failed).toBeGreaterThan(0)
      expect(failed).toBeLessThan(300)
      await page.reload()
      expect(await shown()).toBe(failed)
      const row = page.locator('.matrix tbody tr.passed').first()
      const id = await row.getAttribute('id')
      await page.evaluate(`location.hash = '#${id}'`)
      await row.waitFor({ state: 'visible' })
      expect(await shown()).toBe(300)
    })
  })

  it('fits on forty sheets with 500 requirements, MUST requirements only', async () => {
    await inPage(browser(), written(largeReport(500)), {}, async page => {
      await page.emulateMedia({ media: 'print' })
      const rows = (level: string) => page.locator(`.matrix tbody tr.${level}:visible`).count()
      expect([await rows('MUST'), await rows('SHOULD')]).toEqual([334, 0])
      expect(await page.locator('.matrix thead tr').first().isVisible(), 'the head of the matrix').toBe(true)
      expect(await page.locator('#failed .only-print').count(), 'nothing is left out').toBe(0)
      const sheets = await sheetsOf(page)
      expect(sheets).toBeGreaterThan(3)
      expect(sheets).toBeLessThanOrEqual(40)
    })
  })

  it('fits on forty sheets when all of them failed at length, and says what is left out', async () => {
    await inPage(browser(), written(allFailed(largeReport(500))), {}, async page => {
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('#failed .card:visible').count()).toBe(15)
      expect(await page.locator('#failed .only-print').innerText()).toContain('de 15 första')
      expect(await page.locator('.matrix tbody tr.MUST:visible').count()).toBe(334)
      expect(await sheetsOf(page)).toBeLessThanOrEqual(40)
      await page.emulateMedia({ media: 'screen' })
      expect(await page.locator('#failed .card:visible').count()).toBe(334)
    })
  })

  it(
    'opens ten thousand results of at most four megabytes, and narrows them down',
    async () => {
      const report = largeReport(10_000)
      const address = written(report)
      expect(readFileSync(new URL(address)).length).toBeLessThanOrEqual(4_000_000)
      await inPage(browser(), address, {}, async page => {
        expect(await page.locator('.matrix tbody tr').count()).toBe(10_000)
        await page.locator('#filter-text').fill('R-09999')
        expect(await page.locator('#filter-count').innerText()).toBe('1')
      })
    },
    patience,
  )
})
