import type { documents as english } from '../en/documents.ts'

/** Vad som sägs om dokumentens syntax. */
export const documents: typeof english = {}
