import { message } from '../../messages/speaker.ts'
import type { Declaration } from '../../model/bundle.ts'
import type { VerifiedSigner } from '../../model/verification.ts'
import type { World } from '../../model/world.ts'
import type { Contents } from '../archive.ts'
import { digestIn, paths } from '../bundle-layout.ts'
import type { TrustStore } from '../certificates.ts'
import { readEnvelope, readStatement } from '../envelope.ts'
import { predicateTypes, subjectsOf } from '../statement.ts'
import { heldSignatures, signedAtOf, signersOf, spareKeys } from './check-signatures.ts'
import type { Say, Stepper } from './stepper.ts'

/** A bundle that is open, and what the reader knows. */
export interface Opened {
  readonly contents: Contents
  readonly where: string
  readonly trust: TrustStore | undefined
  readonly declaration: Declaration | undefined
}

/** The signatures, who made them, and whether what they speak of is what is here. */
export async function checkSigned(
  world: World,
  { contents, where, trust, declaration }: Opened,
  steps: Stepper,
): Promise<{ readonly signers: readonly VerifiedSigner[] }> {
  if (!contents.has(paths.statement)) {
    await steps.take('signature', say => {
      say(trust ? 'invalid' : 'absent', message('verify.unsigned'))
      spareKeys([], contents, say)
    })
    return { signers: [] }
  }
  const held = await steps.take('signature', async say => {
    const envelope = await readEnvelope(world.cache, contents, paths.statement, where)
    const signatures = heldSignatures(envelope, contents, say)
    spareKeys(signatures, contents, say)
    return { signatures, statement: await readStatement(world.cache, envelope, paths.statement) }
  })
  if (!held) return { signers: [] }
  const { statement } = held
  const signers = await steps.take('signer', say => {
    const at = signedAtOf(statement.predicate, paths.statement)
    const made = signersOf(held.signatures, trust, at, say)
    holderFaults(declaration, made, say)
    return made
  })
  await steps.take('statement', say => {
    const subjects = subjectsOf(statement)
    const isOurs = statement.predicateType === predicateTypes.report
    for (const path of [paths.report, paths.manifest]) {
      const isSame = isOurs && `sha256:${subjects.get(path)}` === digestIn(contents, path, where)
      if (!isSame) say('invalid', message('verify.other-subject', { path }))
    }
  })
  return { signers: signers ?? [] }
}

/** The organisation in a certificate must be the one that declares. */
function holderFaults(declaration: Declaration | undefined, signers: readonly VerifiedSigner[], say: Say): void {
  const declared = declaration?.supplier.organisationNumber?.replace('-', '')
  for (const { organisationNumber } of signers) {
    if (organisationNumber === undefined || declared === organisationNumber) continue
    // Left out, there is nothing to compare with: then whose certificate it is must be seen.
    if (declared === undefined) {
      say('remark', message('verify.holder-unstated', { signer: organisationNumber }))
      continue
    }
    say('invalid', message('verify.other-holder', { declared, signer: organisationNumber }))
  }
}
