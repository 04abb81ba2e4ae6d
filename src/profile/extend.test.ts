import { describe, expect, it } from 'vitest'
import type { World } from '../model/world.ts'
import { checkFiles } from '../run/check-files.ts'
import { plan } from '../run/plan.ts'
import { exampleTool, stillWorld } from '../run/testing.ts'
import { loadProfile } from './load.ts'
import { testedBy } from './tested-by.ts'

const text = (word: string) => `{ sv: ${word}, en: ${word} }`
const row = (id: string, more = '', module = 'rooms') =>
  `- { id: ${id}, level: MUST, roles: [ provider ], module: ${module}, source: { clause: "1" }, text: ${text(id)}${more} }\n`
const schema = (tag: string, required: string) =>
  JSON.stringify({ 'x-document': 'room', 'x-requirement': tag, type: 'object', required: [required] })
const operation = (id: string, module: string) =>
  `{ operationId: ${id}, x-module: ${module}, responses: { "200": { description: x } } }`
const head = (id: string) =>
  `id: ${id}\nversion: 1.2.0\ntitle: ${text(id)}\npublisher: x\nstandard: { name: x, version: "1" }\n`

const base = {
  'base/profile.yaml': `${head('base')}roles: { provider: ${text('Server')} }
modules: { rooms: ${text('Rooms')}, keys: ${text('Keys')} }
resources: [ resources/room.schema.json ]
api: resources/openapi.yaml
suites: [ suites/rooms.arazzo.yaml, suites/keys.arazzo.yaml ]
documents:
  - { id: room, module: rooms, schema: resources/room.schema.json, fileNames: [ rooms* ], members: [ id ], title: ${text('Room')} }
unique: [ { requirement: B-02, document: room, pointer: /id } ]
`,
  'base/requirements.yaml': [
    row('B-01'),
    row('B-02', ', optionalWithin: B-01'),
    row('B-03'),
    row('B-04'),
    row('B-05', '', 'keys'),
  ].join(''),
  'base/resources/room.schema.json': schema('B-01', 'seats'),
  'base/resources/openapi.yaml': `openapi: 3.1.0
info: { title: x, version: "1" }
x-requirement: { status: B-01, media-type: B-01, body: B-01 }
paths:
  /rooms: { get: ${operation('listRooms', 'rooms')}, post: ${operation('lookupRooms', 'rooms')} }
  /keys: { get: ${operation('listKeys', 'keys')} }
`,
  'base/suites/rooms.arazzo.yaml': `arazzo: 1.0.1
info: { title: x, version: "1" }
sourceDescriptions: [ { name: x, url: ../resources/openapi.yaml, type: openapi } ]
workflows:
  - workflowId: rooms
    x-module: rooms
    steps:
      - { stepId: all, operationId: listRooms, successCriteria: [ { condition: $statusCode == 200 } ], x-verifies: [ B-03 ], outputs: { id: $response.body#/0/id } }
      - { stepId: pick, operationId: listRooms, outputs: { id: $response.body#/0/id } }
      - stepId: look
        operationId: lookupRooms
        requestBody: { contentType: application/json, payload: [ $steps.pick.outputs.id ] }
        x-criteria: [ { condition: $statusCode == 200, verifies: [ B-04 ], message: ${text('No')} } ]
      - { stepId: again, operationId: listRooms, x-criteria: [ { condition: $statusCode == 200, verifies: [ B-03, B-04 ], message: ${text('No')} } ] }
`,
  'base/suites/keys.arazzo.yaml': `arazzo: 1.0.1
info: { title: x, version: "1" }
sourceDescriptions: [ { name: x, url: ../resources/openapi.yaml, type: openapi } ]
workflows:
  - workflowId: keys
    x-module: keys
    steps:
      - { stepId: all, operationId: listKeys, successCriteria: [ { condition: $statusCode == 200 } ], x-verifies: [ B-05 ] }
`,
}
const reason = `reason: ${text('Because')}`

describe('a profile that extends another', () => {
  it('has the rows, documents, rules and files of both', async () => {
    const profile = await loadExtension({ 'ext/requirements.yaml': row('E-01') })
    expect(profile.requirements.map(({ id }) => id)).toEqual(['B-01', 'B-02', 'B-03', 'B-04', 'B-05', 'E-01'])
    expect(profile).toMatchObject({
      id: 'ext',
      version: '1.2.0',
      api: 'resources/openapi.yaml',
      unique: [{ pointer: '/id' }],
    })
    expect(Object.keys(profile.modules)).toEqual(['rooms', 'keys'])
    expect([...profile.resources.keys()]).toHaveLength(4)
    expect(profile.suites).toEqual(['suites/rooms.arazzo.yaml', 'suites/keys.arazzo.yaml'])
  })

  it('has a digest of its own, which a changed comma in the base changes', async () => {
    const [own, same, other] = await Promise.all([
      loadExtension({}),
      loadExtension({}),
      loadExtension({ 'base/resources/room.schema.json': schema('B-01', 'floor') }),
    ])
    expect(own.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(own.digest).toBe(same.digest)
    expect(own.digest).not.toBe(own.extends?.digest)
    expect(other.digest).not.toBe(own.digest)
  })

  it('is judged by its own file where the base has one of the same path', async () => {
    const own = { resources: 'resources: [ resources/room.schema.json ]\n' }
    const extension = extensionFiles('version: ^1.0.0', `roles: { document: ${text('File')} }\n${own.resources}`, {
      'ext/requirements.yaml': row('E-01').replace('provider', 'document'),
      'ext/resources/room.schema.json': schema('E-01', 'colour'),
      'rooms.json': '[{"id":1,"seats":2}]',
    })
    const request = { files: ['rooms.json'], profile: './ext', command: 'samklang check', tool: exampleTool }
    const report = await checkFiles(worldOf({ ...base, ...extension }), request)
    expect(report.findings.map(({ requirement }) => requirement)).toEqual(['E-01'])
  })

  it('leaves out rows with a reason, and rows within them then lie within the one that stands in', async () => {
    const profile = await loadExtension(
      { 'ext/requirements.yaml': row('E-01') },
      `narrow: [ { requirements: [ B-01 ], instead: E-01, ${reason} } ]`,
    )
    expect(profile.requirements.map(({ id }) => id)).toEqual(['B-02', 'B-03', 'B-04', 'B-05', 'E-01'])
    expect(profile.requirements[0]).toMatchObject({ id: 'B-02', optionalWithin: 'E-01' })
    expect(profile.extends?.dropped).toEqual([{ requirement: 'B-01', reason: { sv: 'Because', en: 'Because' } }])
  })

  it('leaves out a module with its rows, calls and suites', async () => {
    const profile = await loadExtension({}, `narrow: [ { modules: [ keys ], ${reason} } ]`)
    expect(profile.requirements.map(({ id }) => id)).not.toContain('B-05')
    expect(Object.keys(profile.modules)).toEqual(['rooms'])
    expect(profile.suites).toEqual(['suites/rooms.arazzo.yaml'])
    expect(JSON.parse(profile.resources.get('resources/openapi.yaml')?.text ?? '').paths).not.toHaveProperty('/keys')
    expect(plan(profile, { role: 'provider' }, { only: [], exclude: [] }).modules).toEqual(['rooms'])
  })

  it('leaves out a call with the steps that make it and those that only served them', async () => {
    const profile = await loadExtension({}, `narrow: [ { operations: [ lookupRooms ], ${reason} } ]`)
    expect(stepsOf(profile.resources.get('suites/rooms.arazzo.yaml')?.text)).toEqual(['all', 'again'])
    expect((await testedBy(profile)).get('B-04')).toHaveLength(1)
  })

  it('asks nothing that only tested what was left out', async () => {
    const profile = await loadExtension({}, `narrow: [ { requirements: [ B-04 ], ${reason} } ]`)
    const suite = profile.resources.get('suites/rooms.arazzo.yaml')?.text ?? ''
    expect(stepsOf(suite)).toEqual(['all', 'again'])
    expect(suite).not.toContain('B-04')
  })

  it('grades a row anew, and says from what', async () => {
    const profile = await loadExtension({}, `regrade: [ { requirement: B-03, level: SHOULD, ${reason} } ]`)
    expect(profile.requirements.find(({ id }) => id === 'B-03')?.level).toBe('SHOULD')
    expect(profile.extends?.regraded).toEqual([
      { requirement: 'B-03', from: 'MUST', reason: { sv: 'Because', en: 'Because' } },
    ])
  })

  it('says what its base says that a run does not show, and its own; of roles that are there', async () => {
    const said = (role: string, word: string) =>
      `limits: [ { roles: [ ${role} ], text: { sv: ${word}, en: ${word} } } ]`
    const files = { 'base/profile.yaml': `${base['base/profile.yaml']}${said('provider', 'a')}\n` }
    const profile = await loadExtension(files, said('provider', 'b'))
    expect(profile.limits.map(({ text }) => text.en)).toEqual(['a', 'b'])
    await expect(loadExtension({}, said('nobody', 'a'))).rejects.toMatchObject({
      code: 'profile.unknown-name',
      args: { kind: 'role', name: 'nobody' },
    })
  })

  it('can be extended in turn', async () => {
    const files = {
      ...extensionFiles('version: ^1.0.0', `narrow: [ { requirements: [ B-04 ], ${reason} } ]`, {}),
      'third/profile.yaml': `${head('third')}extends: { profile: ../ext, version: 1.2.0 }\n`,
      'third/requirements.yaml': row('T-01'),
    }
    const profile = await loadProfile(worldOf({ ...base, ...files }), './third')
    expect(profile.requirements.map(({ id }) => id)).toEqual(['B-01', 'B-02', 'B-03', 'B-05', 'E-00', 'T-01'])
    expect(profile.extends?.dropped.map(({ requirement }) => requirement)).toEqual(['B-04'])
  })
})

describe('an extension is refused', () => {
  it.each([
    ['with a base that is not there', 'version: ^1.0.0', '', '../nowhere', 'profile.unknown'],
    [
      'that leaves out an unknown row',
      'version: ^1.0.0',
      `narrow: [ { requirements: [ B-99 ], ${reason} } ]`,
      '../base',
      'profile.unknown-name',
    ],
    [
      'that leaves out an unknown module',
      'version: ^1.0.0',
      `narrow: [ { modules: [ doors ], ${reason} } ]`,
      '../base',
      'profile.unknown-name',
    ],
    [
      'that leaves out an unknown call',
      'version: ^1.0.0',
      `narrow: [ { operations: [ get ], ${reason} } ]`,
      '../base',
      'profile.unknown-name',
    ],
    [
      'that grades an unknown row',
      'version: ^1.0.0',
      `regrade: [ { requirement: B-99, level: MAY, ${reason} } ]`,
      '../base',
      'profile.unknown-name',
    ],
    [
      'that leaves something out without a reason',
      'version: ^1.0.0',
      'narrow: [ { modules: [ keys ] } ]',
      '../base',
      'profile.broken',
    ],
    ['that says nothing of the version of its base', '', '', '../base', 'profile.broken'],
    ['of another version', 'version: ~1.1.0', '', '../base', 'profile.base'],
    ['of another digest', `digest: "sha256:${'0'.repeat(64)}"`, '', '../base', 'profile.base'],
    ['that extends itself', 'version: ^1.0.0', '', '../ext', 'profile.cycle'],
  ])('%s', async (_, pin, more, from, code) => {
    const files = extensionFiles(pin, more, {}, from)
    await expect(loadProfile(worldOf({ ...base, ...files }), './ext')).rejects.toMatchObject({ code })
  })

  it('when a rule is left that leads to a document type that is gone', async () => {
    const more = `narrow: [ { modules: [ rooms ], ${reason} } ]\nunique: [ { requirement: E-00, document: room, pointer: /id } ]`
    await expect(loadExtension({ 'ext/requirements.yaml': row('E-00', '', 'keys') }, more)).rejects.toMatchObject({
      code: 'profile.unknown-name',
      args: { kind: 'document-type', name: 'room' },
    })
  })

  it('when a new row has the id of one of the base', async () => {
    await expect(loadExtension({ 'ext/requirements.yaml': row('B-01') })).rejects.toMatchObject({
      code: 'profile.duplicate-id',
    })
  })

  it('without a base, when it has no roles, or leaves something out', async () => {
    for (const more of ['', `roles: { provider: ${text('x')} }\nmodules: {}\nresources: []\nnarrow: []\n`]) {
      const files = { 'ext/profile.yaml': `${head('ext')}${more}`, 'ext/requirements.yaml': row('E-00') }
      await expect(loadProfile(worldOf(files), './ext')).rejects.toMatchObject({ code: 'profile.broken' })
    }
  })
})

function extensionFiles(pin: string, more: string, files: Readonly<Record<string, string>>, from = '../base') {
  return {
    'ext/profile.yaml': `${head('ext')}extends: { profile: ${from}, ${pin} }\n${more}\n`,
    'ext/requirements.yaml': row('E-00'),
    ...files,
  }
}

function loadExtension(files: Readonly<Record<string, string>>, more = '') {
  return loadProfile(worldOf({ ...base, ...extensionFiles('version: ^1.0.0', more, files) }), './ext')
}

function stepsOf(suite = '{}'): readonly string[] {
  return JSON.parse(suite).workflows.flatMap((workflow: { steps: readonly { stepId: string }[] }) =>
    workflow.steps.map(({ stepId }) => stepId),
  )
}

/** A disk that holds just these files. */
function worldOf(files: Readonly<Record<string, string>>): World {
  const world = stillWorld()
  const at = (path: string) => files[path.replace(/^\.\//, '')]
  const bytes = (path: string) => new TextEncoder().encode(at(path))
  return {
    ...world,
    files: {
      ...world.files,
      exists: async path => at(path) !== undefined,
      read: async path => bytes(path),
      readSmall: async path => bytes(path),
      list: async path => (at(path) === undefined ? [] : [{ path, name: path }]),
      async *stream(path) {
        yield bytes(path)
      },
    },
  }
}
