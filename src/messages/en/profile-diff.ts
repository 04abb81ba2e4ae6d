/** Nouns of what is new, gone or changed between two versions. */
const nouns: Readonly<Record<string, string>> = {
  field: 'Field',
  requirement: 'Requirement',
  role: 'Role',
  module: 'Module',
  mandatory: 'Mandatory module',
  document: 'Document type',
  unique: 'Rule that a value is there once',
  reference: 'Rule that a reference leads somewhere',
  across: 'Rule across records',
  sensitive: 'Mark of sensitive data',
  pinned: 'Pinned artefact',
  schematron: 'Rule set',
  file: 'File',
  operation: 'Operation',
  parameter: 'Parameter',
  answer: 'Response',
  workflow: 'Workflow',
  step: 'Step',
  assertion: 'Assertion',
  component: 'Component',
  rule: 'Rule of',
  mark: 'Keyword',
  package: 'Kind of package',
}

export interface Named {
  readonly part: string
  readonly name: string
}
export interface Change {
  readonly keyword: string
  readonly name: string
  readonly before: string
  readonly after: string
}
export interface Pair {
  readonly before: string
  readonly after: string
}

const named = ({ part, name }: Named) => `${nouns[part] ?? part} ${name}`

/** What tells two versions of a profile apart. */
export const profileDiff = {
  'cli.diff.summary': () => 'Compare two versions of a profile: what breaks, what is added, what is only worded anew',
  'cli.diff.old': () => 'The version that is in use: id of a profile, or path of its folder',
  'cli.diff.new': () => 'The version that is to replace it',
  'cli.diff.format': () => 'text, json, html or markdown; the last two for a consultation',
  'cli.diff.publish': () => 'Exit code 1 when the new version number promises less change than there is',
  'cli.diff.example': () => 'What the new version changes, and the version number that says so',
  'cli.diff.example-html': () => 'A page for those who are consulted',
  'cli.diff.example-publish': () => 'The last step before publishing',
  'diff.title': (a: { name: string }) => `Changes in ${a.name}`,
  'diff.old': () => 'Old version',
  'diff.new': () => 'New version',
  'diff.summary': () => 'Summary',
  'diff.class.breaking': () => 'Breaking',
  'diff.class.additive': () => 'Additive',
  'diff.class.editorial': () => 'Editorial',
  'diff.class.breaking.hint': () =>
    'A system that conformed to the old version may not conform to the new one, or something is gone that others name.',
  'diff.class.additive.hint': () => 'Something is allowed or added; what conformed still does.',
  'diff.class.editorial.hint': () => 'The meaning is the same.',
  'diff.area.profile': () => 'The profile as a whole',
  'diff.area.requirement': () => 'Requirements',
  'diff.area.schema': () => 'Content of records and messages',
  'diff.area.rule': () => 'Rules between values',
  'diff.area.api': () => 'Operations',
  'diff.area.suite': () => 'Tests of behaviour',
  'diff.area.xml': () => 'XML rules and schemas',
  'diff.count': (a: { name: string; count: string }) => `${a.name}: ${a.count}`,
  'diff.none': () => 'The two versions mean the same.',
  'diff.undecided': () => 'not decided',
  'diff.before': () => 'Before',
  'diff.after': () => 'After',
  'diff.at': () => 'Where',
  'diff.what': () => 'What',
  'diff.step.none': () => 'The files are the same: no new version is needed.',
  'diff.step.patch': (a: { version: string }) => `The changes ask for a new last number: ${a.version}.`,
  'diff.step.minor': (a: { version: string }) => `The changes ask for a new middle number: ${a.version}.`,
  'diff.step.major': (a: { version: string }) => `The changes ask for the number of a breaking version: ${a.version}.`,
  'diff.honest': (a: { version: string }) => `The version number ${a.version} says so.`,
  'diff.dishonest': (a: { version: string; suggested: string }) =>
    `The version number ${a.version} promises less change than there is; at least ${a.suggested} is needed.`,
  'diff.added': (a: Named) => `${named(a)} is new`,
  'diff.removed': (a: Named) => `${named(a)} is gone`,
  'diff.changed': (a: Named) => `${named(a)} has changed`,
  'diff.row.raised': (a: Pair) => `The level has been raised: ${a.before} → ${a.after}`,
  'diff.row.lowered': (a: Pair) => `The level has been lowered: ${a.before} → ${a.after}`,
  'diff.row.roles-added': (a: { roles: string }) => `It binds more kinds of system: ${a.roles}`,
  'diff.row.roles-gone': (a: { roles: string }) => `It no longer binds: ${a.roles}`,
  'diff.row.module': (a: Pair) => `It has moved to another module: ${a.before} → ${a.after}`,
  'diff.row.within': (a: Pair) => `The requirement that it lies within: ${a.before} → ${a.after}`,
  'diff.row.tested': () => 'It is tested now',
  'diff.row.manual': () => 'A person has to look at it now',
  'diff.row.not-tested': () => 'It is no longer tested',
  'diff.row.reason': () => 'The reason why nothing tests it, or what a person looks at, is worded anew',
  'diff.row.text': () => 'The text is worded anew',
  'diff.row.consequence': () => 'What a breach means is worded anew',
  'diff.row.source': () => 'The clause of the standard is given anew',
  'diff.rule.message': (a: { name: string }) => `The message of a rule of ${a.name} is worded anew`,
  'diff.schema.required.tight': (a: Change) => `"${a.name}" has become mandatory`,
  'diff.schema.required.loose': (a: Change) => `"${a.name}" is no longer mandatory`,
  'diff.schema.member.tight': (a: Change) => `"${a.name}" may no longer have any content`,
  'diff.schema.member.loose': (a: Change) => `"${a.name}" may have any content now`,
  'diff.schema.member-closed.tight': (a: Change) => `"${a.name}" is no longer allowed`,
  'diff.schema.member-closed.loose': (a: Change) => `"${a.name}" has become allowed`,
  'diff.schema.closed.tight': () => 'Members that are not named are no longer allowed',
  'diff.schema.closed.loose': () => 'Members that are not named have become allowed',
  'diff.schema.type.tight': (a: Change) => `Fewer types are allowed: ${a.before} → ${a.after}`,
  'diff.schema.type.loose': (a: Change) => `More types are allowed: ${a.before} → ${a.after}`,
  'diff.schema.values.tight': (a: Change) =>
    a.before === '–' ? `Only listed values are allowed: ${a.after}` : `Values are no longer allowed: ${a.before}`,
  'diff.schema.values.loose': (a: Change) =>
    a.after === '–' ? 'More than listed values is allowed' : `Values have become allowed: ${a.after}`,
  'diff.schema.limit.tight': (a: Change) => `The limit ${a.keyword} is tighter: ${a.before} → ${a.after}`,
  'diff.schema.limit.loose': (a: Change) => `The limit ${a.keyword} is looser: ${a.before} → ${a.after}`,
  'diff.schema.pattern.tight': (a: Change) => `The pattern is another: ${a.before} → ${a.after}`,
  'diff.schema.pattern.loose': (a: Change) => `The pattern ${a.after} no longer holds`,
  'diff.schema.format.tight': (a: Change) => `The format is another: ${a.before} → ${a.after}`,
  'diff.schema.format.loose': (a: Change) => `The format ${a.after} no longer holds`,
  'diff.schema.keyword.tight': (a: Change) => `What ${a.keyword} says may forbid more`,
  'diff.schema.keyword.loose': (a: Change) => `What ${a.keyword} says may allow more`,
  'diff.schema.nothing.tight': () => 'Nothing is allowed here any more',
  'diff.schema.nothing.loose': () => 'Something is allowed here now',
  'diff.schema.tag': (a: Pair) => `What is said here belongs to another requirement: ${a.before} → ${a.after}`,
  'diff.schema.stopped.tight': () => 'From here on the schemas lead in more ways than are compared',
  'diff.schema.stopped.loose': () => 'From here on the schemas lead in more ways than are compared',
  'diff.why.bound': () => 'A system that conformed to the old version was not asked for this.',
  'diff.why.named': () => 'Tenders, extensions and integrations may name it.',
  'diff.why.meaning': () => 'No program can tell whether the two mean the same.',
  'diff.why.words': () =>
    'A word that decides, a number or a quoted value differs. An id keeps its meaning; another meaning is another requirement.',
  'diff.why.open': () =>
    'Any member was allowed before, so a system may already send one of this name with other content.',
  'diff.why.forbids': () => 'What was allowed in the old version may be refused.',
  'diff.why.recommended': (a: { level: string }) =>
    `It belongs to a requirement of level ${a.level}: nobody fails to conform by it.`,
  'diff.why.test': () => 'A verdict may be another when a test does something else.',
  'diff.why.tag': () => 'The verdicts of both requirements may be others.',
  'diff.why.takes': (a: { name: string }) => `Files that were taken for ${a.name} may be taken for it.`,
  'diff.why.official': () => 'The file is not part of the profile, and only its digest is known.',
}
