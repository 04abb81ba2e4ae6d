import type { DocumentCheck, ExchangeCheck, RecordCheck, TraceCheck } from '../model/check.ts'
import type { Plan } from '../model/plan.ts'
import { referenceCheck } from './check/reference.ts'
import { uniqueCheck } from './check/unique.ts'

/** Every check of a run, by what it reads. */
export interface Checks {
  readonly document?: DocumentCheck
  readonly exchange: readonly ExchangeCheck[]
  readonly trace: readonly TraceCheck[]
  readonly records: readonly RecordCheck[]
}

/** The rules across records that the profile has. */
export function recordChecks({ profile }: Plan): readonly RecordCheck[] {
  return [uniqueCheck(profile), referenceCheck(profile)].filter(each => each !== undefined)
}
