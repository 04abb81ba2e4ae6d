import { testWorld } from '../io/testing.ts'
import { row } from '../model/testing.ts'
import type { World } from '../model/world.ts'
import { stillWorld } from './testing.ts'

/** A small profile that tests can break: houses and rooms, in files and over HTTP. JSON is YAML too. */
export interface Parts {
  manifest: Record<string, unknown>
  requirements: Record<string, unknown>[]
  /** By path, besides the two above. */
  files: Record<string, unknown>
}

const text = (word: string) => ({ sv: word, en: word })
const type = (id: string, ...members: readonly string[]) => {
  const [schema, fileNames] = [`resources/${id}.schema.json`, [`${id}s*`]]
  return { id, module: 'core', schema, fileNames, members, title: text(id) }
}
const requirement = (id: string) => {
  const { consequence: _, ...plain } = row(id)
  return { ...plain }
}

/** `W` well-formed, `H` houses, `R` rooms, `U` unique ids, `L` the link from room to house, `S` what the suite asks. */
export function parts(): Parts {
  return {
    manifest: {
      id: 'tiny',
      version: '1.0.0',
      title: text('Tiny'),
      publisher: 'Test',
      standard: { name: 'Tiny', version: '1' },
      roles: { document: text('Files'), provider: text('Server') },
      modules: { core: text('Core') },
      wellFormed: 'W',
      resources: ['resources/house.schema.json', 'resources/room.schema.json'],
      api: 'resources/openapi.yaml',
      suites: ['suites/rooms.arazzo.yaml'],
      documents: [type('house', 'floors'), type('room', 'seats')],
      unique: [{ requirement: 'U', document: 'room', pointer: '/id' }],
      references: [{ requirement: 'L', document: 'room', pointer: '/house', to: 'house', toPointer: '/id' }],
    },
    requirements: [...'WHRUL'].map(requirement).concat({ ...requirement('S'), roles: ['provider'] }),
    files: {
      'resources/house.schema.json': {
        'x-requirement': 'H',
        'x-document': 'house',
        type: 'object',
        required: ['id', 'floors'],
      },
      'resources/room.schema.json': {
        'x-requirement': 'R',
        'x-document': 'room',
        type: 'object',
        required: ['id', 'seats', 'house'],
      },
      'resources/openapi.yaml': {
        openapi: '3.1.0',
        info: { title: 'Tiny', version: '1' },
        'x-requirement': { status: 'S', 'media-type': 'S', body: 'S' },
        paths: { '/houses': { get: list('house') }, '/rooms': { get: list('room') } },
      },
      'suites/rooms.arazzo.yaml': {
        arazzo: '1.0.1',
        info: { title: 'Tiny', version: '1' },
        sourceDescriptions: [{ name: 'tiny', url: '../resources/openapi.yaml', type: 'openapi' }],
        workflows: [{ workflowId: 'lists', steps: ['houses', 'rooms'].map(step) }],
      },
    },
  }
}

function list(of: string) {
  const schema = { type: 'array', 'x-requirement': 'S', items: { $ref: `${of}.schema.json` } }
  const responses = { '200': { description: 'All', content: { 'application/json': { schema } } } }
  return { operationId: `${of}s`, responses }
}

function step(name: string) {
  const successCriteria = [{ condition: '$statusCode == 200' }]
  return { stepId: name, operationId: name, successCriteria, 'x-verifies': ['S', 'W'], 'x-complete': name.slice(0, -1) }
}

/** Files that the profile finds nothing wrong with. */
export const soundFiles: Readonly<Record<string, string>> = {
  'houses.json': '[{"id":"h","floors":1}]',
  'rooms.json': '[{"id":"a","seats":4,"house":"h"},\n {"id":"b","seats":9,"house":"h"}]',
}

/** A world with the profile as one that ships with the program, and files in `export/`; no network. */
export function tinyWorld(files: Readonly<Record<string, string>>, profile: Parts = parts()): World {
  const { manifest, requirements, files: resources } = profile
  const all = { 'profile.yaml': manifest, 'requirements.yaml': requirements, ...resources }
  const inFolder = (folder: string, entries: readonly (readonly [string, string])[]) =>
    entries.map(([name, content]) => [`${folder}/${name}`, content] as const)
  const world = testWorld({
    files: Object.fromEntries([
      ...inFolder(
        'profiles/tiny',
        Object.entries(all).map(([path, value]) => [path, JSON.stringify(value)] as const),
      ),
      ...inFolder('export', Object.entries(files)),
    ]),
    mayWrite: true,
    now: '2026-03-02T09:00:00Z',
  })
  return { ...world, cache: stillWorld().cache }
}
