import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Language } from '../model/text.ts'
import { speaker } from './speaker.ts'

type Args = Readonly<Record<string, string | number>>
type Said = readonly [none: string, one: string, two: string]

/** Each message that takes a count: the argument, the others, and what must be found in it with 0, 1 and 2. */
const cases: readonly (readonly [key: string, argument: string, others: Args, en: Said, sv: Said])[] = [
  same(
    'arazzo.refused.too-large',
    'most',
    ['more than 0 values', 'more than 1 value when', 'more than 2 values'],
    ['fler än 0 värden', 'fler än 1 värde när', 'fler än 2 värden'],
  ),
  [
    'arazzo.paging-circle',
    'pages',
    { step: 's' },
    ['after 0 pages', 'after 1 page the', 'after 2 pages'],
    ['efter 0 sidor går', 'efter 1 sida går', 'efter 2 sidor går'],
  ],
  [
    'arazzo.paging-max',
    'max',
    { step: 's' },
    ['0 pages,', '1 page,', '2 pages,'],
    ['0 sidor', '1 sida och', '2 sidor'],
  ],
  [
    'cli.check.shard-written',
    'files',
    { file: 'f', shard: '1/2' },
    ['0 files', '1 file tested', '2 files'],
    ['0 filer är provade', '1 fil är provad', '2 filer är provade'],
  ],
  [
    'error.profile.untested.what',
    'count',
    { ids: 'A-01' },
    ['tests 0 requirements', 'tests 1 requirement of', 'tests 2 requirements'],
    ['prövar 0 av profilens krav', 'prövar 1 av profilens krav', 'prövar 2 av profilens krav'],
  ],
  same(
    'error.schematron.refused.what',
    'count',
    ['cannot be used.', 'cannot be used.', 'cannot be used: 2 places in it'],
    ['går inte att använda.', 'går inte att använda.', 'det brister på 2 ställen'],
  ),
  [
    'xsd.length',
    'length',
    { element: 'e', limit: 3 },
    ['0 characters', '1 character long', '2 characters'],
    ['0 tecken', '1 tecken långt', '2 tecken'],
  ],
  same('json.too-deep', 'limit', ['0 deep', '1 deep', '2 deep'], ['0 nivåer', '1 nivå;', '2 nivåer']),
  same('json.too-large', 'limit', ['0 bytes', '1 byte as', '2 bytes'], ['0 byte', '1 byte', '2 byte']),
  same('json.record-too-large', 'limit', ['0 bytes', '1 byte;', '2 bytes'], ['0 byte', '1 byte', '2 byte']),
  same('json.envelope-too-large', 'limit', ['0 bytes', '1 byte;', '2 bytes'], ['0 byte', '1 byte', '2 byte']),
  same(
    'json.more-problems',
    'count',
    [
      '0 more problems of this kind, which are not',
      '1 more problem of this kind, which is not',
      '2 more problems of this kind, which are',
    ],
    ['0 problem till', '1 problem till', '2 problem till'],
  ),
  same(
    'error.openapi.refused.do',
    'more',
    ['Mend it and run again.', 'There is 1 more problem in', 'There are 2 more problems in'],
    ['Rätta den och kör igen.', 'Det finns 1 problem till', 'Det finns 2 problem till'],
  ),
  [
    'overall.sentence.conformant',
    'musts',
    { profile: 'P' },
    [
      'no MUST requirement was in scope',
      'the only MUST requirement in scope was tested and held',
      'all 2 MUST requirements in scope were tested and held',
    ],
    [
      'inget SKALL-krav omfattas',
      'det enda SKALL-krav som omfattas har prövats och höll',
      'alla 2 SKALL-krav som omfattas har prövats och höll',
    ],
  ],
  [
    'overall.sentence.non-conformant',
    'failed',
    { profile: 'P', open: 3 },
    ['0 MUST requirements failed', '1 MUST requirement failed', '2 MUST requirements failed'],
    ['0 SKALL-krav underkända', '1 SKALL-krav underkänt', '2 SKALL-krav underkända'],
  ],
  [
    'overall.sentence.non-conformant',
    'open',
    { profile: 'P', failed: 3 },
    ['3 MUST requirements failed.', ', 1 was not settled.', ', 2 were not settled.'],
    ['3 SKALL-krav underkända.', ', 1 inte avgjort.', ', 2 inte avgjorda.'],
  ],
  [
    'overall.sentence.incomplete',
    'open',
    { profile: 'P' },
    ['is not settled.', '1 MUST requirement was not proved', '2 MUST requirements were not proved'],
    ['uppfyller P.', '1 SKALL-krav har inte', '2 SKALL-krav har inte'],
  ],
  [
    'overall.files.conformant',
    'musts',
    { profile: 'P' },
    ['0 MUST requirements', '1 MUST requirement could be decided from them, and held', '2 MUST requirements could'],
    ['0 SKALL-krav', '1 SKALL-krav gick', '2 SKALL-krav gick'],
  ],
  [
    'overall.files.non-conformant',
    'failed',
    { profile: 'P', open: 3 },
    ['0 MUST requirements failed', '1 MUST requirement failed', '2 MUST requirements failed'],
    ['0 SKALL-krav underkända', '1 SKALL-krav underkänt', '2 SKALL-krav underkända'],
  ],
  [
    'overall.files.non-conformant',
    'open',
    { profile: 'P', failed: 3 },
    ['3 MUST requirements failed.', ', 1 was not settled.', ', 2 were not settled.'],
    ['3 SKALL-krav underkända.', ', 1 inte avgjort.', ', 2 inte avgjorda.'],
  ],
  [
    'overall.files.incomplete',
    'open',
    { profile: 'P' },
    ['is not settled.', '1 MUST requirement was not proved', '2 MUST requirements were not proved'],
    ['kräver.', '1 SKALL-krav har inte', '2 SKALL-krav har inte'],
  ],
  same(
    'report.more-findings',
    'count',
    ['and 0 more', 'and 1 more', 'and 2 more'],
    ['och 0 till', 'och 1 till', 'och 2 till'],
  ),
  same(
    'report.requirements',
    'count',
    ['0 requirements', '1 requirement', '2 requirements'],
    ['0 krav', '1 krav', '2 krav'],
  ),
  same(
    'report.masked',
    'count',
    ['No values were masked as personal data.', '1 value was masked', '2 values were masked'],
    ['Inga värden har dolts', '1 värde har dolts', '2 värden har dolts'],
  ),
  [
    'run.progress.request',
    'count',
    { workflow: 'w' },
    ['0 requests', '1 request)', '2 requests'],
    ['0 anrop', '1 anrop', '2 anrop'],
  ],
  [
    'schema.maxLength',
    'length',
    { expected: '1', actual: 'x' },
    ['0 characters; at most 1 is allowed', '1 character; at most 1 is allowed', '2 characters; at most 1 is allowed'],
    ['0 tecken', '1 tecken', '2 tecken'],
  ],
  [
    'schema.maxLength',
    'expected',
    { length: 3, actual: 'x' },
    ['at most 0 are allowed', 'at most 1 is allowed', 'at most 2 are allowed'],
    ['högst 0 är tillåtna', 'högst 1 är tillåtet', 'högst 2 är tillåtna'],
  ],
  [
    'schema.minLength',
    'length',
    { expected: '3', actual: 'x' },
    ['0 characters; at least 3 are needed', '1 character; at least 3 are needed', '2 characters;'],
    ['0 tecken', '1 tecken', '2 tecken'],
  ],
  [
    'schema.minLength',
    'expected',
    { length: 0, actual: '""' },
    ['at least 0 are', 'at least 1 is needed', 'at least 2 are needed'],
    ['minst 0 krävs', 'minst 1 krävs', 'minst 2 krävs'],
  ],
  [
    'schema.maxItems',
    'actual',
    { expected: '0' },
    ['has 0 items', 'has 1 item; at most 0 are', 'has 2 items'],
    ['0 poster', '1 post, men', '2 poster'],
  ],
  [
    'schema.maxItems',
    'expected',
    { actual: '3' },
    ['at most 0 are allowed', 'at most 1 is allowed', 'at most 2 are allowed'],
    ['högst 0 är tillåtna', 'högst 1 är tillåten', 'högst 2 är tillåtna'],
  ],
  [
    'schema.minItems',
    'actual',
    { expected: '3' },
    ['has 0 items', 'has 1 item; at least 3 are', 'has 2 items'],
    ['0 poster', '1 post, men', '2 poster'],
  ],
  [
    'schema.minItems',
    'expected',
    { actual: '0' },
    ['at least 0 are', 'at least 1 is needed', 'at least 2 are needed'],
    ['minst 0 krävs', 'minst 1 krävs', 'minst 2 krävs'],
  ],
  [
    'schema.contains',
    'actual',
    { expected: '≥ 3' },
    ['has 0 items of', 'has 1 item of', 'has 2 items of'],
    ['0 poster av', '1 post av', '2 poster av'],
  ],
  [
    'schema.maxProperties',
    'actual',
    { expected: '0' },
    ['has 0 members', 'has 1 member; at most 0 are', 'has 2 members'],
    ['0 fält', '1 fält', '2 fält'],
  ],
  [
    'schema.maxProperties',
    'expected',
    { actual: '3' },
    ['at most 0 are allowed', 'at most 1 is allowed', 'at most 2 are allowed'],
    ['högst 0 är tillåtna', 'högst 1 är tillåtet', 'högst 2 är tillåtna'],
  ],
  [
    'schema.minProperties',
    'actual',
    { expected: '3' },
    ['has 0 members', 'has 1 member; at least', 'has 2 members'],
    ['0 fält', '1 fält', '2 fält'],
  ],
  [
    'schema.minProperties',
    'expected',
    { actual: '0' },
    ['at least 0 are', 'at least 1 is needed', 'at least 2 are needed'],
    ['minst 0 krävs', 'minst 1 krävs', 'minst 2 krävs'],
  ],
  [
    'schema.additionalItems',
    'actual',
    { expected: '0' },
    ['has 0 items', 'has 1 item; none is allowed', 'has 2 items; none is allowed'],
    ['0 poster', '1 post, men ingen är tillåten', '2 poster, men ingen är tillåten'],
  ],
  [
    'schema.additionalItems',
    'expected',
    { actual: '3' },
    ['none is allowed', 'only the first is allowed', 'only the first 2 are allowed'],
    ['ingen är tillåten', 'bara den första är tillåten', 'bara de 2 första är tillåtna'],
  ],
  [
    'schema.anyOf-nearest',
    'count',
    { nearest: 1, actual: 'x' },
    ['0 alternatives', 'the only alternative', '2 alternatives'],
    ['0 alternativ', 'det enda alternativet', '2 alternativ'],
  ],
]

/** Arguments that are numbers and need no form: places, codes, ordinals, bounds without a noun, limits of the tool, never 1. */
const noCounts = [
  'at',
  'of',
  'line',
  'column',
  'opened',
  'first',
  'second',
  'offset',
  'status',
  'nearest',
  'minimum',
  'integer',
  'limit',
]

function same(key: string, argument: string, en: Said, sv: Said) {
  return [key, argument, {}, en, sv] as const
}

describe.each<[Language, 3 | 4]>([
  ['en', 3],
  ['sv', 4],
])('counts in %s', (language, at) => {
  it.each(cases.map(row => [row[0], row[1], row] as const))('%s: %s', (key, argument, row) => {
    for (const count of [0, 1, 2]) {
      const said = speaker(language).say({ key, args: { ...row[2], [argument]: count } })
      expect(said).toContain(row[at][count])
    }
  })
})

describe('every message', () => {
  it('that takes a number says it in the form that goes with it, and is in the table above', () => {
    const folder = new URL('en/', import.meta.url)
    const source = readdirSync(folder)
      .map(name => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n')
    const numbers = [...source.matchAll(/'([\w.-]+)': \(a: \{([^}]*)\}\)/g)].flatMap(([, key = '', args = '']) =>
      [...args.matchAll(/(\w+): number/g)].map(([, name = '']) => [key, name] as const),
    )
    expect(numbers.length).toBeGreaterThan(20)
    const known = new Set(cases.map(([key, argument]) => `${key} ${argument}`))
    const missing = numbers.filter(([key, name]) => !noCounts.includes(name) && !known.has(`${key} ${name}`))
    expect(missing).toEqual([])
  })
})
