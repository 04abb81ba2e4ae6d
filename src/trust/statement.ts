import type { Report } from '../model/report.ts'
import { verdictWords } from '../model/verdict.ts'

/** Media type of an in-toto statement, which is what an envelope says that it holds. */
export const statementType = 'application/vnd.in-toto+json'

export const predicateTypes = {
  /** Ours, described in docs/trust.md. */
  report: 'urn:samklang:attestation:conformance-report:1',
  /** What a profile's publisher says of versions that are out, described in docs/trust.md. */
  advisory: 'urn:samklang:attestation:profile-advisory:1',
  /** Of who publishes a profile; described in docs/trust.md too. */
  publication: 'urn:samklang:attestation:profile-publication:1',
  /** in-toto's own, for tools that know no other (in-toto/attestation, spec/predicates/test-result.md). */
  testResult: 'https://in-toto.io/attestation/test-result/v0.1',
} as const

/** in-toto Statement v1 (in-toto/attestation, spec/v1/statement.md). */
export interface Statement {
  readonly _type: 'https://in-toto.io/Statement/v1'
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[]
  readonly predicateType: string
  readonly predicate: Readonly<Record<string, unknown>>
}

/** What a statement is made of. Digests are `sha256:` and hex. */
export interface Signed {
  readonly report: Report
  /** Digest of `report.json`, and of `manifest.json`. */
  readonly digests: { readonly report: string; readonly manifest: string }
  /** ISO 8601 UTC: when the first signature was made, by the signer's own clock. */
  readonly signedAt: string
  /** Why it is signed though real identity numbers were found, and masked. */
  readonly personalData?: string
}

/** The claim that a signature makes its signer's: which report, on what, by which method, with what result. */
export function reportStatement(signed: Signed): Statement {
  const { report, signedAt, personalData } = signed
  const { sut, profile, tool } = report
  return {
    ...statementOn(signed),
    predicateType: predicateTypes.report,
    predicate: {
      reportId: report.reportId,
      overall: report.overall,
      sut: { supplier: sut.supplier, product: sut.product, version: sut.version, role: sut.role, modules: sut.modules },
      profile: { id: profile.id, version: profile.version, digest: profile.digest },
      tool: { name: tool.name, version: tool.version },
      startedAt: report.startedAt,
      finishedAt: report.finishedAt,
      signedAt,
      ...(personalData === undefined ? {} : { acknowledgedPersonalData: personalData }),
    },
  }
}

/** The same result as in-toto's test-result. What was not proved is neither passed nor failed: it warns. */
export function testResultStatement(signed: Signed): Statement {
  const { report } = signed
  const named = (word: (typeof verdictWords)[number]) =>
    report.verdicts.filter(({ verdict }) => verdict === word).map(({ requirement }) => requirement)
  const open = verdictWords.filter(word => !['passed', 'failed', 'inapplicable'].includes(word)).flatMap(named)
  return {
    ...statementOn(signed),
    predicateType: predicateTypes.testResult,
    predicate: {
      result: { conformant: 'PASSED', incomplete: 'WARNED', 'non-conformant': 'FAILED', invalid: 'FAILED' }[
        report.overall
      ],
      configuration: [
        { name: `${report.profile.id}@${report.profile.version}`, digest: { sha256: hexOf(report.profile.digest) } },
      ],
      passedTests: named('passed'),
      warnedTests: open,
      failedTests: named('failed'),
    },
  }
}

/** The bytes that are signed. */
export function statementBytes(statement: Statement): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(statement))
}

/** What a statement speaks of, by name: the hex of its SHA-256. */
export function subjectsOf({ subject }: Statement): ReadonlyMap<string, string> {
  return new Map(subject.map(({ name, digest }) => [name, digest.sha256]))
}

function statementOn({ digests }: Signed): Pick<Statement, '_type' | 'subject'> {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      { name: 'report.json', digest: { sha256: hexOf(digests.report) } },
      { name: 'manifest.json', digest: { sha256: hexOf(digests.manifest) } },
    ],
  }
}

function hexOf(digest: string): string {
  return digest.replace(/^sha256:/, '')
}
