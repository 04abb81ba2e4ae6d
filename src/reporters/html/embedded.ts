import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate'
import type { Report } from '../../model/report.ts'
import { reportText } from '../json.ts'
import { type Html, html } from './markup.ts'

/** A data block, which no browser runs (HTML, "data block"); gzip in base64, because a report repeats itself. */
const opening = '<script type="application/gzip;base64" id="report-json">'

/** `report.json` inside the page, so that one file is enough where only one can be handed in. */
export function embedded(report: Report): Html {
  const packed = gzipSync(strToU8(reportText(report)), { mtime: 0, level: 6 })
  return html`${{ markup: opening }}${Buffer.from(packed).toString('base64')}${{ markup: '</script>' }}`
}

/**
 * The `report.json` inside a page; undefined when it holds none, or one that cannot be read.
 * @param mayHave whether it may be of that many bytes: nothing else is unpacked
 */
export function embeddedReport(page: string, mayHave: (size: number) => boolean): string | undefined {
  const from = page.indexOf(opening)
  const to = page.indexOf('</script>', from)
  if (from < 0 || to < 0) return undefined
  const packed = Buffer.from(page.slice(from + opening.length, to), 'base64')
  // ISIZE (RFC 1952 section 2.3.1): what it says that it unpacks to.
  const size = packed.length < 18 ? 0 : packed.readUInt32LE(packed.length - 4)
  if (size === 0 || !mayHave(size)) return undefined
  try {
    return strFromU8(gunzipSync(packed, { out: new Uint8Array(size) }))
  } catch {
    return undefined
  }
}
