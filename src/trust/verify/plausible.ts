import type { Report } from '../../model/report.ts'

/** Clocks of two machines may differ. */
const tolerance = 24 * 60 * 60 * 1000

/**
 * Whether something that was made of a report can be from then: nobody writes or signs a report before its evidence is
 * there, or tomorrow. What is signed after a certificate has run out could else be dated back to when it was in force.
 * @param now when it is verified
 */
export function isPlausible(moment: Date, { finishedAt }: Report, now: Date): boolean {
  const at = moment.getTime()
  return at >= Date.parse(finishedAt) - tolerance && at <= now.getTime() + tolerance
}
