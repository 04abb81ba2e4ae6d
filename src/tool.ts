import type { Report } from './model/report.ts'

declare const SAMKLANG_VERSION: string | undefined
declare const SAMKLANG_ENGINES: Readonly<Record<string, string>> | undefined

/** The program as reports name it, with the packages that its engines stand on; the bundler puts both in. */
export const tool: Report['tool'] = {
  name: 'samklang',
  version: typeof SAMKLANG_VERSION === 'string' ? SAMKLANG_VERSION : '0.0.0-source',
  engines: typeof SAMKLANG_ENGINES === 'object' ? SAMKLANG_ENGINES : {},
}
