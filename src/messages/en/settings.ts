import { counted, isOne } from '../counted.ts'

/** Words about files that users write: expected failures and the configuration. */
export const settings = {
  'yaml.syntax': (a: { why: string }) => `It is no right YAML there (the parser says: ${a.why}).`,
  'yaml.empty': () => 'There is nothing here but white space and comments.',
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
  'config.used': (a: { file: string }) => `Configuration: ${a.file}`,
  'config.none': () => 'No configuration (samklang.config.yaml) was found; "samklang init" writes one.',
  'config.secret': () =>
    'A secret does not stand in a configuration: name the environment variable that holds it, with a key that ends with -env.',
  'cli.option.config': () =>
    'Configuration to read (samklang.config.yaml here or above by default); --no-config reads none',
  'cli.init.summary': () => 'Write a configuration, and a file for a build server',
  'cli.init.auth': (a: { ways: string }) => `How to sign in: ${a.ways}`,
  'cli.init.ci': (a: { names: string }) => `Build server to write a file for: ${a.names}`,
  'cli.init.force': () => 'Overwrite files that are there',
  'cli.init.example': () => 'Asks for what it needs',
  'cli.init.example-flags': () => 'Asks nothing',
  'init.profile': (a: { known: string }) => `Profile to test by (${a.known}, or a folder)`,
  'init.place': () => 'Address of the system (https://…), or the folder of exported files',
  'init.role': (a: { allowed: string }) => `Role of the system (${a.allowed})`,
  'init.auth': (a: { allowed: string }) => `How to sign in (${a.allowed})`,
  'init.variable': () => 'Environment variable that holds the secret (its name, not the secret)',
  'init.token-url': () => 'OAuth 2.0 token address',
  'init.client-id': () => 'OAuth 2.0 client id',
  'init.header': () => 'Header that carries the key',
  'init.user': () => 'User name',
  'init.ci': (a: { allowed: string }) => `Build server to write a file for (${a.allowed})`,
  'init.not-so': (a: { allowed: string }) => `That will not do. Allowed: ${a.allowed}`,
  'init.set': (a: { names: string }) => `Set this in the environment, and as a secret of the build server: ${a.names}`,
  'init.gitlab': () => 'Add this to .gitlab-ci.yml: include: samklang.gitlab-ci.yml',
  'init.next-live': () => 'Next: samklang doctor, then samklang run',
  'init.next-files': () => 'Next: samklang run',
  'error.init.exists.what': (a: { where: string }) => `${a.where} is already there.`,
  'error.init.exists.why': () => 'What somebody wrote is not overwritten unasked. Nothing has been written.',
  'error.init.exists.do': () => 'Edit that file, or give --force to write it anew.',
  'cli.option.watch': () =>
    'Do it again whenever a file, the profile or the configuration changes; q or Ctrl-C ends it',
  'watch.waiting': (a: { code: string }) => `Exit code ${a.code}. Waiting for a change; q ends it.`,
  'cli.completion.summary': () => 'Complete command lines in bash, zsh or fish',
  'cli.completion.shell': () => 'bash, zsh or fish',
  'cli.completion.typed': () => 'What the script asks with: "words --" and what is typed',
  'cli.completion.example': () => 'For bash; zsh likewise, in ~/.zshrc',
  'cli.completion.example-fish': () => 'For fish',
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
