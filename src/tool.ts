import type { Report } from './model/report.ts'

declare const SAMKLANG_VERSION: string | undefined
/** JSON text. */
declare const SAMKLANG_ENGINES: string | undefined

/** The program as reports name it, with the packages that its engines stand on; the bundler puts both in. */
export const tool: Report['tool'] = {
  name: 'samklang',
  version: typeof SAMKLANG_VERSION === 'string' ? SAMKLANG_VERSION : '0.0.0-source',
  engines: typeof SAMKLANG_ENGINES === 'string' ? JSON.parse(SAMKLANG_ENGINES) : {},
}
