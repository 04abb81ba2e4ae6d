import { type MessageKey, message } from '../messages/speaker.ts'
import type { Message } from '../model/text.ts'
import { type Trouble, type TroubleKind, type TroubleOwner, troubleOwner } from '../model/trouble.ts'

/** One line of the table of troubles: whose it is, what is said about it, and what to do next. */
export interface TroubleEntry {
  readonly owner: TroubleOwner
  readonly what: MessageKey
  readonly do: MessageKey
}

/** Every kind of trouble with its owner and its two sentences. */
export const troubles = {
  dns: entry('dns'),
  connect: entry('connect'),
  tls: entry('tls'),
  'certificate-dates': entry('certificate-dates'),
  'certificate-name': entry('certificate-name'),
  'certificate-issuer': entry('certificate-issuer'),
  'tls-version': entry('tls-version'),
  'not-tls': entry('not-tls'),
  'http-version': entry('http-version'),
  'client-certificate': entry('client-certificate'),
  timeout: entry('timeout'),
  'too-large': entry('too-large'),
  'too-many-redirects': entry('too-many-redirects'),
  'foreign-origin': entry('foreign-origin'),
  closed: entry('closed'),
  protocol: entry('protocol'),
  unauthorised: entry('unauthorised'),
  forbidden: entry('forbidden'),
  'wrong-base-path': entry('wrong-base-path'),
  'server-error': entry('server-error'),
  'lists-refused': entry('lists-refused'),
  'no-test-data': entry('no-test-data'),
  'clock-skew': entry('clock-skew'),
  'private-address': entry('private-address'),
  'not-recorded': entry('not-recorded'),
  'not-called': entry('not-called'),
  'nothing-came': entry('nothing-came'),
  unsendable: entry('unsendable'),
  'unreadable-file': entry('unreadable-file'),
  'not-a-document': entry('not-a-document'),
  'missing-shard': entry('missing-shard'),
} as const satisfies Record<TroubleKind, TroubleEntry>

function entry<K extends TroubleKind>(kind: K) {
  return { owner: troubleOwner[kind], what: `trouble.${kind}.what`, do: `trouble.${kind}.do` } as const
}

/** What happened, with what the machine said. */
export function troubleMessage(trouble: Trouble): Message {
  return message(troubles[trouble.kind].what, { detail: trouble.detail })
}

/** What to do about it. */
export function nextStep(trouble: Trouble): Message {
  return message(troubles[trouble.kind].do)
}
