import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Rules of WCAG 2.2 A and AA, and good practice, that the page breaks. Its context has to bypass the page's policy. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found =
    (await page.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations, passes }) => [passes.length, ...violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3).join(' '))])`)) as [
      number,
      ...string[],
    ]
  const [passed, ...broken] = found
  expect(passed, 'rules that were looked at').toBeGreaterThan(10)
  return broken
}
