import { describe, expect, it } from 'vitest'
import diffSchema from '../../../reports/schema/profile-diff-1.schema.json' with { type: 'json' }
import { firstFault } from '../../engines/json-schema/first-fault.ts'
import type { ProfileChange, ProfileDiff } from '../../model/profile-diff.ts'
import { comparedVersions } from '../../reporters/profile-diff/testing.ts'
import { stillWorld } from '../../run/testing.ts'
import { samklang, workFolder } from '../testing.ts'
import { type Edit, editedRooms } from '../testing-profile.ts'

const profile = editedRooms(workFolder())
const old = profile()

const fault = (value: unknown) =>
  firstFault(stillWorld().cache, value, { name: 'profile-diff-1.schema.json', schema: diffSchema })

/** What differs, as JSON that keeps the published schema. */
function diff(...edits: readonly Edit[]): Promise<ProfileDiff> {
  return compared(old, profile(...edits))
}

function between(before: Edit, after: Edit): Promise<ProfileDiff> {
  return compared(profile(before), profile(after))
}

async function compared(one: string, other: string): Promise<ProfileDiff> {
  const { code, out, err } = await samklang(['profile', 'diff', one, other, '--format', 'json'])
  expect([code, err]).toEqual([0, ''])
  const told = JSON.parse(out)
  expect(await fault(told)).toBeUndefined()
  return told
}

const line = ({ class: kind, isDecided, at, said }: ProfileChange) =>
  `${kind}${isDecided ? '' : '?'} ${at}: ${said.key}`

const row = (from: string, to: string): Edit => ['requirements.yaml', from, to]
const schema = (from: string, to: string): Edit => ['room.schema.json', from, to]
const manifest = (from: string, to: string): Edit => ['profile.yaml', from, to]
const api = (from: string, to: string): Edit => ['openapi.yaml', from, to]
const suite = (from: string, to: string): Edit => ['arazzo.yaml', from, to]
const freshRow = (level: string) =>
  row(
    '- { id: R-03',
    `- { id: R-04, level: ${level}, roles: [ document ], module: rooms, source: { clause: "4" }, text: { sv: x, en: x } }\n- { id: R-03`,
  )

const repeats = (member: string) =>
  `{ requirement: R-02, document: room, rule: repeats, pointer: /kind, to: room, member: ${member}, unless: x }`
const packages = (sign: string) => {
  const rules = ['readable', 'names', 'links', 'present', 'size', 'checksum', 'listed'].map(each => `${each}: R-02`)
  return `packages: [ { document: room, signs: [ ${sign} ], manifests: [ m.xml ], references: [ { namespace: n, element: e, href: h } ], rules: { ${rules.join(', ')} } } ]\n`
}

const hall = (fileName: string, member: string) =>
  `  - { id: hall, module: rooms, schema: resources/room.schema.json, fileNames: [ ${fileName} ], members: [ ${member} ], title: { sv: Sal, en: Hall } }\n`

/** One edit, or one of the old version and one of the new, and all that it is told as. */
const edits: readonly (readonly [name: string, edit: Edit | readonly [Edit, Edit], told: readonly string[]])[] = [
  ['a MUST', freshRow('MUST'), ['breaking R-04: diff.added']],
  ['a SHOULD', freshRow('SHOULD'), ['additive R-04: diff.added']],
  [
    'a row that is gone',
    row('- { id: R-03', '- { id: R-05'),
    ['breaking R-03: diff.removed', 'additive R-05: diff.added'],
  ],
  ['a level raised', row('id: R-03, level: SHOULD', 'id: R-03, level: MUST'), ['breaking R-03: diff.row.raised']],
  ['a level lowered', row('id: R-02, level: MUST', 'id: R-02, level: SHOULD'), ['additive R-02: diff.row.lowered']],
  [
    'another role',
    row('id: R-02, level: MUST, roles: [ document ]', 'id: R-02, level: MUST, roles: [ document, provider ]'),
    ['breaking R-02: diff.row.roles-added'],
  ],
  ['a role less', row('roles: [ document, provider ]', 'roles: [ document ]'), ['additive R-01: diff.row.roles-gone']],
  [
    'another module',
    row(
      'roles: [ document ], module: rooms, source: { clause: "2"',
      'roles: [ document ], module: more, source: { clause: "2"',
    ),
    ['breaking R-02: diff.row.module'],
  ],
  ['a word', row('En lokal SKALL ha platser.', 'Varenda lokal SKALL ha platser.'), ['editorial R-02: diff.row.text']],
  [
    'a word that decides',
    row('En lokal SKALL ha platser.', 'En lokal SKALL inte ha platser.'),
    ['breaking? R-02: diff.row.text'],
  ],
  ['a clause', row('clause: "2"', 'clause: "2.1"'), ['editorial R-02: diff.row.source']],
  [
    'no longer tested',
    row('en: A room MUST have seats. }', 'en: A room MUST have seats. }, notTested: { sv: x, en: x }'),
    ['additive R-02: diff.row.not-tested'],
  ],
  [
    'a module',
    manifest('more: { sv: Mer, en: More }', 'more: { sv: Mer, en: More }, third: { sv: T, en: T }'),
    ['additive third: diff.added'],
  ],
  ['a module that is gone', manifest(', more: { sv: Mer, en: More }', ''), ['breaking more: diff.removed']],
  ['a mandatory module', manifest('[ rooms ]', '[ rooms, more ]'), ['breaking more: diff.added']],
  [
    'a title',
    manifest('{ sv: Lokaler, en: Rooms }\npub', '{ sv: Lokal, en: Rooms }\npub'),
    ['editorial title: diff.changed'],
  ],
  [
    'a rule across records',
    manifest('unique: [', 'unique: [ { requirement: R-02, document: room, pointer: /name },'),
    ['breaking R-02 room/name: diff.added'],
  ],
  [
    'a rule less',
    manifest('unique: [ { requirement: R-01, document: room, pointer: /id } ]\n', ''),
    ['additive R-01 room/id: diff.removed'],
  ],
  [
    'one of two rules across records of the same place',
    [
      manifest('unique: [', `across: [ ${repeats('a')}, ${repeats('b')} ]\nunique: [`),
      manifest('unique: [', `across: [ ${repeats('c')}, ${repeats('b')} ]\nunique: [`),
    ],
    ['breaking? R-02 room/kind: diff.changed'],
  ],
  ['a kind of package', manifest('unique: [', `${packages('file.xml')}unique: [`), ['additive room: diff.added']],
  [
    'what a kind of package is known by',
    [
      manifest('unique: [', `${packages('file.xml')}unique: [`),
      manifest('unique: [', `${packages('other.xml')}unique: [`),
    ],
    ['breaking? room: diff.changed'],
  ],
  ['a kind of file', manifest('unique: [', `${hall('hall*', 'height')}unique: [`), ['additive hall: diff.added']],
  [
    'a kind of file that takes files of another by their names',
    manifest('unique: [', `${hall('rooms-*', 'height')}unique: [`),
    ['breaking? hall: diff.added'],
  ],
  [
    'a kind of file that takes files of another by their members',
    manifest('unique: [', `${hall('hall*', 'name')}unique: [`),
    ['breaking? hall: diff.added'],
  ],
  ['how a file is known', manifest('members: [ seats ]', 'members: [ seats, id ]'), ['breaking? room: diff.changed']],
  [
    'a mandatory member',
    schema('"required":["id","seats"]', '"required":["id","seats","kind"]'),
    ['breaking room /: diff.schema.required.tight'],
  ],
  [
    'a member less that is mandatory',
    schema('"required":["id","seats"]', '"required":["id"]'),
    ['additive room /: diff.schema.required.loose'],
  ],
  ['a value', schema('["a","b"]', '["a","b","c"]'), ['additive room /kind: diff.schema.values.loose']],
  ['a value less', schema('["a","b"]', '["a"]'), ['breaking room /kind: diff.schema.values.tight']],
  ['a limit', schema('"minimum":0', '"minimum":1'), ['breaking room /seats: diff.schema.limit.tight']],
  [
    'a limit of a recommendation',
    schema('"maxLength":40', '"maxLength":30'),
    ['additive room /name: diff.schema.limit.tight'],
  ],
  ['a pattern', schema('^[a-z]+$', '^[a-z0-9]+$'), ['breaking? room /id: diff.schema.pattern.tight']],
  [
    'a member of a closed record',
    schema('"kind":{', '"more":{"type":"string"},"kind":{'),
    ['additive room /more: diff.schema.member-closed.loose'],
  ],
  [
    'a closed record opened',
    schema(',"additionalProperties":false', ''),
    ['additive room /: diff.schema.closed.loose'],
  ],
  ['definitions of another name', schema('$defs', 'definitions'), []],
  ['a definition written out', schema('{"$ref":"#/$defs/id"}', '{"type":"string","pattern":"^[a-z]+$"}'), []],
  [
    'another requirement',
    schema('"x-requirement":"R-03"', '"x-requirement":"R-01"'),
    ['breaking? room /name: diff.schema.tag'],
  ],
  ['a rule in CEL', schema('self.a < self.b', 'self.a <= self.b'), ['breaking? room /booking: diff.changed']],
  [
    'a rule in CEL more',
    schema('"x-rules":[', '"x-rules":[{"requirement":"R-01","rule":"true"},'),
    ['breaking room /booking: diff.added'],
  ],
  [
    'a title of a schema',
    schema('{"type":"string","pattern"', '{"title":"Id","type":"string","pattern"'),
    ['editorial room /id: diff.changed'],
  ],
  [
    'an operation',
    api('paths:\n', 'paths:\n  /more: { get: { operationId: m, responses: { "200": { description: x } } } }\n'),
    ['additive GET /more: diff.added'],
  ],
  [
    'an operation that is gone',
    api('    get:', '    put:'),
    ['breaking GET /rooms: diff.removed', 'additive PUT /rooms: diff.added'],
  ],
  [
    'a parameter',
    api('parameters: [', 'parameters: [ { name: after, in: query, schema: {} },'),
    ['additive GET /rooms: diff.added'],
  ],
  [
    'a parameter that is demanded',
    api('parameters: [', 'parameters: [ { name: after, in: query, required: true, schema: {} },'),
    ['breaking GET /rooms: diff.added'],
  ],
  [
    'a parameter that has become mandatory',
    api('in: query,', 'in: query, required: true,'),
    ['breaking? GET /rooms, query limit: diff.changed'],
  ],
  [
    'a narrower parameter',
    api('schema: { type: integer }', 'schema: { type: integer, maximum: 9 }'),
    ['breaking GET /rooms, query limit /: diff.schema.limit.tight'],
  ],
  [
    'an answer',
    api('        "404":', '        "500": { description: x }\n        "404":'),
    ['additive GET /rooms: diff.added'],
  ],
  ['an answer that is gone', api('        "404": { description: None. }\n', ''), ['breaking GET /rooms: diff.removed']],
  ['a description', api('description: None.', 'description: Nothing.'), []],
  [
    'an answer that any status was before',
    [
      api('"404":', 'default:'),
      api('"404": { description: None. }', '"404": { description: None. }\n        default: { description: None. }'),
    ],
    ['breaking? GET /rooms: diff.added'],
  ],
  [
    'what a step sends',
    [
      suite('operationId: listRooms,', 'operationId: listRooms, requestBody: { payload: { title: a } },'),
      suite('operationId: listRooms,', 'operationId: listRooms, requestBody: { payload: { title: b } },'),
    ],
    ['breaking? list.all: diff.changed'],
  ],
  [
    'workflows in another order',
    [
      suite('workflows:\n', 'workflows:\n  - { workflowId: first, steps: [] }\n'),
      suite('x-verifies: [ R-02 ] }\n', 'x-verifies: [ R-02 ] }\n  - { workflowId: first, steps: [] }\n'),
    ],
    ['breaking? suites: diff.changed'],
  ],
  ['a criterion', suite('$statusCode == 200', '$statusCode < 300'), ['breaking? list.all: diff.changed']],
  [
    'a description of a step',
    suite('description: All.', 'description: Every one.'),
    ['editorial list.all: diff.changed'],
  ],
  [
    'a step',
    suite(
      '      - { stepId: all',
      '      - { stepId: first, operationId: listRooms, successCriteria: [ { condition: $statusCode == 200 } ] }\n      - { stepId: all',
    ),
    ['breaking? list.first: diff.added', 'breaking? list: diff.changed'],
  ],
]

describe('profile diff of a single edit', () => {
  it.each(edits)('%s', async (_, edit, told) => {
    const { changes } =
      typeof edit[0] === 'string' ? await diff(edit as Edit) : await between(...(edit as [Edit, Edit]))
    expect(changes.map(line)).toEqual(told)
  })

  it('tells no difference of the same', async () => {
    expect(await diff()).toMatchObject({ changes: [], step: 'none', suggested: '1.0.0', isHonest: true })
  })

  it.each(['ss12000', 'ss12000-dnp', 'en16931', 'peppol-bis-billing-3', 'rest-api-profil'])(
    'tells none of %s and itself',
    async name => {
      const { out } = await samklang(['profile', 'diff', name, `profiles/${name}`, '--format', 'json'])
      expect(JSON.parse(out)).toMatchObject({ changes: [], step: 'none', isHonest: true })
    },
  )
})

describe('the published schema of a comparison', () => {
  it('holds for every kind of change, and refuses what has no class', async () => {
    const told = comparedVersions()
    expect(await fault(told)).toBeUndefined()
    const [first] = told.changes
    expect((await fault({ ...told, changes: [{ ...first, class: 'worse' }] }))?.pointer).toBe('/changes/0/class')
  })
})
