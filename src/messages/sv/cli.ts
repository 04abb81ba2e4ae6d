import type { cli as english } from '../en/cli.ts'

/** Kommandoradens ord. */
export const cli: typeof english = {}
