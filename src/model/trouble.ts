/** Whose trouble it is, decided with proof before any verdict (design section 5). */
export const troubleOwners = ['tool', 'network', 'credentials', 'test-data', 'sut'] as const
export type TroubleOwner = (typeof troubleOwners)[number]

/** Why no usable answer came. Each kind has one owner and one next step; see `exchange/trouble.ts`. */
export const troubleKinds = [
  'dns',
  'connect',
  'tls',
  'certificate-dates',
  'certificate-name',
  'certificate-issuer',
  'tls-version',
  'not-tls',
  'http-version',
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
  'lists-refused',
  'no-test-data',
  'clock-skew',
  'private-address',
  'not-recorded',
  'not-called',
  'nothing-came',
  'unsendable',
  'unreadable-file',
  'not-a-document',
  'missing-shard',
] as const
export type TroubleKind = (typeof troubleKinds)[number]

/** Whose trouble each kind is. `network` is the way there: address, name, proxy, encryption, clocks. */
export const troubleOwner = {
  dns: 'network',
  connect: 'network',
  tls: 'network',
  'certificate-dates': 'network',
  'certificate-name': 'network',
  'certificate-issuer': 'network',
  'tls-version': 'network',
  'not-tls': 'network',
  'http-version': 'network',
  'client-certificate': 'credentials',
  timeout: 'sut',
  'too-large': 'sut',
  'too-many-redirects': 'sut',
  'foreign-origin': 'sut',
  closed: 'sut',
  protocol: 'sut',
  unauthorised: 'credentials',
  forbidden: 'credentials',
  'wrong-base-path': 'network',
  'server-error': 'sut',
  'lists-refused': 'sut',
  'no-test-data': 'test-data',
  'clock-skew': 'network',
  'private-address': 'network',
  'not-recorded': 'tool',
  'not-called': 'sut',
  'nothing-came': 'test-data',
  unsendable: 'tool',
  'unreadable-file': 'test-data',
  'not-a-document': 'test-data',
  'missing-shard': 'test-data',
} as const satisfies Record<TroubleKind, TroubleOwner>

export interface Trouble {
  readonly kind: TroubleKind
  readonly owner: TroubleOwner
  /** What the machine said, neutralised; never a secret. */
  readonly detail: string
}

/** A trouble of a kind, with that kind's owner. */
export function troubleOf(kind: TroubleKind, detail: string): Trouble {
  return { kind, owner: troubleOwner[kind], detail: plainLine(detail) }
}

/** A text of others on one line of at most 300 characters, without what could steer a terminal or a log. */
export function plainLine(text: string): string {
  const plain = text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim()
  return plain.length > 300 ? `${plain.slice(0, 299)}…` : plain
}
