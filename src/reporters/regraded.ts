import { message } from '../messages/speaker.ts'
import type { AdvisoryTrail, Regraded } from '../model/advisory.ts'
import type { Speaker } from '../model/reporter.ts'

/** What stands before each line of the trail. */
export const advisoryLabel = message('advisory.label')

/**
 * The trail of a re-graded report: what the whole was and is, with the original's digest, and what each advisory did, with its id,
 * date and signer. None of a report as it was made.
 */
export function trailLines({ regraded }: { readonly regraded?: Regraded }, speaker: Speaker): readonly string[] {
  if (!regraded) return []
  const { before, after, digest, advisories } = regraded
  const whole = message('advisory.regraded', { before: `overall.${before}`, after: `overall.${after}`, digest })
  return [speaker.say(whole), ...advisories.map(each => trailLine(each, speaker))]
}

function trailLine({ advisory, signer, outcome, why, before }: AdvisoryTrail, { say }: Speaker): string {
  const { id, date, requirement, text, reading, correctedIn } = advisory
  const said = { id, date, key: signer, requirement, before: `verdict.${before}`, sv: text.sv, en: text.en }
  if (outcome === 'ignored' || outcome === 'unaffected')
    return say(message('advisory.unaffected', { ...said, problem: why ? say(why) : '' }))
  const more = [
    ...(reading ? [message('advisory.reading', { sv: reading.sv, en: reading.en })] : []),
    ...(correctedIn === undefined ? [] : [message('advisory.corrected', { version: correctedIn })]),
  ]
  return [message(`advisory.${outcome}`, said), ...more].map(say).join(' ')
}
