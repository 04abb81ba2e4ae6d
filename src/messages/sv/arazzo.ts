import type { arazzo as english } from '../en/arazzo.ts'

/** Iakttagelser och skäl från arbetsflöden. */
export const arazzo: typeof english = {}
