import type { Language } from '../model/text.ts'
import { en } from './en.ts'
import { sv } from './sv.ts'

/** The catalogue that every language fills: key to function of typed arguments. */
export type Catalogue = typeof en

/** Each language's sentences. The build reads those of a language when it is first spoken: most runs speak one. */
export const catalogues: Readonly<Record<Language, () => Catalogue>> = { en: () => en, sv: () => sv }
