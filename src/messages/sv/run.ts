import type { run as english } from '../en/run.ts'

/** Skäl till att något inte bedömdes. */
export const run: typeof english = {}
