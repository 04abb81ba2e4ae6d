import { message } from '../../messages/speaker.ts'
import { type ImpactEffect, type ImpactRun, impactEffects, type ProfileImpact } from '../../model/profile-impact.ts'
import { comparedVersions } from '../profile-diff/testing.ts'

/** A new version with every effect, and a run that is left out; each text that a profile or a supplier can say is `text`. */
export function exampleImpact(text = 'Alfa'): ProfileImpact {
  const { old, new: now, changes } = comparedVersions(text)
  const about = {
    supplier: text,
    product: text,
    version: text,
    profile: { id: text, version: text, digest: old.digest },
  }
  const at = { evidence: old.digest, name: text, pointer: text, line: 1, column: 2 }
  const broken = (effect: ImpactEffect) => ({
    requirement: `${text} ${effect}`,
    effect,
    level: 'MUST' as const,
    levelBefore: 'SHOULD' as const,
    before: 'passed' as const,
    after: 'failed' as const,
    finding: { requirement: text, check: text, at, message: message('impact.other-profile', { profile: text }) },
  })
  const run: ImpactRun = { name: 'a.zip', ...about, said: [message('impact.stated')] }
  const result = { basis: 'stated', before: 'conformant', after: 'non-conformant' } as const
  return {
    schema: 'samklang-profile-impact/1',
    new: now,
    old,
    validFrom: text,
    runs: [
      { ...run, result: { ...result, requirements: impactEffects.map(broken) } },
      { ...run, name: 'b.zip', said: [message('impact.other-profile', { profile: text })] },
    ],
    requirements: impactEffects.map(effect => ({
      requirement: `${text} ${effect}`,
      level: 'MUST' as const,
      text: { sv: text, en: text },
      of: 1,
      counts: { [effect]: 1 },
      changes,
    })),
    counts: { runs: 2, replayed: 1, breaking: 1, unknown: 0 },
  }
}
