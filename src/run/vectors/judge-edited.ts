import { Lines } from '../../documents/lines.ts'
import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { Message } from '../../model/text.ts'
import type { EditedVector } from './edited.ts'
import type { XmlJudge, XmlJudgement } from './judge-xml.ts'
import type { Judged, TestResult } from './result.ts'

/** A vector with what the rules said of it; without that when it is about no requirement of the profile. */
export interface JudgedEdit {
  readonly vector: EditedVector
  readonly judgement?: XmlJudgement
  readonly result: TestResult
}

/**
 * Judges vectors that are written as edits. One that fails must break its requirement, and nothing else but what it names;
 * one that passes must have something that comes under its requirement, and break nothing. What the schema says counts in
 * vectors of the schema's requirement alone: other vectors may be parts of documents.
 */
export function judgeEdited(
  profile: Profile,
  judge: XmlJudge,
  vectors: readonly EditedVector[],
): readonly JudgedEdit[] {
  const rows = new Set(profile.requirements.map(({ id }) => id))
  const bySchema = new Set(profile.xmlDocuments.flatMap(({ xsd }) => (xsd ? [xsd.requirement] : [])))
  const judged = new Map<string, XmlJudgement>()
  // Bases are shared by many vectors.
  const judgementOf = (text: string, by: 'all' | 'rules') => {
    const known = judged.get(by + text) ?? judge(text, by)
    judged.set(by + text, known)
    return known
  }
  return vectors.map(vector => {
    const { requirement, name, kind, text } = vector
    if (!rows.has(requirement)) {
      return { vector, result: { requirement, name, wrong: message('vectors.unknown-row') } }
    }
    const by = bySchema.has(requirement) || requirement === profile.wellFormed ? 'all' : 'rules'
    const judgement = kind === 'pass' ? judgementOf(text, by) : judge(text, by)
    const missing = judgement.undecided.get(requirement)
    if (missing && isMissing(missing)) return { vector, judgement, result: { requirement, name, notRun: missing } }
    const wrong = wrongIn(vector, judgement)
    return {
      vector,
      judgement,
      result: { requirement, name, ...(wrong ? { wrong, judged: judgedOf(vector, judgement) } : {}) },
    }
  })
}

/** What explains a failure: findings, and the place where the edits begin. */
function judgedOf(
  { requirement, text, of, also }: EditedVector,
  { findings, raised, undecided }: XmlJudgement,
): Judged {
  const open = [...undecided].filter(([id, reason]) => id !== '' && !isMissing(reason)).map(([id]) => id)
  const broken = new Set([...raised.keys(), ...open])
  const more = [...broken].filter(id => id !== requirement && !also.includes(id))
  const fewer = also.filter(id => !broken.has(id))
  let index = 0
  while (index < text.length && text[index] === of[index]) index += 1
  const place = text === of ? { line: 1, column: 1 } : new Lines(text).place(Math.min(index, text.length - 1))
  return { findings, others: [...more, ...fewer].sort(), made: { text, ...place } }
}

function wrongIn({ requirement, kind, also }: EditedVector, judgement: XmlJudgement): Message | undefined {
  const { raised, exercised, undecided, isUnknown } = judgement
  if (isUnknown) return message('vectors.unknown-kind')
  if (kind === 'fail' && !raised.has(requirement)) return message('vectors.not-broken')
  if (kind === 'pass' && !exercised.has(requirement)) return message('vectors.not-reached')
  const open = [...undecided].filter(([, reason]) => !isMissing(reason)).map(([id]) => id)
  const found = new Set([...raised.keys(), ...open])
  if (kind === 'fail') found.delete(requirement)
  const tooMany = [...found].filter(id => !also.includes(id)).sort()
  if (tooMany.length > 0) return message('vectors.too-many', { ids: tooMany.join(', ') })
  // What a rule set that was not supplied would say is not known.
  const isOpen = (id: string) => undecided.has(id)
  const tooFew = also.filter(id => !found.has(id) && !isOpen(id)).sort()
  return tooFew.length > 0 ? message('vectors.too-few', { ids: tooFew.join(', ') }) : undefined
}

/** True for the reason that a pinned artefact was not supplied. */
export function isMissing({ key }: Message): boolean {
  return key === 'run.resource-missing'
}
