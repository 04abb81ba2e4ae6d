import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { Message } from '../model/text.ts'

/** A remark that a reader has to see beside what was tested, and what stands before it. */
export interface HeadRemark {
  readonly kind: 'validity' | 'limits'
  readonly label: Message
  readonly remark: Message
}

const kinds: Readonly<Record<string, HeadRemark['kind']>> = {
  'run.rules-not-yet': 'validity',
  'run.rules-expired': 'validity',
  'run.profile-deprecated': 'validity',
  'run.limits': 'limits',
}
const labels = { validity: message('report.validity'), limits: message('report.limits') }

/** By what is no longer, or not yet, to be used; and what the run could not show whatever came of it. */
export function headRemarksOf({ remarks }: Pick<Report, 'remarks'>): readonly HeadRemark[] {
  return remarks.flatMap(remark => {
    const kind = kinds[remark.key]
    return kind ? [{ kind, label: labels[kind], remark }] : []
  })
}
