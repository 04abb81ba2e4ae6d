import { message } from '../messages/speaker.ts'
import type { KnownSigner } from '../model/known-signers.ts'
import type { Speaker } from '../model/reporter.ts'

/** Who signed, in one line: the holder as a certificate names it, the key, and whether the reader trusts it. */
export function signerText(
  { keyId, subject, organisationNumber, isTrusted }: KnownSigner,
  { say }: Pick<Speaker, 'say'>,
): string {
  const trust = isTrusted === undefined ? 'trust-unknown' : isTrusted ? 'trusted' : 'not-trusted'
  return [subject, organisationNumber, keyId, say(message(`bids.${trust}`))].filter(Boolean).join(', ')
}
