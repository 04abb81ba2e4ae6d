import type { openapi as english } from '../en/openapi.ts'

/** Iakttagelser om anrop och svar mot en OpenAPI-beskrivning. */
export const openapi: typeof english = {}
