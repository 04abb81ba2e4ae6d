import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { Message } from '../model/text.ts'

const keys: readonly string[] = ['run.rules-not-yet', 'run.rules-expired', 'run.profile-deprecated']

/** Remarks that a reader has to see beside what was tested: by what is no longer, or not yet, to be used. */
export function validityRemarksOf({ remarks }: Pick<Report, 'remarks'>): readonly Message[] {
  return remarks.filter(({ key }) => keys.includes(key))
}

/** What stands before each of them. */
export const validityLabel = message('report.validity')
