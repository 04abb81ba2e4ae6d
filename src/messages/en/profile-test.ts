/** What `profile test` says to explain a failure, and while it watches. */
export const profileTest = {
  'cli.test.watch': () =>
    'Do it again whenever the profile or a vector changes, and tell what changed in verdict; q or Ctrl-C ends it',
  'cli.test.example-watch': () => 'While one writes: only what changed in verdict is told',
  'test.part.requirement': () => 'Requirement',
  'test.part.instance': () => 'Document',
  'test.part.rule': () => 'Rule',
  'test.own': (a: { id: string }) => `${a.id}, which the vector is about`,
  'test.other': (a: { id: string }) => `${a.id}, too`,
  'test.edited': () => 'as edited',
  'test.nothing-found': () => 'Nothing was found here.',
  'test.no-rule': () => 'No file of the profile has it: it is in what this one extends, or in what the user supplies.',
  'test.no-row': () => 'The profile has no such row.',
  'test.clause': (a: { clause: string }) => `Source: ${a.clause}`,
  'test.now.holds': (a: { name: string }) => `${a.name}: holds now`,
  'test.now.not-run': (a: { name: string }) => `${a.name}: cannot be run now`,
  'test.now.gone': (a: { name: string }) => `${a.name}: is gone`,
  'test.changed': (a: { all: string; held: string; wrong: string }) =>
    `Of ${a.all} hold: ${a.held}. Wrong: ${a.wrong}. Changed since the last turn:`,
  'test.unchanged': (a: { all: string; held: string; wrong: string }) =>
    `Of ${a.all} hold: ${a.held}. Wrong: ${a.wrong}. No verdict has changed since the last turn.`,
}
