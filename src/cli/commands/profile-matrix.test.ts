import { expect, it } from 'vitest'
import { samklang, workFolder } from '../testing.ts'

const { path: folder, write } = workFolder()
const text = '{ sv: x, en: x }'
const profile = `${folder}/profiles/rooms`
const rows = ['R-1', 'R-2', 'R-3'].map(id => {
  return `- { id: ${id}, level: ${id === 'R-3' ? 'SHOULD' : 'MUST'}, roles: [ document ], module: m, source: { clause: "1" }, text: ${text} }`
})
write('profiles/rooms/requirements.yaml', rows.join('\n'))
write(
  'profiles/rooms/profile.yaml',
  `id: rooms
version: 1.0.0
title: { sv: "<b>Lokaler | =1", en: "<b>Rooms | =1" }
publisher: x
standard: { name: x, version: "1" }
roles: { document: ${text} }
modules: { m: ${text} }
resources: [ room.schema.json ]
documents: [ { id: room, module: m, schema: room.schema.json, fileNames: [ rooms* ], members: [ id ], title: ${text} } ]
unique: [ { requirement: R-2, document: room, pointer: /id } ]
`,
)
write(
  'profiles/rooms/room.schema.json',
  JSON.stringify({ 'x-document': 'room', 'x-requirement': 'R-1', type: 'object', required: ['id'] }),
)
write('test-vectors/rooms/R-1/pass-1.json', '{"id":1}')
write('test-vectors/rooms/R-1/fail-1/rooms.json', '[{}]')
write('test-vectors/rooms/R-2/pass-1.json', '[{"id":1}]')

const coverage = (...more: readonly string[]) => samklang(['profile', 'coverage', profile, ...more])

it('the gate names the requirements that lack something, their level and the next step', async () => {
  const { code, out } = await coverage()
  expect(out).toContain(`NOT ALL REQUIREMENTS ARE ACCOUNTED FOR: 2, of which MUST: 1.
  R-2 (MUST): A file can break it, and vectors do not show both. Write a vector`)
  expect(out).toContain('  R-3 (SHOULD): Nothing tests it. Name it beside what tests it')
  expect(code).toBe(1)
  const sv = await coverage('--lang', 'sv')
  expect(sv.out).toContain('KRAV SOM INTE ÄR REDOVISADE: 2, varav SKALL: 1.\n  R-2 (SKALL): En fil kan bryta mot det')
})

it('--matrix names places and vectors under each requirement', async () => {
  const { out } = await coverage('--matrix')
  expect(out).toContain(`R-1  MUST    tested: schema ×1, vectors 1 pass, 1 fail
    Schemas, rules and answers: room.schema.json#
    Vectors that pass: rooms/R-1/pass-1.json
    Vectors that fail: rooms/R-1/fail-1
R-2  MUST    tested: across records ×1, vectors 1 pass, 0 fail. LACKS A PASSING OR A FAILING VECTOR
    Schemas, rules and answers: profile.yaml#room/id
`)
})

it('as JSON, a table for a spreadsheet, Markdown and a page', async () => {
  const json = JSON.parse((await coverage('--format', 'json')).out)
  expect(
    json.matrix.map(({ requirement, gaps }: { requirement: string; gaps: string[] }) => [requirement, gaps]),
  ).toEqual([
    ['R-1', []],
    ['R-2', ['vector']],
    ['R-3', ['open']],
  ])
  expect(json.matrix[0].vectors).toEqual([
    { name: 'rooms/R-1/fail-1', kind: 'fail' },
    { name: 'rooms/R-1/pass-1.json', kind: 'pass' },
  ])
  const csv = (await coverage('--format', 'csv')).out.split('\n')
  expect(csv[0]).toBe(
    '\ufeff"Requirement";"Level";"Account";"Schemas, rules and answers";"Steps of suites";"Vectors that pass";"Vectors that fail";"Missing";"Reason"',
  )
  expect(csv[1]).toBe('"R-1";"MUST";"tested";"room.schema.json#";"";"rooms/R-1/pass-1.json";"rooms/R-1/fail-1";"";""')
  const { code, out } = await coverage('--format', 'markdown')
  expect(out).toContain('| R-1 | MUST | tested | room.schema.json&#35; |  | rooms/R-1/pass-1.json |')
  expect(out).not.toContain('<b>')
  expect(code).toBe(1)
  const page = (await coverage('--format', 'html')).out
  expect(page).toContain('<th scope="row">R-1</th>')
  expect(page).toContain('&lt;b&gt;Rooms')
  expect(page).not.toContain('<b>')
  const wrong = await coverage('--format', 'xml')
  expect([wrong.code, wrong.err.includes('text, json, html, markdown, csv')]).toEqual([2, true])
})

it('steps of suites have the names that a run gives them, and vectors of a base and as edits are named', async () => {
  const subset = JSON.parse((await samklang(['profile', 'coverage', 'ss12000-dnp', '--format', 'json'])).out)
  const row = (id: string) => subset.matrix.find(({ requirement }: { requirement: string }) => requirement === id)
  expect(row('SS-G02a').steps.length).toBeGreaterThan(1)
  for (const step of row('SS-G02a').steps) expect(step).toMatch(/^[A-Za-z][\w-]*\/[A-Za-z][\w-]*$/)
  expect(row('SS-X17').vectors.map(({ name }: { name: string }) => name)).toContain('ss12000/SS-X17/pass-1.json')
  expect(subset.matrix.flatMap(({ gaps }: { gaps: string[] }) => gaps)).toEqual([])
  const invoice = JSON.parse((await samklang(['profile', 'coverage', 'en16931', '--format', 'json'])).out)
  const br02 = invoice.matrix.find(({ requirement }: { requirement: string }) => requirement === 'BR-02')
  expect(br02.rules.length).toBeGreaterThan(0)
  expect(br02.vectors.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['pass', 'fail']))
})
