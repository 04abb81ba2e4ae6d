import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import { type Level, levels, type Requirement } from '../../model/requirement.ts'
import type { Language, Text } from '../../model/text.ts'
import type { Found } from './files.ts'

const file = 'requirements.yaml'

/** What stands in the profile besides the rows, as far as rows name it. */
type Names = Pick<Profile, 'roles' | 'modules'>

/**
 * Rows one by one and against one another: ids, names, languages, and whether the words say the level.
 * @param base ids of the rows of a profile that this one extends
 */
export function rowFindings(rows: readonly Requirement[], names: Names, base: ReadonlySet<string>): readonly Found[] {
  const first = new Map<string, string>()
  const ids = new Set([...rows.map(({ id }) => id), ...base])
  return rows.flatMap((row, at) => {
    const place = (rule: string, pointer: string, said: Found['said'], fix: Found['fix']): Found => {
      return { rule, file, at: `/${at}${pointer}`, said, fix }
    }
    const same = first.get(row.id.toLowerCase())
    first.set(row.id.toLowerCase(), row.id)
    const { id, module, optionalWithin } = row
    const unknown = (kind: string, name: string, pointer: string) =>
      place('name', pointer, message('lint.name', { id, kind, name }), message('lint.name.fix'))
    return [
      ...(same === undefined
        ? []
        : [place('id', '/id', message('lint.id', { id, other: same }), message('lint.id.fix'))]),
      ...(Object.hasOwn(names.modules, module) ? [] : [unknown('module', module, '/module')]),
      ...row.roles.flatMap((role, index) =>
        Object.hasOwn(names.roles, role) ? [] : [unknown('role', role, `/roles/${index}`)],
      ),
      ...(optionalWithin === undefined || (ids.has(optionalWithin) && optionalWithin !== id)
        ? []
        : [unknown('requirement', optionalWithin, '/optionalWithin')]),
      ...(isSameText(row.text)
        ? [place('language', '/text/sv', message('lint.language', { id }), message('lint.language.fix'))]
        : []),
      ...(['sv', 'en'] as const).flatMap(language => {
        const args = wordOf(row, language)
        if (!args) return []
        const said = args.word === '' ? message('lint.no-word', args) : message('lint.level-word', args)
        return [place('level-word', `/text/${language}`, said, message('lint.level-word.fix', args))]
      }),
    ]
  })
}

/** A sentence of some length is never the same in both languages. */
export function isSameText({ sv, en }: Text): boolean {
  return sv === en && sv.split(/\s+/).length > 3
}

/** The words of RFC 2119 and of Swedish standards, as a sentence that binds writes them: in capitals. */
const words: Readonly<Record<Language, Readonly<Record<string, Level>>>> = {
  sv: {
    SKALL: 'MUST',
    SKA: 'MUST',
    MÅSTE: 'MUST',
    'FÅR INTE': 'MUST',
    'FÅR EJ': 'MUST',
    BÖR: 'SHOULD',
    KAN: 'MAY',
    FÅR: 'MAY',
  },
  en: {
    MUST: 'MUST',
    SHALL: 'MUST',
    REQUIRED: 'MUST',
    SHOULD: 'SHOULD',
    RECOMMENDED: 'SHOULD',
    MAY: 'MAY',
    OPTIONAL: 'MAY',
  },
}
const patterns = {
  sv: /(?<!\p{L})(?:SKALL|SKA|MÅSTE|FÅR INTE|FÅR EJ|BÖR|KAN|FÅR)(?!\p{L})/gu,
  en: /(?<!\p{L})(?:MUST|SHALL|REQUIRED|SHOULD|RECOMMENDED|MAY|OPTIONAL)(?!\p{L})/gu,
}

/** The word that says another level than the row has; `''` when none says any. */
function wordOf({ id, level, text }: Requirement, language: Language) {
  const found = [...new Set(text[language].match(patterns[language]) ?? [])]
  const rank = (word: string) => levels.indexOf(words[language][word] ?? 'MAY')
  const [strongest] = found.toSorted((a, b) => rank(a) - rank(b))
  if (strongest !== undefined && words[language][strongest] === level) return undefined
  return { id, level, language, word: strongest ?? '' }
}
