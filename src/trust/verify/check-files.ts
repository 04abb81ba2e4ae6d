import { message } from '../../messages/speaker.ts'
import type { Manifest } from '../../model/bundle.ts'
import type { Message } from '../../model/text.ts'
import type { Cache } from '../../model/world.ts'
import { digestOf } from '../../run/same-bytes.ts'
import type { Contents } from '../archive.ts'
import { isAttestation, paths } from '../bundle-layout.ts'
import { isPieceOfEvidence } from '../bundled-evidence.ts'
import { readManifest } from '../read-manifest.ts'

export interface CheckedFiles {
  readonly manifest: Manifest
  /** One for each file that is not what the manifest says. */
  readonly faults: readonly Message[]
  /** Files that were left out of this copy, and may be. */
  readonly masked: readonly string[]
}

/**
 * Holds the files of a bundle against its manifest. Only single pieces of evidence may be missing, whatever the manifest
 * says of others, and only attestations may be there without being named.
 * @throws ToolError `bundle.refused` when there is no manifest that can be read
 */
export async function checkFiles(cache: Cache, contents: Contents, where: string): Promise<CheckedFiles> {
  const manifest = await readManifest(cache, contents, where)
  const named = new Set<string>([paths.manifest])
  const faults: Message[] = []
  const masked: string[] = []
  for (const { path, size, digest, mayBeMasked } of manifest.files) {
    const content = contents.get(path)
    if (named.has(path) || isAttestation(path)) faults.push(message('verify.named-twice', { path }))
    named.add(path)
    if (!content && mayBeMasked && isPieceOfEvidence(path)) masked.push(path)
    else if (!content) faults.push(message('verify.lacks', { path }))
    else if (content.length !== size || digestOf(content) !== digest) faults.push(message('verify.changed', { path }))
  }
  for (const path of contents.keys()) {
    if (!named.has(path) && !isAttestation(path)) faults.push(message('verify.unlisted', { path }))
  }
  return { manifest, faults, masked }
}
