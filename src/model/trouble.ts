/** Whose trouble it is, decided with proof before any verdict (design section 5). */
export const troubleOwners = ['tool', 'network', 'credentials', 'test-data', 'sut'] as const
export type TroubleOwner = (typeof troubleOwners)[number]

/** Why no usable answer came. Each kind has one owner and one next step; see `exchange/trouble.ts`. */
export const troubleKinds = [
  'dns',
  'connect',
  'tls',
  'client-certificate',
  'timeout',
  'too-large',
  'too-many-redirects',
  'foreign-origin',
  'closed',
  'protocol',
  'unauthorised',
  'forbidden',
  'wrong-base-path',
  'server-error',
  'no-test-data',
  'clock-skew',
  'private-address',
] as const
export type TroubleKind = (typeof troubleKinds)[number]

export interface Trouble {
  readonly kind: TroubleKind
  readonly owner: TroubleOwner
  /** What the machine said, neutralised; never a secret. */
  readonly detail: string
}
