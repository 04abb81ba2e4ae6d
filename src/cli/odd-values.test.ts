import { describe, expect, it } from 'vitest'
import { samklang, workFolder } from './testing.ts'

const folder = workFolder()
const person = { id: '0a5c6f2e-1b7d-4c3a-9e21-000000000011', givenName: 'Tolvan', familyName: 'Tolvansson' }
const meta = { created: '2024-08-01T08:00:00Z', modified: '2024-08-01T08:00:00Z' }
const civicNo = { value: '201201012380' }

/** Times that RFC 3339 allows and that no timestamp of CEL can be (CEL, Time: the years 1 to 9999, in UTC). */
describe('a time that no rule can compare', () => {
  it.each<[string, object]>([
    ['before the year 1 in UTC', { meta: { ...meta, created: '0001-01-01T00:00:00+01:00' } }],
    ['of the year 0', { meta: { ...meta, created: '0000-06-01T00:00:00Z' } }],
    ['after the year 9999 in UTC', { meta: { ...meta, modified: '9999-12-31T23:59:59-01:00' } }],
    ['as the date of birth', { meta, civicNo, birthDate: '0000-01-01' }],
  ])('%s is no error of ours', async (name, more) => {
    const file = folder.write(`${name}/persons.json`, JSON.stringify([{ ...person, ...more }]))
    const { code, out } = await samklang(['check', file, '--profile', 'ss12000', '--format', 'json'])
    expect(code).toBe(0)
    const { overall, verdicts } = JSON.parse(out)
    expect(overall).toBe('conformant')
    expect(verdicts).toContainEqual(expect.objectContaining({ requirement: 'SS-PERS-01', verdict: 'passed' }))
  })

  it.each<[string, string, string]>([
    ['the first', '0001-01-01T00:00:00Z', '0001-01-01T00:00:01Z'],
    ['the last', '9999-12-31T23:59:58Z', '9999-12-31T23:59:59Z'],
  ])('is not %s that one can', async (name, early, late) => {
    const file = folder.write(
      `${name}/persons.json`,
      JSON.stringify([{ ...person, meta: { created: late, modified: early } }]),
    )
    const { code, out } = await samklang(['check', file, '--profile', 'ss12000', '--format', 'json'])
    expect(code).toBe(1)
    expect(JSON.parse(out).findings).toEqual([expect.objectContaining({ requirement: 'SS-X17' })])
  })
})

/** A value of another kind breaks the rows about types; rules of its content are not asked, and not in error. */
describe('a value of another kind where a rule is', () => {
  it.each<[string, string, readonly unknown[], string]>([
    [
      'a record',
      'organisations.json',
      [{ id: person.id, meta, displayName: 'S', organisationType: 'Skola' }],
      'SS-ORG-02',
    ],
    ['a record with a civic number', 'persons.json', [{ ...person, meta }], 'SS-PERS-02'],
    ['meta', 'persons.json', [{ ...person, meta: null }], 'SS-COM-02'],
    ['an enrolment', 'persons.json', [{ ...person, meta, enrolments: [null] }], 'SS-PERS-02'],
    ['a membership', 'groups.json', [{ displayName: 'K', groupType: 'Klass', groupMemberships: [5] }], 'SS-GRP-02'],
    ['an event', 'calendarevents.json', [{ activity: { id: person.id }, startTime: null }], 'SS-CAL-02'],
    ['a schedule', 'attendanceschedules.json', [{ numberOfWeeks: 1, state: [] }], 'SS-ATTSCH-02'],
    ['a programme', 'programmes.json', [{ name: 'P', type: 'Utgång', schoolType: 'GY', content: [] }], 'SS-PROG-02'],
    ['a syllabus', 'syllabuses.json', [{ subjectName: 'M', official: true, schoolType: 'GR' }], 'SS-SYL-02'],
  ])('%s is a finding and no error', async (name, file, records, requirement) => {
    const path = folder.write(`kind/${name}/${file}`, JSON.stringify([...records, null, 5, 'x', []]))
    const { code, out } = await samklang(['check', path, '--profile', 'ss12000', '--format', 'json'])
    expect(code).toBe(1)
    const { verdicts } = JSON.parse(out) as { verdicts: { requirement: string; verdict: string }[] }
    expect(verdicts.filter(({ verdict }) => verdict === 'error')).toEqual([])
    expect(verdicts).toContainEqual(expect.objectContaining({ requirement, verdict: 'failed' }))
  })

  it('is no error among identifiers either', async () => {
    const types = [
      'personnummer',
      'samordningsnummer',
      'interimsnummer',
      'reservnummer-stockholm',
      'organisationsnummer',
    ]
    const more = ['momsregistreringsnummer', 'hsa-id', 'gln', 'kommunkod', 'lanskod']
    const records = [...types, ...more].flatMap(type => [null, 5, [], {}].map(value => ({ type, value })))
    const path = folder.write('kind/identifiers.json', JSON.stringify([...records, null, 5, 'x', []]))
    const { code, out } = await samklang(['check', path, '--profile', 'identifierare', '--format', 'json'])
    expect(code).toBe(1)
    const { verdicts } = JSON.parse(out) as { verdicts: { requirement: string; verdict: string }[] }
    expect(verdicts.filter(({ verdict }) => verdict === 'error')).toEqual([])
    expect(verdicts).toContainEqual(expect.objectContaining({ requirement: 'ID-PNR-01', verdict: 'failed' }))
  })
})
