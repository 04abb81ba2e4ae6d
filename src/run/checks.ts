import type { XmlCheck } from '../documents/xml/xml-check.ts'
import { ToolError } from '../errors.ts'
import type { DocumentCheck, ExchangeCheck, RecordCheck, TraceCheck } from '../model/check.ts'
import type { Plan } from '../model/plan.ts'
import { acrossCheck } from './check/across.ts'
import { Registry } from './check/entities.ts'
import { referenceCheck } from './check/reference.ts'
import { uniqueCheck } from './check/unique.ts'

/** Every check of a run, by what it reads. */
export interface Checks {
  readonly document?: DocumentCheck
  readonly xml?: readonly XmlCheck[]
  readonly exchange: readonly ExchangeCheck[]
  readonly trace: readonly TraceCheck[]
  readonly records: readonly RecordCheck[]
}

/**
 * A tag that names no row would be a check whose findings nobody hears of.
 * @throws ToolError `profile.unknown-name`
 */
export function refuseUnknown({ profile }: Plan, checks: readonly { id: string; verifies: readonly string[] }[]): void {
  const dropped = profile.extends?.dropped.map(({ requirement }) => requirement) ?? []
  const known = new Set([...profile.requirements.map(({ id }) => id), ...dropped])
  for (const { id, verifies } of checks) {
    const name = verifies.find(each => !known.has(each))
    if (name === undefined) continue
    throw new ToolError('profile.unknown-name', { where: profile.id, kind: 'requirement', name, by: id })
  }
}

/** The rules across records that the profile has. */
export function recordChecks({ profile }: Plan): readonly RecordCheck[] {
  const registry = new Registry()
  const checks = [uniqueCheck(profile, registry), referenceCheck(profile, registry), acrossCheck(profile)]
  return checks.filter(each => each !== undefined)
}
