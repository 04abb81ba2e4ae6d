import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { Speaker } from '../model/reporter.ts'

/** One line for each rule set and schema that was used, or that was to be used and was not there. */
export function ruleSetLines({ profile }: Report, { say }: Speaker): readonly string[] {
  return (profile.ruleSets ?? []).map(({ name, version, digest, isSupplied, validFrom, validTo }) => {
    const window = validFrom || validTo ? ` (${validFrom ?? ''}–${validTo ?? ''})` : ''
    const absent = isSupplied ? '' : ` ${say(message('report.not-supplied'))}`
    return `${name} ${version}${window} ${digest}${absent}`
  })
}
