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
    'binding.unchallenged',
    'count',
    { first: 'GET /a' },
    ['0 requests do', '1 request does not carry the challenge of the tender: GET /a', '2 requests do'],
    ['0 anrop bär', '1 anrop bär inte upphandlingens utmaningskod: GET /a', '2 anrop bär'],
  ],
  [
    'binding.unseen',
    'count',
    { first: 'GET /a' },
    ['0 requests carried', '1 request carried the challenge cannot', '2 requests carried'],
    ['Om 0 anrop', 'Om 1 anrop', 'Om 2 anrop'],
  ],
  [
    'binding.exclusions',
    'count',
    { ids: 'A-01' },
    ['0 requirements were', '1 requirement was left', '2 requirements were'],
    ['0 krav är utelämnade', '1 krav är utelämnat', '2 krav är utelämnade'],
  ],
  [
    'binding.not-in-files',
    'count',
    { ids: 'A-01' },
    ['so were not judged', '1 requirement of the modules could not be decided from the files, and so was', 'so were'],
    [
      'inte bedömda',
      '1 krav i modulerna gick inte att avgöra utifrån filerna och är därför inte bedömt',
      'inte bedömda',
    ],
  ],
  [
    'sarif.elsewhere',
    'count',
    { requirement: 'A-01' },
    ['0 findings are', '1 finding is', '2 findings are'],
    ['0 iakttagelser gäller', '1 iakttagelse gäller', '2 iakttagelser gäller'],
  ],
]
