import { isMessageKey } from '../messages/speaker.ts'
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

/** Members whose values are words of ours: where they are, they stay, since reporters go by them. */
const words = new Set([
  'schema',
  'documentType',
  'evidenceStep',
  'issuedAt',
  'startedAt',
  'finishedAt',
  'expires',
  'overall',
  'level',
  'verdict',
  'owner',
  'state',
  'outcome',
  'before',
  'after',
])
/** Members whose values are words of ours or of a newer version: only the latter are free. */
const known: Readonly<Record<string, (value: string) => boolean>> = {
  key: isMessageKey,
  kind: value =>
    value === 'document' || value === 'exchange' || value === 'unreadable' || isMessageKey(`trouble.${value}.do`),
}
/** Members whose own members have names that come from outside. */
const open = new Set(['engines', 'modules', 'inputs', 'args'])

/** The report with a text behind each of its texts, and behind each name that is free; what were the same texts still are. */
export function withTexts(report: Report, text: string): Report {
  const changed = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return words.has(name) || known[name]?.(value) ? value : value + text
    if (Array.isArray(value)) return value.map(item => changed(item, name))
    if (typeof value !== 'object' || value === null) return value
    const isOpen = open.has(name)
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, member]) => {
        const own = [key, changed(member, key)] as const
        // Beside the one that reporters look for, so that both are there.
        return isOpen ? [own, [key + text, changed(member, key)] as const] : [own]
      }),
    )
  }
  return changed(report, '') as Report
}
