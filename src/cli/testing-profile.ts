import type { workFolder } from './testing.ts'

/** The files of a small profile: tests replace pieces of them. */
const rooms: Readonly<Record<string, string>> = {
  'profile.yaml': `id: rooms
version: 1.0.0
title: { sv: Lokaler, en: Rooms }
publisher: Example
standard: { name: Rooms, version: "1" }
roles: { provider: { sv: System, en: System }, document: { sv: Filer, en: Files } }
modules: { rooms: { sv: Lokaler, en: Rooms }, more: { sv: Mer, en: More } }
mandatoryModules: [ rooms ]
resources: [ resources/room.schema.json ]
api: resources/openapi.yaml
suites: [ suites/rooms.arazzo.yaml ]
documents:
  - { id: room, module: rooms, schema: resources/room.schema.json, fileNames: [ rooms* ], members: [ seats ], title: { sv: Lokal, en: Room } }
unique: [ { requirement: R-01, document: room, pointer: /id } ]
`,
  'requirements.yaml': `- { id: R-01, level: MUST, roles: [ document, provider ], module: rooms, source: { clause: "1" }, text: { sv: Ett id SKALL vara unikt., en: An id MUST be unique. } }
- { id: R-02, level: MUST, roles: [ document ], module: rooms, source: { clause: "2" }, text: { sv: En lokal SKALL ha platser., en: A room MUST have seats. } }
- { id: R-03, level: SHOULD, roles: [ document ], module: rooms, source: { clause: "3" }, text: { sv: En lokal BÖR ha namn., en: A room SHOULD have a name. } }
`,
  'resources/room.schema.json': JSON.stringify({
    'x-document': 'room',
    'x-requirement': 'R-02',
    type: 'object',
    required: ['id', 'seats'],
    properties: {
      id: { $ref: '#/$defs/id' },
      seats: { type: 'integer', minimum: 0 },
      name: { 'x-requirement': 'R-03', type: 'string', maxLength: 40 },
      kind: { enum: ['a', 'b'] },
      booking: { type: 'object', 'x-rules': [{ requirement: 'R-02', rule: 'self.a < self.b' }] },
    },
    additionalProperties: false,
    $defs: { id: { type: 'string', pattern: '^[a-z]+$' } },
  }),
  'resources/openapi.yaml': `openapi: 3.1.0
info: { title: Rooms, version: "1" }
x-requirement: { status: R-02, media-type: R-02, body: R-02 }
paths:
  /rooms:
    get:
      operationId: listRooms
      parameters: [ { name: limit, in: query, schema: { type: integer } } ]
      responses:
        "200": { description: All., content: { application/json: { schema: { type: array, x-requirement: R-02, items: { $ref: room.schema.json } } } } }
        "404": { description: None. }
`,
  'suites/rooms.arazzo.yaml': `arazzo: 1.0.1
info: { title: Rooms, version: 1.0.0 }
sourceDescriptions: [ { name: rooms, url: ../resources/openapi.yaml, type: openapi } ]
workflows:
  - workflowId: list
    steps:
      - { stepId: all, description: All., operationId: listRooms, successCriteria: [ { condition: $statusCode == 200 } ], x-verifies: [ R-02 ] }
`,
}

/** A piece of a file that is replaced, wherever it stands. */
export type Edit = readonly [file: string, from: string, to: string]

/** Writes the profile with edits into a folder of its own, and gives its path. */
export function editedRooms({ path, write }: ReturnType<typeof workFolder>): (...edits: readonly Edit[]) => string {
  let count = 0
  return (...edits) => {
    count += 1
    for (const [name, text] of Object.entries(roomsFiles(...edits))) write(`${count}/${name}`, text)
    return `${path}/${count}`
  }
}

/** The files of the profile with edits, by path. */
export function roomsFiles(...edits: readonly Edit[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(rooms).map(([name, text]) => [name, edited(name, text, edits)]))
}

function edited(name: string, text: string, edits: readonly Edit[]): string {
  let content = text
  for (const [file, from, to] of edits.filter(([each]) => name.endsWith(each))) {
    if (!content.includes(from)) throw new Error(`${file} has no ${from}`)
    content = content.replaceAll(from, to)
  }
  return content
}
