import { mkdirSync, rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { samklang, workFolder } from '../testing.ts'

const { path: folder, write } = workFolder()
const profile = `${folder}/profiles/rooms`

const room = {
  'x-document': 'room',
  'x-requirement': { required: 'R-1', '*': 'R-2' },
  type: 'object',
  required: ['id', 'seats'],
  properties: { id: { type: 'string' }, seats: { type: 'integer', minimum: 1, maximum: 99 } },
  additionalProperties: false,
}

const text = '{ sv: x, en: x }'
write(
  'profiles/rooms/requirements.yaml',
  ['R-1', 'R-2']
    .map(id => `- { id: ${id}, level: MUST, roles: [ document ], module: m, source: { clause: "1" }, text: ${text} }`)
    .join('\n'),
)
write(
  'profiles/rooms/profile.yaml',
  `id: rooms
version: 1.0.0
title: ${text}
publisher: x
standard: { name: x, version: "1" }
roles: { document: ${text} }
modules: { m: ${text} }
resources: [ room.schema.json ]
documents: [ { id: room, module: m, schema: room.schema.json, fileNames: [ rooms* ], members: [ id ], title: ${text} } ]
`,
)
write('profiles/rooms/room.schema.json', JSON.stringify(room))
for (const id of ['R-1', 'R-2']) {
  write(`test-vectors/rooms/${id}/pass-1.json`, '{"id":"a1","seats":2}')
  write(`test-vectors/rooms/${id}/fail-1.json`, id === 'R-1' ? '{"id":"a1"}' : '{"id":"a1","seats":0}')
}

const explanation = (edits: string, at: string) =>
  `equivalent: [ { edits: [ ${edits} ], at: [ "${at}" ], reason: { sv: Fri text., en: Free text. } } ]`

it('tells each survivor with its place, what is missing and the requirements that speak of it', async () => {
  const { code, out } = await samklang(['profile', 'coverage', profile, '--min-score', '95'])
  expect(out).toContain('Mutation score of documents: 85.7 %. Faults that a requirement notices: 12 of 14.')
  expect(out).toContain('Documents made of 2 passing vectors, each with one edit: 28. The same as another: 14.')
  expect(out).toContain(`  room /id: is empty, ""
    in R-1/pass-1.json, pass-1.json /id
    missing: which texts there may be (enum, pattern, format); requirements that speak of the place: R-2
`)
  expect(out).toContain('THE SCORE 85.7 % IS BELOW 95 %.')
  expect(code).toBe(1)
})

it('a matrix does not hide the score: it is told beside it', async () => {
  const { code, out, err } = await samklang(['profile', 'coverage', profile, '--min-score', '95', '--format', 'csv'])
  expect(err).toContain('THE SCORE 85.7 % IS BELOW 95 %.')
  expect(out).not.toContain('85.7')
  expect(code).toBe(1)
  const sv = await samklang(['profile', 'coverage', profile, '--mutants', '--lang', 'sv'])
  expect(sv.out).toContain('Mutationstal för dokument: 85,7 %.')
})

it('explanations are told apart, and the score is a gate', async () => {
  write('test-vectors/rooms/mutants.yaml', explanation('empty, other-text', 'room /id'))
  const { code, out } = await samklang(['profile', 'coverage', profile, '--mutants', '--min-score', '100'])
  expect(out).toContain('Mutation score of documents: 100 %. Faults that a requirement notices: 12 of 12.')
  expect(out).toContain('Explained as allowed:\n  2 faults: Free text.\nFaults that nothing notices: 0\n')
  expect(code).toBe(0)
  const json = await samklang(['profile', 'coverage', profile, '--mutants', '--format', 'json'])
  const { mutants, complete } = JSON.parse(json.out)
  expect(mutants).toMatchObject({ percent: 100, killed: 12, faults: 14, equivalent: { allowed: 0, explained: 2 } })
  expect(complete).toBe(true)
})

it('explanations that are not so end with 1, whatever the score', async () => {
  write('test-vectors/rooms/mutants.yaml', explanation('empty, other-text, nulled', 'room /*'))
  const { code, out } = await samklang(['profile', 'coverage', profile, '--mutants'])
  expect(out).toContain('room /id: is null. It is explained as allowed or unnoticed, but breaks R-2.')
  expect(out).toContain('room /*: nothing needs the explanation of "is null". Take it away.')
  expect(code).toBe(1)
  const sv = await samklang(['profile', 'coverage', profile, '--mutants', '--lang', 'sv'])
  expect(sv.out).toContain('room /id: är null. Det förklaras som tillåtet eller omärkt men bryter mot R-2.')
})

it('passing vectors that do not pass are told, and no score of the others is enough', async () => {
  write('test-vectors/rooms/mutants.yaml', explanation('empty, other-text', 'room /id'))
  write('test-vectors/rooms/R-2/pass-2.json', '{"id":"a1","seats":200}')
  const { code, out } = await samklang(['profile', 'coverage', profile, '--min-score', '50'])
  rmSync(`${folder}/test-vectors/rooms/R-2/pass-2.json`)
  expect(out).toContain(
    'The score says nothing of them:\n  R-2/pass-2.json: breaks R-2. Mend the vector or the rule.\n',
  )
  expect(out).toContain('Mutation score of documents: 100 %.')
  expect(code).toBe(1)
})

it('explanations that cannot be read, and scores that there are not, are wrong use', async () => {
  write('test-vectors/rooms/mutants.yaml', explanation('emptied', 'room /id'))
  const broken = await samklang(['profile', 'coverage', profile, '--mutants'])
  expect([broken.code, broken.err.includes('profile.broken'), broken.err.includes('/equivalent/0/edits/0')]).toEqual([
    2,
    true,
    true,
  ])
  const { code, err } = await samklang(['profile', 'coverage', profile, '--min-score', '101'])
  expect([code, err.includes('usage.option')]).toEqual([2, true])
})

it('without vectors there is no score, and none that is high enough', async () => {
  mkdirSync(`${folder}/empty`)
  const bare = ['profile', 'coverage', profile, '--vectors', `${folder}/empty`]
  const { out } = await samklang([...bare, '--mutants'])
  expect(out).toContain('No passing vectors that are documents of the profile')
  const gate = await samklang([...bare, '--min-score', '1', '--format', 'json'])
  expect([gate.code, JSON.parse(gate.out).complete]).toEqual([1, false])
})

it('says of a profile of packages that packages are not measured, and of others nothing of it', async () => {
  const { out } = await samklang(['profile', 'coverage', 'fgs-paket', '--mutants'])
  expect(out).toContain('NOT MEASURED: packages.')
  const { out: others } = await samklang(['profile', 'coverage', 'rivta', '--mutants'])
  expect(others).toContain('Mutation score of documents')
  expect(others).not.toContain('NOT MEASURED: packages.')
})

it('a score that is of documents alone says that packages are not measured, to programs too', async () => {
  mkdirSync(`${folder}/no-vectors`, { recursive: true })
  const argv = ['profile', 'coverage', 'fgs-paket', '--vectors', `${folder}/no-vectors`]
  expect((await samklang([...argv, '--mutants'])).out).toContain('NOT MEASURED: packages.')
  const unmeasured = async (words: readonly string[]) =>
    JSON.parse((await samklang([...words, '--mutants', '--format', 'json'])).out).unmeasured
  expect(await unmeasured(argv)).toEqual(['packages'])
  expect(await unmeasured(['profile', 'coverage', profile, '--vectors', `${folder}/no-vectors`])).toBeUndefined()
})
