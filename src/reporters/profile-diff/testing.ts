import { message } from '../../messages/speaker.ts'
import { changeAreas, changeClasses, type ProfileChange, type ProfileDiff } from '../../model/profile-diff.ts'

/** Two versions of a profile that differ in every part and every class; each text that a profile can say is `text`. */
export function comparedVersions(text = 'Alfa'): ProfileDiff {
  const digest = `sha256:${'0'.repeat(64)}`
  const both = { sv: text, en: text }
  const changes = changeClasses.flatMap(kind =>
    changeAreas.map((area): ProfileChange => {
      const said = message('diff.schema.limit.tight', { keyword: text, name: text, before: text, after: text })
      const shared = { area, class: kind, at: text, said, requirement: text }
      return kind === 'breaking'
        ? { ...shared, isDecided: false, why: message('diff.why.test'), before: both, after: text }
        : { ...shared, isDecided: true }
    }),
  )
  const count = changeAreas.length
  return {
    schema: 'samklang-profile-diff/1',
    old: { id: text, version: '1.0.0', digest, title: both },
    new: { id: text, version: '1.1.0', digest, title: both },
    changes,
    counts: { breaking: count, additive: count, editorial: count },
    step: 'major',
    suggested: '2.0.0',
    isHonest: false,
  }
}
