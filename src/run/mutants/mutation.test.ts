import { expect, it } from 'vitest'
import type { Mutation } from '../../model/mutants.ts'
import { loadProfile } from '../../profile/load.ts'
import { mutantsOf } from '../../profile/mutants/make.ts'
import { openSchemas } from '../../profile/schemas.ts'
import { checkFiles } from '../check-files.ts'
import { type Parts, parts, tinyWorld } from '../testing-profile.ts'
import { openJsonJudge } from './judge-json.ts'
import { mutationOf } from './mutation.ts'
import { readPassing, textOf } from './read-vectors.ts'

/** Rooms with a name from a list and a number of seats, in houses. */
function roomParts(): Parts {
  const made = parts()
  made.files['resources/room.schema.json'] = {
    'x-requirement': 'R',
    'x-document': 'room',
    type: 'object',
    required: ['id', 'seats', 'house'],
    properties: {
      id: { type: 'string', pattern: '^[a-z]$' },
      seats: { type: 'integer', minimum: 1, maximum: 9 },
      house: { type: 'string', pattern: '^[a-z]$' },
      kind: { enum: ['large', 'small'] },
      open: { type: 'string', format: 'date' },
    },
    additionalProperties: false,
  }
  const house = made.files['resources/house.schema.json'] as Record<string, unknown>
  house.properties = { id: { type: 'string', pattern: '^[a-z]$' }, floors: { type: 'integer', minimum: 1, maximum: 9 } }
  house.additionalProperties = false
  made.manifest.unique = ['room', 'house'].map(document => ({ requirement: 'U', document, pointer: '/id' }))
  return made
}

const vectors = {
  'vectors/tiny/R/pass-1.json': '{"id":"a","seats":4,"house":"h"}',
  'vectors/tiny/R/pass-2.json': '{"id":"a","seats":4,"house":"h","kind":"large","open":"2026-01-31"}',
  'vectors/tiny/L/pass-1/houses.json': '[{"id":"h","floors":1}]',
  'vectors/tiny/L/pass-1/rooms.json': '[{"id":"a","seats":4,"house":"h"},{"id":"b","seats":4,"house":"h"}]',
}

async function scoreOf(made: Parts = roomParts(), files: Readonly<Record<string, string>> = vectors) {
  const world = tinyWorld(files, made)
  return mutationOf(world, await loadProfile(world, 'tiny'), 'export/vectors')
}

function told(mutation: Mutation | undefined): readonly string[] | undefined {
  return mutation?.survivors.map(({ place, edit }) => `${place} ${edit}`)
}

it('every single fault is noticed where a rule says so', async () => {
  const mutation = await scoreOf()
  expect(told(mutation)).toEqual([])
  expect(mutation?.percent).toBe(100)
  expect(mutation?.allowed.map(({ place, edit }) => `${place} ${edit}`)).toEqual([
    'room /kind removed',
    'room /open removed',
  ])
})

/** Takes one rule away, and says where that is noticed. */
async function without(path: string, edit: (schema: Record<string, unknown>) => void) {
  const made = roomParts()
  edit(made.files[path] as Record<string, unknown>)
  return scoreOf(made)
}

it.each<[string, (schema: Record<string, unknown>) => void, readonly string[]]>([
  ['required', schema => void Object.assign(schema, { required: ['id', 'house'] }), ['room /seats removed']],
  ['additionalProperties', schema => void delete schema.additionalProperties, ['room extra-member']],
  [
    'enum',
    schema => void delete property(schema, 'kind').enum,
    ['room /kind nulled', 'room /kind other-type', 'room /kind empty', 'room /kind other-text'],
  ],
  [
    'format',
    schema => void delete property(schema, 'open').format,
    ['room /open empty', 'room /open other-text', 'room /open impossible-date'],
  ],
  [
    'pattern for a format',
    schema => void Object.assign(property(schema, 'open'), { format: undefined, pattern: '^[-0-9]+$' }),
    ['room /open impossible-date'],
  ],
  ['minimum', schema => void delete property(schema, 'seats').minimum, ['room /seats below']],
  ['maximum', schema => void delete property(schema, 'seats').maximum, ['room /seats above']],
  ['type', schema => void Object.assign(property(schema, 'seats'), { type: 'number' }), []],
])('a rule that is taken away lowers the score and names the place: %s', async (_, edit, survivors) => {
  const mutation = await without('resources/room.schema.json', edit)
  expect(told(mutation)).toEqual(survivors)
  if (survivors.length > 0) expect(mutation?.percent).toBeLessThan(100)
})

function property(schema: Record<string, unknown>, name: string): Record<string, unknown> {
  return (schema.properties as Record<string, Record<string, unknown>>)[name] ?? {}
}

it.each([
  ['unique', ['house repeated-record', 'room /id same-id', 'room repeated-record']],
  ['references', ['room /house dangling']],
] as const)('rules between records are missed too: %s', async (rule, survivors) => {
  const made = roomParts()
  delete made.manifest[rule]
  expect([...(told(await scoreOf(made)) ?? [])].sort()).toEqual([...survivors].sort())
})

it('a tag that nothing hears leaves its mutants alive', async () => {
  const made = roomParts()
  const row = made.requirements.find(({ id }) => id === 'R')
  Object.assign(row ?? {}, { roles: ['provider'] })
  expect((await scoreOf(made))?.survivors.length).toBeGreaterThan(10)
})

it('a pattern or format that nobody minds allows only what it fits', async () => {
  const made = roomParts()
  const row = made.requirements.find(({ id }) => id === 'R')
  Object.assign(row ?? {}, { roles: ['provider'] })
  const kind = property(made.files['resources/room.schema.json'] as Record<string, unknown>, 'kind')
  Object.assign(kind, { enum: undefined, pattern: '^[a-z]+$' })
  const mutation = await scoreOf(made)
  expect(told(mutation)).toEqual(
    expect.arrayContaining(['room /id other-text', 'room /id empty', 'room /open other-text', 'room /open empty']),
  )
  expect(mutation?.allowed).toEqual(
    expect.arrayContaining([expect.objectContaining({ place: 'room /kind', edit: 'other-text' })]),
  )
})

it('what is killed is what `check` of the file finds', async () => {
  const made = roomParts()
  delete property(made.files['resources/room.schema.json'] as Record<string, unknown>, 'open').format
  const world = tinyWorld(vectors, made)
  const profile = await loadProfile(world, 'tiny')
  const judge = await openJsonJudge(world, profile)
  const schemas = await openSchemas(profile)
  const fates = { killed: 0, alive: 0 }
  for (const vector of await readPassing(world, profile, 'export/vectors/tiny', false)) {
    for (const mutant of mutantsOf(schemas, vector.files)) {
      const files = vector.files.map(file => {
        return { ...file, text: textOf(file, file.name === mutant.file ? mutant.value : file.value) }
      })
      const { broken } = await judge(vector, files)
      const there = tinyWorld(Object.fromEntries(files.map(({ name, text }) => [name, text])), made)
      const type = vector.documentType === undefined ? {} : { documentType: vector.documentType }
      const report = await checkFiles(there, {
        files: ['export'],
        profile: 'tiny',
        ...type,
        command: '',
        tool: { name: 'samklang', version: '0', engines: {} },
      })
      expect([...broken].sort()).toEqual([...new Set(report.findings.map(({ requirement }) => requirement))].sort())
      fates[broken.size > 0 ? 'killed' : 'alive'] += 1
    }
  }
  expect(fates.killed).toBeGreaterThan(30)
  expect(fates.alive).toBeGreaterThan(2)
})

it('a vector that should pass and does not, or that cannot be edited, is told and not counted', async () => {
  const mutation = await scoreOf(roomParts(), {
    ...vectors,
    'vectors/tiny/R/pass-3.json': '{"id":"a","seats":99,"house":"h"}',
    'vectors/tiny/R/pass-4.csv': 'id;seats',
    'vectors/tiny/R/pass-5.json': '{"thing":1}',
  })
  expect(mutation?.left).toEqual([
    { vector: 'R/pass-3.json', by: ['R'] },
    { vector: 'R/pass-4.csv', by: [] },
    { vector: 'R/pass-5.json', by: [] },
  ])
  expect(mutation).toMatchObject({ vectors: 3, percent: 100 })
})

it('a profile without vectors, and one that is not of files, has no score', async () => {
  expect(await scoreOf(roomParts(), {})).toBeUndefined()
})
