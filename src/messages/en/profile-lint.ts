import { counted } from '../counted.ts'

/** What is found in the files of a profile by those who write it. */
export const profileLint = {
  'cli.lint.summary': () => 'Look through the files of a profile: ids, levels, languages, links, patterns, definitions',
  'cli.lint.example': () => 'Each finding with file, line and column, and what mends it',
  'cli.lint.example-json': () => 'The same for a program',
  'lint.clean': (a: { folder: string }) => `${a.folder}: nothing found`,
  'lint.count': (a: { count: number }) => counted(a.count, 'finding', 'findings'),
  'lint.id': (a: { id: string; other: string }) =>
    `The id ${a.id} is taken: ${a.other} stands before it, and letters in capitals are no difference`,
  'lint.id.fix': () => 'Give the row an id of its own; an id is never used again.',
  'lint.name': (a: { id: string; kind: string; name: string }) =>
    `${a.id} names the ${a.kind} ${a.name}, which there is not`,
  'lint.name.fix': () => 'Spell it as it is declared, or declare it; a row does not lie within itself.',
  'lint.language': (a: { id: string }) => `The text of ${a.id} is the same in Swedish and English`,
  'lint.language.fix': () => 'Translate it.',
  'lint.no-word': (a: { id: string; level: string; language: string; word: string }) =>
    `The text of ${a.id} (${a.language}) has no word that says its level ${a.level}`,
  'lint.level-word': (a: { id: string; level: string; language: string; word: string }) =>
    `The text of ${a.id} (${a.language}) says ${a.word}, but its level is ${a.level}`,
  'lint.level-word.fix': (a: { level: string; language: string }) =>
    `Write the word of the level in capitals (${wordsOf[a.level] ?? a.level}), or change the level in a new version.`,
  'lint.untested': (a: { id: string }) => `Nothing tests ${a.id}, and nothing says why`,
  'lint.untested.fix': () =>
    'Name it beside what tests it (x-requirement, x-rules, x-verifies), or say why not with notTested or manual.',
  'lint.tested': (a: { id: string; place: string }) =>
    `${a.id} says that nothing tests it, but it is tested at ${a.place}`,
  'lint.tested.fix': () => 'Take notTested away, or the tag.',
  'lint.regrade.name': (a: { id: string; base: string }) =>
    `The level of ${a.id} is changed, which ${a.base} does not have`,
  'lint.regrade.twice': (a: { id: string }) => `The level of ${a.id} is changed twice: the last one holds`,
  'lint.regrade.dropped': (a: { id: string }) => `The level of ${a.id} is changed, and narrow leaves the row out`,
  'lint.regrade.same': (a: { id: string; level: string }) => `${a.id} is ${a.level} in the base already`,
  'lint.regrade.language': (a: { id: string }) =>
    `The reason for the level of ${a.id} is the same in Swedish and English`,
  'lint.regrade.fix': () => 'Take this entry of regrade away, or correct it.',
  'lint.tag': (a: { id: string }) => `A tag names the requirement ${a.id}, which there is not`,
  'lint.tag.fix': () => 'Spell the id as the row does, or add the row.',
  'lint.file': (a: { path: string }) => `Nothing leads to ${a.path}: what it says is never tested`,
  'lint.reach': (a: { pointer: string }) => `Nothing leads to ${a.pointer}: what it says is never tested`,
  'lint.reach.fix': () => 'Refer to it, or take it away.',
  'lint.pin': (a: { address: string }) =>
    `${a.address} is outside of the profile: it is never fetched, and nobody knows what stands there`,
  'lint.pin.fix': () => 'Put the file into the profile and refer to it by path, or pin it by address and digest.',
  'lint.no-list': (a: { list: string }) => `The code list ${a.list} is no resource of the profile`,
  'lint.no-list.fix': () => 'Name it under resources in profile.yaml.',
  'lint.bad-list': (a: { list: string }) =>
    `The code list ${a.list} begins as a list in JSON, and is none of plain values`,
  'lint.bad-list.fix': () => 'Write it as ["a", "b"], or with a code at the beginning of each line.',
  'lint.drift': (a: { list: string; lacks: string; more: string }) =>
    `The values differ from ${a.list}. Missing here: ${a.lacks}. Not in the list: ${a.more}`,
  'lint.drift.fix': () => 'Take over the values of the list, in a new version of the profile.',
  'lint.form.fix': () => 'docs/profiles.md shows what stands there.',
  'lint.yaml': (a: { why: string }) => `This is no YAML: ${a.why}`,
  'lint.yaml.fix': () => 'Look at indentation, quotes and brackets just before.',
  'lint.fix': (a: { fix: string }) => `To mend it: ${a.fix}`,
}

const wordsOf: Readonly<Record<string, string>> = { MUST: 'MUST, SKALL', SHOULD: 'SHOULD, BÖR', MAY: 'MAY, KAN' }
