import { message } from '../messages/speaker.ts'
import type { EditKind, LeftVector, Mutation, Survivor, WrongExplanation } from '../model/mutants.ts'
import type { Speaker } from '../model/reporter.ts'

/** The mutation score for people: numbers, survivors with what is missing, what was explained, explanations that are not so. */
export function mutantLines(
  mutation: Mutation | undefined,
  least: number | undefined,
  speaker: Speaker,
): readonly string[] {
  const { say, pick } = speaker
  if (mutation === undefined) return [say(message('mutants.none'))]
  const { survivors, explained, wrong, equivalent, left, outside, undecided, percent } = mutation
  const reasons = new Map<string, number>()
  for (const { reason } of explained) reasons.set(pick(reason), (reasons.get(pick(reason)) ?? 0) + 1)
  const told = [...reasons].map(([reason, count]) => `  ${say(message('mutants.explanation', { count, reason }))}`)
  const isLow = least !== undefined && percent < least
  return [
    say(message('mutants.score', { percent: `${percent}`, ...countedIn(mutation) })),
    say(message('mutants.counts', numbersOf(mutation))),
    say(message('mutants.equivalent', { allowed: `${equivalent.allowed}`, explained: `${equivalent.explained}` })),
    say(message('mutants.by-edit', { edits: mutation.edits.map(editText).join(', ') })),
    ...(undecided > 0 ? [say(message('mutants.undecided', { undecided }))] : []),
    ...(outside > 0 ? [say(message('mutants.outside', { outside }))] : []),
    ...(left.length > 0 ? [say(message('mutants.left')), ...left.map(each => `  ${leftText(each, speaker)}`)] : []),
    ...(told.length > 0 ? [say(message('mutants.explained')), ...told] : []),
    say(message('mutants.survivors', { count: `${survivors.length}` })),
    ...survivors.flatMap(each => survivorLines(each, speaker)),
    ...(wrong.length > 0 ? [say(message('mutants.wrong')), ...wrong.map(each => `  ${wrongText(each, speaker)}`)] : []),
    ...(isLow ? [say(message('mutants.too-low', { percent: `${percent}`, least: `${least}` }))] : []),
  ]
}

function leftText({ vector, by }: LeftVector, { say }: Speaker): string {
  const said = by.length > 0 ? message('mutants.left-broken', { vector, by: by.join(', ') }) : undefined
  return say(said ?? message('mutants.left-unknown', { vector }))
}

/** Ids of edits, as explanations name them. */
function editText({ edit, killed, survived }: Mutation['edits'][number]): string {
  return `${edit} ${killed}/${killed + survived}`
}

function countedIn({ killed, survivors }: Mutation) {
  return { killed: `${killed}`, counted: `${killed + survivors.length}` }
}

function numbersOf({ vectors, mutants, duplicates, repeats, faults }: Mutation) {
  const [made, same, again] = [`${mutants}`, `${duplicates}`, `${repeats}`]
  return { vectors: `${vectors}`, mutants: made, duplicates: same, repeats: again, faults: `${faults}` }
}

function survivorLines(survivor: Survivor, speaker: Speaker): readonly string[] {
  const { say, pick } = speaker
  const { edit, place, now, vector, at, rows, known } = survivor
  const bare = say({ key: `mutants.edit.${edit}`, args: {} })
  const said = now === undefined ? bare : say(message('mutants.with', { edit: bare, now }))
  const speaking =
    rows.length > 0 ? message('mutants.rows', { rows: rowsText(rows, speaker) }) : message('mutants.no-row')
  const rule = say({ key: ruleFor[edit], args: {} })
  return [
    `  ${say(message('mutants.survivor', { place, edit: said }))}`,
    `    ${say(message('mutants.where', { vector, at }))}`,
    `    ${say(message('mutants.missing', { rule }))}; ${say(speaking)}`,
    ...(known ? [`    ${say(message('mutants.known', { reason: pick(known) }))}`] : []),
  ]
}

/** Rows that are named of one place; a code or an id may stand in hundreds of rules. All are in the JSON. */
const most = 12

function rowsText(rows: readonly string[], { say }: Speaker): string {
  const more = rows.length - most
  const named = rows.slice(0, most).join(', ')
  return more > 0 ? say(message('mutants.more-rows', { named, more: `${more}` })) : named
}

function wrongText({ kind, at, edit, by = [] }: WrongExplanation, { say }: Speaker): string {
  const said = edit === undefined ? '' : say({ key: `mutants.edit.${edit}`, args: {} })
  if (kind === 'killed') return say(message('mutants.killed', { place: at, edit: said, by: by.join(', ') }))
  return edit === undefined
    ? say(message('mutants.idle', { at }))
    : say(message('mutants.idle-edit', { at, edit: said }))
}

/** What a rule would have to say. */
const ruleFor: Readonly<Record<EditKind, `mutants.rule.${string}`>> = {
  removed: 'mutants.rule.removed',
  nulled: 'mutants.rule.type',
  'other-type': 'mutants.rule.type',
  fraction: 'mutants.rule.type',
  empty: 'mutants.rule.form',
  'other-text': 'mutants.rule.form',
  'other-case': 'mutants.rule.form',
  'other-digit': 'mutants.rule.form',
  shorter: 'mutants.rule.length',
  longer: 'mutants.rule.length',
  'impossible-date': 'mutants.rule.date',
  'no-offset': 'mutants.rule.date',
  below: 'mutants.rule.limit',
  above: 'mutants.rule.limit',
  'no-items': 'mutants.rule.items',
  'too-few': 'mutants.rule.items',
  'too-many': 'mutants.rule.items',
  'repeated-item': 'mutants.rule.unique',
  'same-id': 'mutants.rule.unique',
  'repeated-record': 'mutants.rule.unique',
  'extra-member': 'mutants.rule.closed',
  swapped: 'mutants.rule.order',
  dangling: 'mutants.rule.link',
  'element-removed': 'mutants.rule.xml-there',
  'element-doubled': 'mutants.rule.xml-once',
  'element-moved': 'mutants.rule.xml-order',
  'element-renamed': 'mutants.rule.xml-name',
  'attribute-removed': 'mutants.rule.xml-attribute',
  'element-emptied': 'mutants.rule.xml-empty',
  'attribute-emptied': 'mutants.rule.xml-empty',
  'attribute-other': 'mutants.rule.xml-value',
  'text-other': 'mutants.rule.xml-value',
  'number-other': 'mutants.rule.xml-agrees',
  'number-broken': 'mutants.rule.xml-number',
  'date-other': 'mutants.rule.xml-when',
  'date-broken': 'mutants.rule.xml-date',
}
