import type { exchange as english } from '../en/exchange.ts'

/** Problem på vägen till det provade systemet, och vad man gör åt dem. */
export const exchange: typeof english = {}
