/** What a new profile is about: records in JSON and a system that gives them, documents in XML, or both. */
export const profileKinds = ['json', 'xml', 'mixed'] as const
export type ProfileKind = (typeof profileKinds)[number]

/** What a new profile is made of. Names hold what `wishRules` allow; titles are one line of any text. */
export interface Wishes {
  readonly kind: ProfileKind
  readonly id: string
  readonly titleSv: string
  readonly titleEn: string
  readonly publisher: string
  readonly standard: string
  readonly standardVersion: string
  readonly module: string
  /** Role of the systems that answer calls. Files are always judged in the role `document`. */
  readonly provider: string
  /** Before the number in the ids of the requirements. */
  readonly prefix: string
  /** Kind of record, in JSON. */
  readonly record: string
  /** Root element and its namespace, in XML. */
  readonly root: string
  readonly namespace: string
  /** Where editors find the schemas of `profile.yaml` and `requirements.yaml`, from the profile's folder; no `/` at the end. */
  readonly schemas: string
  /** The same from the folder of its vectors. */
  readonly vectorSchemas: string
}

/** Rules that an answer has to fit: gives what is allowed, or undefined when it fits. */
export const wishRules = {
  id: (text: string) => ruled(/^[a-z0-9][a-z0-9-]{0,63}$/, text, 'a-z 0-9 - (1–64)'),
  name: (text: string) => ruled(/^[a-z][a-z0-9-]{0,39}$/, text, 'a-z 0-9 - (1–40)'),
  prefix: (text: string) => ruled(/^[A-Za-z][A-Za-z0-9-]{0,19}$/, text, 'A-Z a-z 0-9 - (1–20)'),
  element: (text: string) => ruled(/^(?!xml)[A-Za-z_][A-Za-z0-9_-]{0,39}$/i, text, 'A-Z a-z 0-9 _ - (1–40), ≠ xml…'),
  namespace: (text: string) =>
    ruled(/^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]{1,200}$/, text, 'urn:…, https://…'),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: such characters are what is looked for.
  line: (text: string) => ruled(/^(?=.*\S)[^\u0000-\u001f\u007f-\u009f\u2028\u2029]{1,200}$/u, text, '1–200, 1 line'),
} as const

function ruled(pattern: RegExp, text: string, allowed: string): string | undefined {
  return pattern.test(text) && text.isWellFormed() ? undefined : allowed
}

/** Which parts the profile has. */
export function hasRecords({ kind }: Wishes): boolean {
  return kind !== 'xml'
}
export function hasXml({ kind }: Wishes): boolean {
  return kind !== 'json'
}

/** Modules: one of its own for each kind of file where there are two. */
export function modulesOf({ kind, module }: Wishes): {
  readonly common: string
  readonly records: string
  readonly xml: string
} {
  const part = (end: string) => (kind === 'mixed' ? `${module}-${end}` : module)
  return { common: module, records: part('json'), xml: part('xml') }
}
