import type { BinaryReporter, PrintedReporter, Reporter } from '../model/reporter.ts'

/** Every format that a report can be had in. Adding one: a file in this folder and a row here. */
export const reporters = {
  json: async () => (await import('./json.ts')).json,
  html: async () => (await import('./html.ts')).page,
  pdf: async () => (await import('./pdf.ts')).pdf,
  xlsx: async () => (await import('./xlsx.ts')).xlsx,
  checklist: async () => (await import('./checklist.ts')).checklist,
  csv: async () => (await import('./csv.ts')).csv,
  junit: async () => (await import('./junit.ts')).junit,
  markdown: async () => (await import('./markdown.ts')).markdown,
  github: async () => (await import('./github.ts')).github,
  sarif: async () => (await import('./sarif.ts')).sarif,
  ctrf: async () => (await import('./ctrf.ts')).ctrf,
  gitb: async () => (await import('./gitb.ts')).gitb,
  badge: async () => (await import('./badge.ts')).badge,
} satisfies Record<string, () => Promise<Reporter | BinaryReporter | PrintedReporter>>

export type ReporterId = keyof typeof reporters

/** Formats that are no text, and so nothing for a terminal. */
export function isBinary(id: ReporterId): boolean {
  return id === 'pdf' || id === 'xlsx' || id === 'checklist'
}

export function isReporterId(id: string): id is ReporterId {
  return Object.hasOwn(reporters, id)
}
