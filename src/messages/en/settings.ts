import { counted, isOne } from '../counted.ts'

/** Words about files that users write: expected failures and the configuration. */
export const settings = {
  'yaml.syntax': (a: { why: string }) => `It is no right YAML there (the parser says: ${a.why}).`,
  'yaml.too-large': (a: { limit: number }) => `It holds more than ${a.limit} values.`,
  'expected.title': () => 'Expected failures',
  'expected.twice': (a: { requirement: string }) => `${a.requirement} is in the file twice.`,
  'expected.state.expected': (a: { expires: string }) => `failed, as expected until ${a.expires}`,
  'expected.state.stale': () => 'passed: the entry is out of date, remove it',
  'expected.state.expired': (a: { expires: string }) => `the entry expired on ${a.expires}`,
  'expected.state.not-judged': () => 'not judged in this run',
  'expected.all': (a: { count: number }) =>
    `Exit code 0: ${a.count === 0 ? 'no MUST requirement failed' : `${counted(a.count, 'MUST requirement', 'MUST requirements')} failed, as expected`}. The verdict stays what it is.`,
  'expected.others': (a: { count: number }) =>
    `${counted(a.count, 'MUST requirement', 'MUST requirements')} failed without being expected.`,
  'cli.option.expected-failures': () =>
    'File of failures that you know of: when no other MUST fails the exit code is 0; the verdict stays what it is',
  'error.config.refused.what': (a: { file: string }) => `The configuration ${a.file} is not right.`,
  'error.config.refused.why': () => 'It does not fit its schema.',
  'error.config.refused.do': () =>
    'Mend the file there; its keys are the options of samklang run, as reports/schema/config-1.schema.json lists them.',
  'error.expected.refused.what': (a: { file: string }) => `The file of expected failures ${a.file} is not right.`,
  'error.expected.refused.why': () => 'It does not fit its schema.',
  'error.expected.refused.do': () =>
    'Mend the file there; docs/ci.md and reports/schema/expected-failures-1.schema.json say what it holds.',
  'error.expected.outdated.what': (a: { count: number; ids: string }) =>
    `${isOne(a.count) ? 'An expected failure is' : 'Expected failures are'} out of date: ${a.ids}.`,
  'error.expected.outdated.why': () => 'Each has passed in this run, or its last day has gone by.',
  'error.expected.outdated.do': () =>
    'Remove what passes; for the rest, mend the system or write a new last day. The report above is whole.',
}
