import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Report } from '../../model/report.ts'
import type { World } from '../../model/world.ts'
import { render } from '../../render.ts'
import { readReport } from '../../report/read.ts'
import { embeddedReport } from '../../reporters/html/embedded.ts'
import { bytesOf, paths } from '../bundle-layout.ts'
import { miscounts } from './recount.ts'
import type { Say, Stepper } from './stepper.ts'

/** Bytes of a report that a page may have us unpack; one of ten thousand results has six million. */
const largestReport = 64 << 20

/** What is no bundle, but the report of one: its page, or its `report.json`. */
export type Alone = 'page' | 'json'

/** By how it begins; undefined for what may be a zip. */
export function aloneOf(bytes: Uint8Array): Alone | undefined {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart().toLowerCase()
  if (start.startsWith('<!doctype html>')) return 'page'
  return start.startsWith('{') ? 'json' : undefined
}

interface ReportFile {
  readonly kind: Alone
  readonly bytes: Uint8Array
  readonly where: string
  readonly tool: Report['tool']
}

/**
 * Looks at a report that came without its bundle: it is recounted, and a page is made of it again. Its evidence is not there,
 * so nothing is proved by it.
 */
export async function checkAlone(world: World, file: ReportFile, steps: Stepper): Promise<Report | undefined> {
  const whole = new TextDecoder().decode(file.bytes)
  const text = await steps.take('archive', () => (file.kind === 'page' ? textInside(whole, file.where) : whole))
  if (text === undefined) return undefined
  const report = await steps.take('report', () => readReport(text, paths.report, world.cache))
  if (!report) return undefined
  await steps.take('recount', say => {
    const said = miscounts(report, world.now())
    say(said.length > 0 ? 'invalid' : 'ok', ...said)
  })
  await steps.take('evidence', say => say('unproved', message('verify.report-alone')))
  if (file.kind === 'page') await steps.take('views', say => comparePage(report, whole, file, say))
  return report
}

function textInside(page: string, where: string): string {
  const inside = embeddedReport(page, size => size <= largestReport)
  if (inside === undefined) throw new ToolError('bundle.refused', { where, problem: 'bundle.why.page', name: '' })
  return inside
}

async function comparePage(report: Report, page: string, { bytes, tool }: ReportFile, say: Say): Promise<void> {
  if (report.tool.version !== tool.version) return say('remark', message('verify.views-not-compared'))
  const language = page.includes('<html lang="en"') ? 'en' : 'sv'
  const made = bytesOf(await render(report, 'html', language, { embedsReport: true }))
  if (!Buffer.from(made).equals(bytes)) say('invalid', message('verify.other-view', { path: paths.page }))
}
