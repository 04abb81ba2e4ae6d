import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ProfileLint } from '../../model/profile-lint.ts'
import { samklang, workFolder } from '../testing.ts'
import { type Edit, editedRooms } from '../testing-profile.ts'

const work = workFolder()
const profile = editedRooms(work)

/** A finding as `rule file:line key`, with what stands at its column. */
async function told(folder: string): Promise<readonly string[]> {
  const { code, out, err } = await samklang(['profile', 'lint', folder, '--format', 'json'])
  const { findings }: ProfileLint = JSON.parse(out)
  expect([code, err]).toEqual([findings.length === 0 ? 0 : 1, ''])
  return findings.map(({ rule, file, line, column, said }) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8').split('\n')[line - 1] ?? ''
    return `${rule} ${file.split('/').at(-1)}:${line} ${said.key} ${text.slice(column - 1, column + 14)}`
  })
}

const row = (from: string, to: string): Edit => ['requirements.yaml', from, to]
const schema = (from: string, to: string): Edit => ['room.schema.json', from, to]
const manifest = (from: string, to: string): Edit => ['profile.yaml', from, to]
const resource = 'resources/room.schema.json'

describe('profile lint', () => {
  it.each(readdirSync('profiles'))('finds nothing in %s', async name => {
    expect(await told(name)).toEqual([])
  })

  it('finds nothing in the small profile that the others are made of', async () => {
    expect(await told(profile())).toEqual([])
  })

  it.each<[string, Edit, readonly string[]]>([
    [
      'an id that differs in capitals alone',
      row('id: R-03', 'id: r-02'),
      [
        'id requirements.yaml:3 lint.id id: r-02, level',
        'link requirements.yaml:3 lint.untested id: r-02, level',
        'link room.schema.json:1 lint.tag {"x-requirement',
      ],
    ],
    ['an id that is there twice', row('id: R-03', 'id: R-02'), ['id requirements.yaml:3 lint.id id: R-02, level']],
    [
      'a module that there is not',
      row('module: rooms, source: { clause: "3"', 'module: room, source: { clause: "3"'),
      ['name requirements.yaml:3 lint.name module: room, s'],
    ],
    [
      'a role that there is not',
      row('roles: [ document, provider ]', 'roles: [ document, other ]'),
      ['name requirements.yaml:1 lint.name other ], module'],
    ],
    [
      'a row within itself',
      row('clause: "3" },', 'clause: "3" }, optionalWithin: R-03,'),
      ['name requirements.yaml:3 lint.name optionalWithin:'],
    ],
    [
      'one language',
      row(
        '{ sv: Ett id SKALL vara unikt., en: An id MUST be unique. }',
        '{ sv: An id SKALL MUST be unique., en: An id SKALL MUST be unique. }',
      ),
      ['language requirements.yaml:1 lint.language sv: An id SKALL'],
    ],
    [
      'no second language',
      row(', en: An id MUST be unique.', ''),
      ['form requirements.yaml:1 schema.required text: { sv: Ett'],
    ],
    [
      'SKALL in a BÖR',
      row('En lokal BÖR ha namn.', 'En lokal SKALL ha namn.'),
      ['level-word requirements.yaml:3 lint.level-word sv: En lokal SK'],
    ],
    [
      'BÖR in a SKALL',
      row('En lokal SKALL ha', 'En lokal BÖR ha'),
      ['level-word requirements.yaml:2 lint.level-word sv: En lokal BÖ'],
    ],
    [
      'MUST in a SHOULD',
      row('A room SHOULD have a name', 'A room MUST have a name'),
      ['level-word requirements.yaml:3 lint.level-word en: A room MUST'],
    ],
    [
      'SHOULD in a MUST',
      row('A room MUST', 'A room SHOULD'),
      ['level-word requirements.yaml:2 lint.level-word en: A room SHOU'],
    ],
    [
      'no word of a level',
      row('En lokal SKALL ha', 'En lokal har'),
      ['level-word requirements.yaml:2 lint.no-word sv: En lokal ha'],
    ],
    ['FÅR INTE for a MUST', row('En lokal SKALL ha', 'En lokal FÅR INTE vara utan'), []],
    [
      'a level that there is not',
      row('level: SHOULD', 'level: OUGHT'),
      ['form requirements.yaml:3 schema.enum level: OUGHT, r'],
    ],
    [
      'a row that nothing tests',
      schema('"x-requirement":"R-03",', ''),
      ['link requirements.yaml:3 lint.untested id: R-03, level'],
    ],
    [
      'a row that is tested all the same',
      row('A room SHOULD have a name. }', 'A room SHOULD have a name. }, notTested: { sv: x, en: x }'),
      ['link requirements.yaml:3 lint.tested id: R-03, level'],
    ],
    [
      'a tag of no row',
      schema('"kind":{', '"kind":{"x-requirement":"R-99",'),
      ['link room.schema.json:1 lint.tag {"x-requirement'],
    ],
    [
      'a definition that nothing leads to',
      schema('"$defs":{', '"$defs":{"other":{"type":"string"},'),
      ['reach room.schema.json:1 lint.reach {"type":"string'],
    ],
    [
      'a pattern that needs to look ahead',
      schema('^[a-z]+$', '^(?=a)[a-z]+$'),
      ['pattern room.schema.json:1 error.schema.pattern.why "^(?=a)[a-z]+$"'],
    ],
    [
      'a pattern that blows up',
      schema('^[a-z]+$', '^((a{1,300}){1,300}){1,300}$'),
      ['pattern room.schema.json:1 error.schema.pattern.why "^((a{1,300}){1'],
    ],
    [
      'a reference out of the profile',
      schema('{"$ref":"#/$defs/id"}', '{"$ref":"https://example.org/id.json"}'),
      [
        'refused room.schema.json:1 schema.unknown-reference {"$ref":"https:',
        'pin room.schema.json:1 lint.pin "https://exampl',
        'reach room.schema.json:1 lint.reach {"type":"string',
      ],
    ],
    [
      'a misspelt keyword',
      schema('"maxLength"', '"maxLenght"'),
      ['refused room.schema.json:1 schema.misspelt-keyword {"x-requirement'],
    ],
    [
      'a file that is not there',
      manifest('resources/room.schema.json ]', 'resources/room.schema.json, resources/more.schema.json ]'),
      ['refused profile.yaml:1 error.profile.resource-missing.what id: rooms'],
    ],
    [
      'a field that there is not',
      manifest('publisher: Example', 'publisher: Example\npublished: today'),
      ['form profile.yaml:1 schema.additionalProperties id: rooms'],
    ],
    [
      'a rule set in no YAML',
      manifest('publisher: Example', 'publisher: [ Example'),
      ['form profile.yaml:5 lint.yaml standard: { nam'],
    ],
    [
      'a step of a suite that says nothing',
      ['arazzo.yaml', 'stepId: all,', ''],
      ['refused rooms.arazzo.yaml:7 arazzo.refused.required {  description:'],
    ],
    [
      'an input that no schema can judge',
      [
        'arazzo.yaml',
        '    steps:',
        '    inputs: { properties: { a: { type: string }, b: { description: One, or more } } }\n    steps:',
      ],
      ['refused rooms.arazzo.yaml:6 schema.unknown-keyword b: { descriptio'],
    ],
    [
      'an answer without a description',
      ['openapi.yaml', 'description: None.', 'descriptio: None.'],
      ['refused openapi.yaml:11 openapi.refused.missing-field 404": { descrip'],
    ],
  ])('finds %s', async (_, edit, expected) => {
    expect(await told(profile(edit))).toEqual(expected)
  })

  it('holds a list of values against its code list', async () => {
    const folder = profile(
      schema('"enum":["a","b"]', '"x-code-list":"resources/kinds.csv","enum":["a","b"]'),
      manifest('room.schema.json ]', 'room.schema.json, resources/kinds.csv ]'),
    )
    const list = folder.slice(work.path.length + 1)
    work.write(`${list}/resources/kinds.csv`, '# kinds\na;First\nb;Second\n')
    expect(await told(folder)).toEqual([])
    work.write(`${list}/resources/kinds.csv`, 'a;First\nc;Third\n')
    const { out } = await samklang(['profile', 'lint', folder])
    expect(out).toContain('The values differ from resources/kinds.csv. Missing here: c. Not in the list: b [code-list]')
  })

  it.each(['["a"', '["a", {}]', '[ "a" ] b'])(
    'says of a code list that is no list of values that it is none: %s',
    async text => {
      const folder = profile(
        schema('"enum":["a","b"]', '"x-code-list":"resources/kinds.txt","enum":["a","b"]'),
        manifest('room.schema.json ]', 'room.schema.json, resources/kinds.txt ]'),
      )
      work.write(`${folder.slice(work.path.length + 1)}/resources/kinds.txt`, text)
      expect(await told(folder)).toEqual([expect.stringMatching(/^code-list room\.schema\.json:1 lint\.bad-list /)])
    },
  )

  it('finds a file that nothing leads to', async () => {
    const folder = profile(manifest('room.schema.json ]', 'room.schema.json, resources/more.schema.json ]'))
    work.write(`${folder.slice(work.path.length + 1)}/resources/more.schema.json`, '{}')
    expect(await told(folder)).toEqual(['reach more.schema.json:1 lint.file {}'])
  })

  it('finds a broken line of JSON where it is', async () => {
    const folder = profile()
    work.write(`${folder.slice(work.path.length + 1)}/${resource}`, '{\n  "a": 1,\n}')
    expect((await told(folder))[0]).toMatch(/^refused room\.schema\.json:3 /)
  })

  it('says what mends it, for editors, in Swedish', async () => {
    const { out, code } = await samklang([
      'profile',
      'lint',
      profile(row('En lokal BÖR ha namn.', 'En lokal SKALL ha namn.')),
      '--lang',
      'sv',
    ])
    expect(code).toBe(1)
    expect(out).toContain(`/requirements.yaml:3:99 Texten för R-03 (svenska) säger SKALL, men nivån är BÖR [level-word]
  Så rättas det: Skriv nivåns ord med stora bokstäver (BÖR, SHOULD), eller ändra nivån i en ny version.

1 anmärkning
`)
  })

  it('is refused where there is no profile', async () => {
    expect((await samklang(['profile', 'lint', './nowhere'])).code).toBe(2)
  })
})
