import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ProfileDocs } from '../../model/profile-docs.ts'
import { violations } from '../testing-axe.ts'
import { describeInChromium } from '../testing-chromium.ts'
import { inPage } from '../testing-pages.ts'
import { deadLinks, docsOf, type WrittenSite, withRequirements, writtenSite } from './testing.ts'

/** One of each kind of page, in the folder of a language. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  ss12000: [
    'index.html',
    'requirements/index.html',
    'requirements/SS-PERS-04.html',
    'requirements/SS-PERS-21.html',
    'data/index.html',
    'data/person.html',
    'data/operations.html',
    'changes/index.html',
    'changes/1.0.0.html',
    'files/index.html',
  ],
  'peppol-bis-billing-3': [
    'index.html',
    'requirements/PEPPOL-EN16931-R001.html',
    'requirements/EN-UBL-XSD.html',
    'data/index.html',
    'data/invoice.html',
    'files/index.html',
  ],
  'navet-personpost': ['data/index.html', 'data/notification.html', 'requirements/NAV-SVA-02.html'],
}

const ways: Readonly<Record<string, BrowserContextOptions>> = {
  light: {},
  'where dark is preferred': { colorScheme: 'dark' },
  'in forced colours': { forcedColors: 'active', colorScheme: 'dark' },
  'on a narrow screen': { viewport: { width: 320, height: 640 } },
}

/** Axe looks at every node of long pages, and the machines of build servers are slow. */
const patience = 180_000

describeInChromium('the site of a profile', browser => {
  describe.each(Object.keys(kinds))('%s', name => {
    let site: WrittenSite
    beforeAll(async () => {
      site = await writtenSite(await docsOf(name))
    }, patience)
    const pages = kinds[name] ?? []

    it.each(Object.keys(ways))(
      'breaks no rule of accessibility, %s',
      async way => {
        // What is said in the other language is laid out alike.
        const english = way === 'light' ? pages.map(each => `en/${each}`) : []
        for (const page of [...pages.map(each => `sv/${each}`), ...english, 'index.html']) {
          const options = { ...ways[way], bypassCSP: true }
          expect(await inPage(browser(), site.at(page), options, violations), page).toEqual([])
        }
      },
      patience,
    )

    it('needs no sideways scrolling of its own at 320 pixels', async () => {
      for (const page of pages) {
        const options = { viewport: { width: 320, height: 640 } }
        const width = await inPage(browser(), site.at(`sv/${page}`), options, each =>
          each.evaluate('document.documentElement.scrollWidth'),
        )
        expect(width, page).toBe(320)
      }
    })

    it('asks for nothing but itself, and breaks no policy of its own', async () => {
      const happened: string[] = []
      for (const page of pages) {
        await inPage(browser(), 'about:blank', {}, async each => {
          each.on('request', asked => void (asked.url() === site.at(`sv/${page}`) || happened.push(asked.url())))
          each.on('console', said => void happened.push(said.text()))
          each.on('pageerror', error => void happened.push(error.message))
          await each.goto(site.at(`sv/${page}`))
        })
      }
      expect(happened).toEqual([])
    })
  })

  describe('read', () => {
    let docs: ProfileDocs
    let site: WrittenSite
    beforeAll(async () => {
      docs = await docsOf('ss12000')
      site = await writtenSite(docs)
    }, patience)

    it('has no link that leads nowhere', () => {
      expect(site.pages.size).toBeGreaterThan(680)
      expect(deadLinks(site)).toEqual([])
    })

    it('says everything without a script, and leads from page to page and to the other language', async () => {
      await inPage(browser(), site.at('index.html'), { javaScriptEnabled: false }, async page => {
        await page.getByRole('link', { name: /^Svenska/ }).click()
        await page.getByRole('link', { name: 'Krav', exact: true }).click()
        expect(await page.locator('#filter').isVisible()).toBe(false)
        expect(await page.locator('.rows tbody tr').count()).toBe(docs.profile.requirements.length)
        await page.getByRole('link', { name: 'SS-PERS-04', exact: true }).click()
        expect(await page.locator('mark').first().innerText()).toContain('"sex": "K"')
        expect(await page.locator('.example.broken').first().innerText()).toContain('← fel här')
        expect(await page.locator('.example.kept').count()).toBe(1)
        await page.getByRole('link', { name: 'English' }).click()
        expect(await page.locator('h1').innerText()).toBe('SS-PERS-04 MUST')
        await page.getByRole('link', { name: 'Person: emails[].type' }).click()
        expect(await page.locator(':target').innerText()).toContain('Skola elev')
      })
    })

    it('narrows the list down by text, level, kind of system and module', async () => {
      await inPage(browser(), site.at('sv/requirements/index.html'), {}, async page => {
        const shown = () => page.locator('.rows tbody tr:visible').count()
        await page.locator('#filter-text').fill('ss-pers-0')
        expect([await shown(), await page.locator('#filter-count').innerText()]).toEqual([9, '9'])
        await page.locator('#filter button').click()
        await page.locator('input[value=MAY]').check()
        expect(await shown()).toBe(1)
        await page.locator('#filter button').click()
        await page.locator('#filter-role').selectOption({ label: 'Exporterade filer' })
        const inFiles = await shown()
        expect(inFiles).toBeGreaterThan(100)
        await page.locator('#filter-module').selectOption({ label: 'Lokaler' })
        expect(await shown()).toBeLessThan(inFiles)
        expect(await page.locator('.group:visible').count()).toBe(1)
      })
    })

    it(
      'opens a list of 5,000 requirements, and narrows it down',
      async () => {
        const many = await writtenSite(withRequirements(docs, 5000), ['sv'])
        await inPage(browser(), many.at('sv/requirements/index.html'), {}, async page => {
          expect(await page.locator('.rows tbody tr').count()).toBe(5000)
          await page.locator('#filter-text').fill('r-04999')
          expect(await page.locator('#filter-count').innerText()).toBe('1')
        })
      },
      patience,
    )

    it('works from a web server below any path', async () => {
      const server = createServer(async (request, response) => {
        const path = decodeURIComponent((request.url ?? '').replace('/any/where/', ''))
        const content = await readFile(join(site.folder, path)).catch(() => undefined)
        response.writeHead(content ? 200 : 404, { 'content-type': path.endsWith('.html') ? 'text/html' : 'text/plain' })
        response.end(content)
      })
      await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
      try {
        const { port } = server.address() as AddressInfo
        await inPage(browser(), `http://127.0.0.1:${port}/any/where/sv/index.html`, {}, async page => {
          await page.getByRole('link', { name: 'Filer', exact: true }).click()
          const answered = page.waitForResponse(/profile\.yaml$/)
          await page.getByRole('link', { name: 'profile.yaml' }).click()
          expect((await answered).status()).toBe(200)
        })
      } finally {
        await new Promise(done => server.close(done))
      }
    })

    it('is printed whole, whatever the filter was, with no controls', async () => {
      await inPage(browser(), site.at('sv/requirements/index.html'), {}, async page => {
        await page.locator('#filter-text').fill('SS-PERS-04')
        await page.emulateMedia({ media: 'print' })
        expect([
          await page.locator('.rows tbody tr:visible').count(),
          await page.locator('#filter').isVisible(),
        ]).toEqual([docs.profile.requirements.length, false])
      })
    })
  })
})
