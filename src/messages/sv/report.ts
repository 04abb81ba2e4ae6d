import type { report as english } from '../en/report.ts'

/** Rapporternas ord. */
export const report: typeof english = {}
