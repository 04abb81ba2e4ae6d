import { ToolError } from '../errors.ts'
import type { World } from '../model/world.ts'
import { readReport } from '../report/read.ts'
import type { Contents } from './archive.ts'
import { bytesOf, digestIn, keyPath, paths, textIn } from './bundle-layout.ts'
import { openEvidence } from './bundled-evidence.ts'
import { type Envelope, envelopeOf, envelopeText, keyIdOf, signed } from './dsse.ts'
import { readEnvelope, readStatement } from './envelope.ts'
import type { Signer } from './keys.ts'
import {
  reportStatement,
  type Signed,
  type Statement,
  statementBytes,
  statementType,
  subjectsOf,
  testResultStatement,
} from './statement.ts'
import { checkFiles } from './verify/check-files.ts'

export interface SignRequest {
  readonly signer: Signer
  /** The bundle's file, for messages. */
  readonly where: string
  /** Why it is signed though identity numbers of real people were found, and masked. */
  readonly personalData?: string
}

/**
 * The bundle with one more signature, over the report and the manifest, and so over every file. Who signs later signs
 * the same statement. Where real identity numbers were found nobody signs without having said why they were there.
 * @throws ToolError `bundle.refused`, `sign.personal-data`
 */
export async function signBundle(world: World, contents: Contents, request: SignRequest): Promise<Contents> {
  const { signer, where, personalData } = request
  const report = await readReport(textIn(contents, paths.report, where), paths.report, world.cache)
  const { identityNumbers: masked } = await openEvidence(world.cache, contents)
  if (masked > 0 && personalData === undefined) throw new ToolError('sign.personal-data', { where, masked })
  const { faults } = await checkFiles(world.cache, contents, where)
  const [fault] = faults
  if (fault) {
    const args = { where, problem: 'bundle.why.changed', name: String(fault.args.path) }
    throw new ToolError('bundle.refused', args, undefined, fault)
  }
  const about: Signed = {
    report,
    digests: { report: digestIn(contents, paths.report, where), manifest: digestIn(contents, paths.manifest, where) },
    signedAt: world.now().toISOString(),
    ...(personalData === undefined ? {} : { personalData }),
  }
  const made = new Map(contents)
  for (const [path, statement] of [
    [paths.statement, reportStatement(about)],
    [paths.testResult, testResultStatement(about)],
  ] as const) {
    const open = contents.has(path) ? await alreadyOpen(world, contents, path, about, where) : unsigned(statement)
    const { key, publicKey } = signer
    made.set(path, bytesOf(envelopeText(signed(open, key, publicKey))))
  }
  made.set(keyPath(keyIdOf(signer.publicKey)), bytesOf(signer.known))
  return made
}

/** The envelope that others have signed: what it speaks of must be what is here. */
async function alreadyOpen(
  { cache }: World,
  contents: Contents,
  path: string,
  { digests }: Signed,
  where: string,
): Promise<Envelope> {
  const envelope = await readEnvelope(cache, contents, path, where)
  const subjects = subjectsOf(await readStatement(cache, envelope, path))
  const isSame = `sha256:${subjects.get(paths.manifest)}` === digests.manifest
  if (!isSame) throw new ToolError('bundle.refused', { where, problem: 'bundle.why.changed', name: paths.manifest })
  return envelope
}

function unsigned(statement: Statement): Envelope {
  return envelopeOf(statementType, statementBytes(statement))
}
