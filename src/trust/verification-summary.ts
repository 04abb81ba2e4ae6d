import type { Verification } from '../model/verification.ts'
import { digestOf } from '../run/same-bytes.ts'
import { type Envelope, envelopeOf, signed } from './dsse.ts'
import type { Signer } from './keys.ts'
import { type Statement, statementBytes, statementType } from './statement.ts'

/** SLSA Verification Summary Attestation 1.1 (slsa.dev/spec/v1.1/verification_summary). */
export const summaryType = 'https://slsa.dev/verification_summary/v1'

/** What is gone by where no tender is. */
const ownPolicy = 'urn:samklang:policy:verification:1'

/**
 * What somebody who verified a bundle says of it, under his signature: an in-toto Statement on the bundle's file and on
 * `verification.json`, which holds the details. `PASSED` says that the bundle holds, not that the system conforms.
 * @param details the bytes of `verification.json`
 */
export function signedSummary(verification: Verification, details: Uint8Array, { key, publicKey }: Signer): Envelope {
  const statement = summaryOf(verification, digestOf(details))
  return signed(envelopeOf(statementType, statementBytes(statement)), key, publicKey)
}

function summaryOf(
  { bundle, verifiedAt, tool, tender, result, evidenceStep }: Verification,
  details: string,
): Statement {
  const isPassed = result === 'valid'
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [subject(bundle.name, bundle.digest), subject('verification.json', details)],
    predicateType: summaryType,
    predicate: {
      verifier: { id: 'urn:samklang:verifier', version: { [tool.name]: tool.version } },
      timeVerified: verifiedAt,
      resourceUri: `urn:samklang:bundle:${bundle.digest}`,
      policy: tender
        ? { uri: `urn:samklang:tender:${encodeURIComponent(tender.id)}`, digest: hexOf(tender.digest) }
        : { uri: ownPolicy },
      inputAttestations: [{ uri: `urn:samklang:bundle:${bundle.digest}`, digest: hexOf(bundle.digest) }],
      verificationResult: isPassed ? 'PASSED' : 'FAILED',
      verifiedLevels: isPassed && evidenceStep ? [`SAMKLANG_EVIDENCE_${evidenceStep}`] : ['FAILED'],
    },
  }
}

function subject(name: string, digest: string) {
  return { name, digest: hexOf(digest) }
}

function hexOf(digest: string) {
  return { sha256: digest.replace(/^sha256:/, '') }
}
