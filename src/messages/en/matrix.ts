/** What tests each requirement of a profile, as a table. */
export const matrix = {
  'cli.coverage.format': () =>
    'text, json, html, markdown or csv; the last three are the matrix of requirements and vectors',
  'cli.coverage.matrix': () => 'Name the places, steps and vectors that test each requirement',
  'cli.coverage.example-matrix': () => 'Requirement by vector by suite, as a page',
  'matrix.title': (a: { name: string }) => `What tests each requirement: ${a.name}`,
  'matrix.requirement': () => 'Requirement',
  'matrix.level': () => 'Level',
  'matrix.account': () => 'Account',
  'matrix.rules': () => 'Schemas, rules and answers',
  'matrix.steps': () => 'Steps of suites',
  'matrix.pass': () => 'Vectors that pass',
  'matrix.fail': () => 'Vectors that fail',
  'matrix.gap': () => 'Missing',
  'matrix.reason': () => 'Reason',
  'matrix.complete': () => 'Every requirement is tested, or says why not.',
  'matrix.incomplete': (a: { count: string; musts: string }) =>
    `NOT ALL REQUIREMENTS ARE ACCOUNTED FOR: ${a.count}, of which MUST: ${a.musts}.`,
  'matrix.gap.open': () =>
    'Nothing tests it. Name it beside what tests it (x-requirement, x-rules, x-verifies), or say why not with notTested or manual.',
  'matrix.gap.vector': () =>
    'A file can break it, and vectors do not show both. Write a vector that keeps it and one that breaks it (docs/vectors.md).',
  'matrix.gap.fault': () => 'No fault of the reference server breaks it. Add one, or say why there is none.',
}
