/** Words of the command line. */
export const cli = {
  'cli.overview.title': () => 'samklang: tests whether a system really speaks a shared standard, and proves it.',
  'cli.overview.usage': () => 'Usage: samklang <command> [options]',
  'cli.overview.commands': () => 'Commands:',
  'cli.overview.examples': () => 'Examples:',
  'cli.overview.exit-codes': () =>
    'Exit codes: 0 conformant, 1 non-conformant, 2 wrong use, 3 incomplete, 70 bug, 130 interrupted.',
  'cli.unknown-command': (a: { name: string }) => `There is no command "${a.name}".`,
  'cli.demo.summary': () => 'Test a built-in school system and write the report',
  'cli.run.summary': () => 'Test a system over HTTP, files or recorded traffic',
  'cli.check.summary': () => 'Test files; profile and type are recognised',
  'cli.report.summary': () => 'Show a report again, or judge saved evidence',
  'cli.doctor.summary': () => 'Find out why a system cannot be reached or tested',
  'cli.list.summary': () => 'List profiles, or the requirements of one',
  'cli.explain.summary': () => 'Explain one requirement and how it is tested',
  'cli.option.lang': () => 'Language of what is shown',
  'cli.error.label': () => 'Error:',
  'cli.error.where': () => 'Where:',
  'cli.error.why': () => 'Why:',
  'cli.error.do': () => 'What to do:',
  'cli.bug': () =>
    'This is a fault in samklang, not in your system. Please report it with the command you ran and the lines below.',
}
