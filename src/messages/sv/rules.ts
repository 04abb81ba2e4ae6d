import type { rules as english } from '../en/rules.ts'

/** Iakttagelser från format, fältregler och regler tvärs över dokument. */
export const rules: typeof english = {}
