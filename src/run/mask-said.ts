import { message } from '../messages/speaker.ts'
import type { RecordCheck } from '../model/check.ts'
import type { Message } from '../model/text.ts'
import type { JudgedDocument } from './check/share.ts'
import type { Said } from './check/transcript.ts'
import { maskFindings } from './mask-findings.ts'
import { couldHoldNumber, type NumberMask, numberMask } from './number-mask.ts'

/**
 * Gives what masks the personal identity numbers of real people in what was said of a document, before it is written
 * down. Two masked numbers can be the same where the numbers were not: so a record that held one is left out of the
 * rules across records, and leaves them untested. Its document is no longer whole: what is left out could be what
 * another record refers to.
 */
export async function judgedMasker(
  checks: readonly RecordCheck[],
): Promise<(judged: JudgedDocument) => Promise<JudgedDocument>> {
  const mask = await numberMask()
  return async ({ outcome, said }) => {
    const masked: Said[] = []
    let isWhole = outcome.isWhole
    for (const one of said) {
      if ('finding' in one) for (const finding of await maskFindings([one.finding])) masked.push({ finding })
      else if ('word' in one) masked.push({ ...one, reason: maskedMessage(one.reason, mask) })
      else if (isClean(one.record.value, mask)) masked.push(one)
      else {
        masked.push(...leftOut(one.record.type, checks))
        isWhole = false
      }
    }
    return { outcome: { ...outcome, isWhole }, said: masked }
  }
}

function maskedMessage({ key, args }: Message, mask: NumberMask): Message {
  const values = Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? mask(value) : value])
  return { key, args: Object.fromEntries(values) }
}

function isClean(value: unknown, mask: NumberMask): boolean {
  const text = JSON.stringify(value)
  return !couldHoldNumber(text) || mask(text) === text
}

function leftOut(type: string, checks: readonly RecordCheck[]): readonly Said[] {
  const reading = checks.filter(({ documents }) => documents.includes(type))
  return reading.flatMap(({ id, verifies }) =>
    verifies.map(requirement => {
      return { word: 'untested', check: id, requirement, reason: message('run.shard-masked', { type }) } as const
    }),
  )
}
