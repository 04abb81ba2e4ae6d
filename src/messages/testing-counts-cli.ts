import type { CountCase } from './testing-counts.ts'

/** The same for words of the command line, of files that users write, and of formats for machines. */
export const cliCases: readonly CountCase[] = [
  [
    'expected.all',
    'count',
    {},
    ['no MUST requirement failed.', '1 MUST requirement failed,', '2 MUST requirements failed,'],
    ['inget SKALL-krav är underkänt.', '1 SKALL-krav är underkänt,', '2 SKALL-krav är underkända,'],
  ],
  [
    'expected.others',
    'count',
    {},
    ['0 MUST requirements', '1 MUST requirement failed', '2 MUST requirements failed'],
    ['0 SKALL-krav är underkända', '1 SKALL-krav är underkänt', '2 SKALL-krav är underkända'],
  ],
  [
    'error.expected.outdated.what',
    'count',
    { ids: 'A-01' },
    ['Expected failures are', 'An expected failure is', 'Expected failures are'],
    ['Kända brister är inaktuella', 'En känd brist är inaktuell', 'Kända brister är inaktuella'],
  ],
  [
    'sarif.elsewhere',
    'count',
    { requirement: 'A-01' },
    ['0 findings are', '1 finding is', '2 findings are'],
    ['0 iakttagelser gäller', '1 iakttagelse gäller', '2 iakttagelser gäller'],
  ],
]
