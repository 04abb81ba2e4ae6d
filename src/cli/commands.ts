import type { MessageKey } from '../messages/speaker.ts'
import type { Command } from './command.ts'

export interface CommandEntry {
  readonly name: string
  /** What stands behind the name in the usage line, in yargs' notation. */
  readonly positional: string
  readonly summary: MessageKey
  /** It takes what it is not given from the configuration. */
  readonly isConfigured?: true
  /** It can be done again whenever a file changes that it goes by (`--watch`). */
  readonly isWatchable?: true
  readonly load: () => Promise<Command>
}

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
