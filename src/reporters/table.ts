import type { Reporter } from '../model/reporter.ts'

/** Every format that is written to a file. Adding one: a file in this folder and a row here. */
export const reporters = {
  json: async () => (await import('./json.ts')).json,
  html: async () => (await import('./html.ts')).page,
  junit: async () => (await import('./junit.ts')).junit,
  markdown: async () => (await import('./markdown.ts')).markdown,
} satisfies Record<string, () => Promise<Reporter>>

export type ReporterId = keyof typeof reporters

export function isReporterId(id: string): id is ReporterId {
  return Object.hasOwn(reporters, id)
}
