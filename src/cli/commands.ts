import type { CommandEntry } from './command.ts'

/** Every command, in the order that help shows them. Adding one: a file in `commands/` and a row here. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'demo',
    positional: '',
    summary: 'cli.demo.summary',
    load: async () => (await import('./commands/demo.ts')).demo,
  },
  {
    name: 'simulate',
    positional: '[profile]',
    summary: 'cli.simulate.summary',
    load: async () => (await import('./commands/simulate.ts')).simulate,
  },
  {
    name: 'run',
    positional: '',
    summary: 'cli.run.summary',
    isConfigured: true,
    isWatchable: true,
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'check',
    positional: '<file..>',
    summary: 'cli.check.summary',
    isConfigured: true,
    isWatchable: true,
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'init',
    positional: '',
    summary: 'cli.init.summary',
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'merge',
    positional: '<file..>',
    summary: 'cli.merge.summary',
    load: async () => (await import('./commands/merge.ts')).merge,
  },
  {
    name: 'report',
    positional: '<source>',
    summary: 'cli.report.summary',
    load: async () => (await import('./commands/report.ts')).report,
  },
  {
    name: 'doctor',
    positional: '',
    summary: 'cli.doctor.summary',
    isConfigured: true,
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    name: 'list',
    positional: '',
    summary: 'cli.list.summary',
    load: async () => (await import('./commands/list.ts')).list,
  },
  {
    name: 'explain',
    positional: '<requirement>',
    summary: 'cli.explain.summary',
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  {
    name: 'completion',
    positional: '<shell> [typed..]',
    summary: 'cli.completion.summary',
    load: async () => (await import('./commands/completion.ts')).completion,
  },
  {
    name: 'tender new',
    positional: '',
    summary: 'cli.tender-new.summary',
    load: async () => (await import('./commands/tender-new.ts')).tenderNew,
  },
  {
    name: 'tender challenge',
    positional: '<file>',
    summary: 'cli.tender-challenge.summary',
    load: async () => (await import('./commands/tender-challenge.ts')).tenderChallenge,
  },
  {
    name: 'profile coverage',
    positional: '<profile>',
    summary: 'cli.coverage.summary',
    load: async () => (await import('./commands/profile-coverage.ts')).profileCoverage,
  },
  {
    name: 'profile test',
    positional: '<profile> [sets..]',
    summary: 'cli.test.summary',
    load: async () => (await import('./commands/profile-test.ts')).profileTest,
  },
  {
    name: 'profile compare',
    positional: '<profile>',
    summary: 'cli.compare.summary',
    load: async () => (await import('./commands/profile-compare.ts')).profileCompare,
  },
]
