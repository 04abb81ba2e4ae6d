import { message } from '../messages/speaker.ts'
import { knownSigners } from '../model/known-signers.ts'
import type { Speaker } from '../model/reporter.ts'
import type { StepResult, Verification } from '../model/verification.ts'
import { plainLine } from '../reporters/plain-text.ts'
import { trailLines } from '../reporters/regraded.ts'
import { signerText } from '../reporters/signer-text.ts'

/** Messages of a step that are shown; all of them stand in verification.json. */
const shown = 20

/** Characters of the first column: the longest word for an outcome, and room. */
const width = 24

/** A verification for a person at a terminal: each step, who signed, and the result last. */
export function verificationText(verification: Verification, speaker: Speaker): string {
  const { say } = speaker
  const { steps, report, result, evidenceStep } = verification
  const lines = [
    say(message('verify.title')),
    '',
    ...steps.flatMap(step => stepLines(step, say)),
    '',
    ...knownSigners(verification).map(each => say(message('verify.signer', { signer: signerText(each, { say }) }))),
    ...(report ? [say(message('verify.states', { overall: report.overall }))] : []),
    ...trailLines(verification, speaker),
    ...(evidenceStep === undefined ? [] : [say(message('verify.step-reached', { step: evidenceStep }))]),
    `${say(message(`verify.result.${result}`))}  ${say(message(`verify.sentence.${result}`))}`,
  ]
  return `${lines.map(plainLine).join('\n')}\n`
}

function stepLines({ step, outcome, said }: StepResult, say: Speaker['say']): readonly string[] {
  const head = `${say(message(`verify.outcome.${outcome}`)).padEnd(width)}${say(message(`verify.step.${step}`))}`
  return [head, ...said.slice(0, shown).map(each => `${' '.repeat(width)}${say(each)}`)]
}
