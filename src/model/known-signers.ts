import type { Verification, VerifiedSigner } from './verification.ts'

/** A signer, and whether the reader trusts it; absent when the reader did not say whom he trusts. */
export type KnownSigner = Omit<VerifiedSigner, 'isTrusted'> & { readonly isTrusted?: boolean }

/** Nobody is trusted or distrusted by a reader who did not say whom he trusts. */
export function knownSigners({ signers, steps }: Pick<Verification, 'signers' | 'steps'>): readonly KnownSigner[] {
  const isUnknown = steps.some(({ said }) => said.some(({ key }) => key === 'verify.no-trust'))
  return signers.map(({ isTrusted, ...signer }) => (isUnknown ? signer : { ...signer, isTrusted }))
}
