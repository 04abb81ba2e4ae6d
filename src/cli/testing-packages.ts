import type { workFolder } from './testing.ts'

/** A profile that passes its own tests, small enough to be published many times. */
export interface SeatsProfile {
  readonly id?: string
  readonly version?: string
  /** More lines of the manifest. */
  readonly manifest?: string
  /** The lowest number of seats that a room may have. */
  readonly least?: number
}

/** Files of the profile and its vectors, by path: `profiles/<id>/…` and `test-vectors/<id>/…`. */
export function seatsFiles({ id = 'seats', version = '1.0.0', manifest = '', least = 1 }: SeatsProfile = {}) {
  const schema = {
    'x-document': 'room',
    type: 'object',
    required: ['seats'],
    properties: { seats: { type: 'integer', minimum: least, 'x-requirement': 'S-01' } },
    'x-requirement': 'S-01',
  }
  return {
    [`profiles/${id}/profile.yaml`]: `id: ${id}
version: ${version}
title: { sv: Platser, en: Seats }
publisher: Example
standard: { name: Rooms, version: "1", url: "https://rooms.example/" }
package: { licence: CC0-1.0, repository: "https://git.example/rooms" }
roles: { document: { sv: Filer, en: Files } }
modules: { rooms: { sv: Lokaler, en: Rooms } }
resources: [ resources/room.schema.json ]
documents:
  - { id: room, module: rooms, schema: resources/room.schema.json, fileNames: [ seats* ], members: [ seats ], title: { sv: Lokal, en: Room } }
${manifest}`,
    [`profiles/${id}/requirements.yaml`]: `- { id: S-01, level: MUST, roles: [ document ], module: rooms, source: { clause: "1" }, text: { sv: En lokal SKALL ha platser., en: A room MUST have seats. } }
`,
    [`profiles/${id}/resources/room.schema.json`]: JSON.stringify(schema, undefined, 2),
    ...vectorFiles(id, 'S-01', { seats: least }, { seats: least - 1 }),
  }
}

function vectorFiles(id: string, requirement: string, kept: unknown, broken: unknown, pointer = '/seats') {
  const at = `test-vectors/${id}/${requirement}`
  const expected = { 'pass-1.json': { findings: [] }, 'fail-1.json': { findings: [{ requirement, pointer }] } }
  return {
    [`${at}/pass-1.json`]: JSON.stringify(kept),
    [`${at}/fail-1.json`]: JSON.stringify(broken),
    [`${at}/expected.json`]: JSON.stringify(expected),
  }
}

/** An extension of `seats` with a row of its own that nothing tests. */
export function extensionFiles(id: string, more = '') {
  return {
    [`profiles/${id}/profile.yaml`]: `id: ${id}
version: 1.0.0
title: { sv: Fler platser, en: More seats }
publisher: Example
standard: { name: Rooms, version: "1" }
extends: { profile: ../seats, version: ^1.0.0 }
${more}`,
    [`profiles/${id}/requirements.yaml`]: `- { id: X-01, level: MAY, roles: [ document ], module: rooms, source: { clause: "1" }, text: { sv: En lokal FÅR ha färg., en: A room MAY have a colour. }, notTested: { sv: Inget att pröva., en: Nothing to test. } }
`,
    ...vectorFiles(id, 'S-01', { seats: 2 }, { seats: 0 }),
  }
}

/** Writes files below a folder of the test, and gives the path of one of them. */
export function putAll(
  { path, write }: ReturnType<typeof workFolder>,
  below: string,
  files: Readonly<Record<string, string>>,
) {
  for (const [name, text] of Object.entries(files)) write(`${below}/${name}`, text)
  return `${path}/${below}`
}
