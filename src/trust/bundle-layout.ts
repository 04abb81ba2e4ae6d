import { ToolError } from '../errors.ts'
import { digestOf } from '../run/same-bytes.ts'
import type { Contents } from './archive.ts'

/** Names of the files of a bundle that others go by. */
export const paths = {
  manifest: 'manifest.json',
  report: 'report.json',
  page: 'report.html',
  junit: 'views/junit.xml',
  matrix: 'views/matrix.xlsx',
  declaration: 'declaration.json',
  tender: 'tender.json',
  readme: 'README.txt',
  statement: 'attestation/report.dsse.json',
  testResult: 'attestation/test-result.dsse.json',
} as const

/** Attestations sign the manifest, so they stand outside it: two envelopes, and what their signatures are verified by. */
export function isAttestation(path: string): boolean {
  return path === paths.statement || path === paths.testResult || isKey(path)
}

/** Where what a signature is verified by stands: a hint, which proves nothing by itself. */
export function keyPath(keyId: string): string {
  return `attestation/keys/${keyId.replace(/^sha256:/, '')}.pem`
}

export function isKey(path: string): boolean {
  return /^attestation\/keys\/[0-9a-f]{64}\.pem$/.test(path)
}

/** The text of a file in a bundle. @throws ToolError `bundle.refused` when it is not there */
export function textIn(contents: Contents, path: string, where: string): string {
  const bytes = contents.get(path)
  if (!bytes) throw new ToolError('bundle.refused', { where, problem: 'bundle.why.lacks', name: path })
  return new TextDecoder().decode(bytes)
}

/** `sha256:` and hex of a file in a bundle. @throws ToolError `bundle.refused` when it is not there */
export function digestIn(contents: Contents, path: string, where: string): string {
  const bytes = contents.get(path)
  if (!bytes) throw new ToolError('bundle.refused', { where, problem: 'bundle.why.lacks', name: path })
  return digestOf(bytes)
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
