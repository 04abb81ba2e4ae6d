import type { Report } from '../model/report.ts'

/** What a vendor could answer to get something into a page, a terminal or a build log. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)' style='color:red",
  '</style><style>*{display:none}',
  '</title><base href=https://e.example/>',
  '</pre></details><iframe src=javascript:alert(1)></iframe>',
  '--><svg onload=alert(1)>',
  '</script><script>alert(1)</script>',
  'javascript:alert(1)',
  'https://e.example/"onmouseover="alert(1)',
  '\u202egnp.exe\u0000\ud800\u001b[2J',
] as const

/** Members whose values the reporters go by: everything else in a report is text. */
const words = new Set([
  'schema',
  'documentType',
  'evidenceStep',
  'issuedAt',
  'startedAt',
  'finishedAt',
  'overall',
  'level',
  'verdict',
  'key',
  'kind',
  'where',
  'state',
  'encoding',
])

/** The report with a text behind each of its texts; what were the same texts still are. */
export function withTexts(report: Report, text: string): Report {
  const changed = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return words.has(name) ? value : value + text
    if (Array.isArray(value)) return value.map(item => changed(item, name))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, changed(member, key)]))
  }
  return changed(report, '') as Report
}
