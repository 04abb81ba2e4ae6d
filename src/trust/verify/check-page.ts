import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Report } from '../../model/report.ts'
import type { World } from '../../model/world.ts'
import { render } from '../../render.ts'
import { readReport } from '../../report/read.ts'
import { embeddedReport } from '../../reporters/html/embedded.ts'
import { bytesOf, paths } from '../bundle-layout.ts'
import { miscounts } from './recount.ts'
import type { Stepper } from './stepper.ts'

/** Bytes of a report that a page may have us unpack; one of ten thousand results has six million. */
const largestReport = 64 << 20

/** A file that begins as a page and not as a zip. */
export function isPage(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 15)).toLowerCase() === '<!doctype html>'
}

interface Page {
  readonly bytes: Uint8Array
  readonly where: string
  readonly tool: Report['tool']
}

/**
 * Looks at the page of a bundle that came without the rest: the report inside it is recounted, and the page is made of it
 * again. Its evidence is not there, so nothing is proved by it.
 */
export async function checkPage(
  world: World,
  { bytes, where, tool }: Page,
  steps: Stepper,
): Promise<Report | undefined> {
  const page = new TextDecoder().decode(bytes)
  const text = await steps.take('archive', () => {
    const inside = embeddedReport(page, size => size <= largestReport)
    if (inside === undefined) throw new ToolError('bundle.refused', { where, problem: 'bundle.why.page', name: '' })
    return inside
  })
  if (text === undefined) return undefined
  const report = await steps.take('report', () => readReport(text, paths.report, world.cache))
  if (!report) return undefined
  await steps.take('recount', say => {
    const said = miscounts(report, world.now())
    say(said.length > 0 ? 'invalid' : 'ok', ...said)
  })
  await steps.take('evidence', say => say('unproved', message('verify.page-alone')))
  await steps.take('views', async say => {
    if (report.tool.version !== tool.version) return say('remark', message('verify.views-not-compared'))
    const language = page.includes('<html lang="en"') ? 'en' : 'sv'
    const made = bytesOf(await render(report, 'html', language, { embedsReport: true }))
    if (!Buffer.from(made).equals(bytes)) say('invalid', message('verify.other-view', { path: paths.page }))
  })
  return report
}
