import type { Languages } from './languages.ts'

type Rule = ReturnType<Languages['cel']>
const rules = new WeakMap<Languages, Map<string, Rule>>()

/** A rule is compiled once: it may be asked of thousands of pages. */
export function compiled(source: string, languages: Languages): Rule {
  const known = rules.get(languages) ?? new Map<string, Rule>()
  rules.set(languages, known)
  const rule = known.get(source) ?? languages.cel(source)
  known.set(source, rule)
  return rule
}
