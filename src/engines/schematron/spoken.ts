import type { PinnedArtefact, Profile, SchematronRules } from '../../model/profile.ts'
import { infoOf } from './load.ts'
import { requirementsOf } from './requirements.ts'
import { Sources } from './source/include.ts'
import { readSchema } from './source/read-schema.ts'
import type { Let, Schema } from './source/schema.ts'
import { sourceOf } from './xml-check.ts'
import type { Expression } from './xpath/expression.ts'
import { parseXPath } from './xpath/parse.ts'
import { XPathSyntaxError } from './xpath/scanner.ts'

/** A rule of a rule set by its expressions: what it is about, and what its assertions test there. */
export interface SpokenRule {
  readonly context: Expression
  readonly tests: readonly { readonly requirement: string; readonly test: Expression }[]
  /** Variables of the rule, evaluated in its context, and those of the rule set, evaluated at the root. */
  readonly lets: ReadonlyMap<string, { readonly value: Expression; readonly isOfRule: boolean }>
  /** Namespaces by prefix; '' is that of names without one. */
  readonly namespaces: ReadonlyMap<string, string>
}

/**
 * The rules of one rule set of a profile, and the requirements that they test, without compiling them.
 * @throws ToolError `profile.unknown-name`, `profile.untested`
 */
export function spokenRules(
  profile: Profile,
  entry: SchematronRules,
): { readonly rules: readonly SpokenRule[] } | { readonly missing: PinnedArtefact } {
  const source = sourceOf(profile, entry)
  if ('missing' in source) return source
  const place = { file: source.path, line: 1, column: 1 }
  const schema = readSchema(new Sources(source.read).load(source.path, place), entry.phase)
  const requirements = requirementsOf(profile, entry, infoOf(schema), source)
  const namespaces = new Map([...schema.namespaces, ['', schema.defaultNamespace]])
  const around = letsOf(schema.lets, false)
  let index = 0
  const rules = schema.patterns.flatMap(({ lets, rules: own }) =>
    own.flatMap((rule): readonly SpokenRule[] => {
      const tests = rule.assertions.flatMap(({ element }) => {
        const requirement = requirements[index]
        index += 1
        const test = parsed(element.attributes.get('test'))
        return requirement === undefined || !test ? [] : [{ requirement, test }]
      })
      const context = parsed(rule.element.attributes.get('context'))
      if (!context || tests.length === 0) return []
      const all = new Map([...around, ...letsOf(lets, false), ...letsOf(rule.lets, true)])
      return [{ context, tests, lets: all, namespaces }]
    }),
  )
  return { rules }
}

function letsOf(lets: Schema['lets'], isOfRule: boolean) {
  return lets.flatMap(({ name, element, attribute }: Let) => {
    const value = parsed(element.attributes.get(attribute))
    return value ? [[name, { value, isOfRule }] as const] : []
  })
}

/** What cannot be parsed is refused when the rule set is compiled, and speaks of nothing here. */
function parsed(text: string | undefined): Expression | undefined {
  try {
    return text === undefined ? undefined : parseXPath(text)
  } catch (error) {
    if (error instanceof XPathSyntaxError) return undefined
    throw error
  }
}
