/** What the commands for those who write profiles say. */
export const profile = {
  'cli.profile.name': () => 'Id of a profile, or the path of its folder',
  'cli.profile.format': () => 'text or json',
  'cli.coverage.summary': () => 'Account for every requirement: what tests it, or why nothing does',
  'cli.coverage.vectors': () => 'Folder with a folder of vectors per profile (default: test-vectors beside profiles)',
  'cli.coverage.samples': () => 'More files whose properties and values count as shown, separated by commas',
  'cli.coverage.example': () => 'Every requirement, and the properties that no vector shows',
  'cli.coverage.example-json': () => 'The same, for a program',
  'coverage.tested': () => 'tested',
  'coverage.manual': () => 'a person looks',
  'coverage.reasoned': () => 'not tested',
  'coverage.open': () => 'NOT ACCOUNTED FOR',
  'coverage.by-schema': (a: { count: string }) => `schema ×${a.count}`,
  'coverage.by-records': (a: { count: string }) => `across records ×${a.count}`,
  'coverage.by-answers': (a: { count: string }) => `answers ×${a.count}`,
  'coverage.by-suites': (a: { workflows: string; count: string }) => `steps ×${a.count} in workflows ×${a.workflows}`,
  'coverage.by-vectors': (a: { pass: string; fail: string }) => `vectors ${a.pass} pass, ${a.fail} fail`,
  'coverage.lacks-vector': () => 'LACKS A PASSING OR A FAILING VECTOR',
  'coverage.requirements': (a: { all: string; tested: string; manual: string; reasoned: string; open: string }) =>
    `Requirements: ${a.all}. Tested: ${a.tested}. For a person to look at: ${a.manual}. Not tested, with the reason: ${a.reasoned}. Not accounted for: ${a.open}.`,
  'coverage.share': (a: { percent: string }) => `Accounted for: ${a.percent} %.`,
  'coverage.no-vectors': (a: { folder: string }) => `No vectors in ${a.folder}: nothing is said of vectors.`,
  'coverage.vectors': (a: { pass: string; fail: string; lacking: string }) =>
    `Vectors: ${a.pass} that pass, ${a.fail} that fail. Requirements that files can break and that lack one: ${a.lacking}.`,
  'coverage.no-elements': () => 'No samples: nothing is said of properties and values.',
  'coverage.elements': (a: { properties: string; values: string }) =>
    `Shown by the samples: properties ${a.properties}, listed values ${a.values}.`,
  'coverage.not-shown': () => 'Never shown:',
}
