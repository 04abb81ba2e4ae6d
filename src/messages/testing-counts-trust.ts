import type { CountCase } from './testing-counts.ts'

/** The same for words about bundles and their verification. */
export const trustCases: readonly CountCase[] = [
  [
    'cli.bundle.written',
    'files',
    { file: 'f', size: 3 },
    ['(0 files,', '(1 file,', '(2 files,'],
    ['(0 filer,', '(1 fil,', '(2 filer,'],
  ],
  ['cli.bundle.written', 'size', { file: 'f', files: 3 }, ['0 kB', '1 kB', '2 kB'], ['0 kB', '1 kB', '2 kB']],
  [
    'cli.mask.done',
    'count',
    { file: 'f' },
    ['0 pieces of', '1 piece of', '2 pieces of'],
    ['0 bevis.', '1 bevis.', '2 bevis.'],
  ],
  [
    'verify.more',
    'count',
    {},
    ['0 more differences', '1 more difference.', '2 more differences'],
    ['0 skillnader', '1 skillnad ', '2 skillnader'],
  ],
  [
    'verify.masked',
    'count',
    { open: 0, ids: '' },
    ['0 pieces of', '1 piece of', '2 pieces of'],
    ['0 bevis har', '1 bevis har', '2 bevis har'],
  ],
  [
    'verify.masked',
    'open',
    { count: 3, ids: 'A-01' },
    ['copy. The rest', 'not proved again: A-01', 'not proved again: A-01'],
    ['kopian. Resten', 'inte prövas på nytt: A-01', 'inte prövas på nytt: A-01'],
  ],
  [
    'error.bundle.other-report.why',
    'others',
    { what: 'A-01' },
    ['differ in A-01.', 'A-01 and in 1 more place.', 'in 2 more places.'],
    ['åt i A-01.', 'A-01 och på 1 ställe till.', 'på 2 ställen till.'],
  ],
  ['error.bundle.too-large.why', 'size', { files: 3 }, ['0 MiB', '1 MiB', '2 MiB'], ['0 MiB', '1 MiB', '2 MiB']],
  [
    'error.bundle.too-large.why',
    'files',
    { size: 3 },
    ['in 0 files', 'in 1 file.', 'in 2 files'],
    ['i 0 filer', 'i 1 fil.', 'i 2 filer'],
  ],
  [
    'error.sign.personal-data.why',
    'masked',
    {},
    ['0 times', '1 time.', '2 times'],
    ['0 gånger', '1 gång.', '2 gånger'],
  ],
  [
    'bids.ask.masked',
    'count',
    {},
    ['0 pieces of', '1 piece of', '2 pieces of'],
    ['0 bevis är maskerade', '1 bevis är maskerat', '2 bevis är maskerade'],
  ],
]
