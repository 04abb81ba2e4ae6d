import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { samklang, workFolder } from '../testing.ts'

const { path: folder, write } = workFolder()
const official = '../shared/official/ss12000-dnp-subset/openapi-expose/openapi.yml'
const text = '{ sv: x, en: x }'
const api = (more: string) => `openapi: 3.1.0
info: { title: x, version: "1" }
x-requirement: { status: R-1, media-type: R-1, body: R-1 }
paths: { /rooms: { get: { operationId: listRooms, parameters: [ ${more} ], responses: { "200": { description: x } } } } }
`
const limit = '{ name: limit, in: query, schema: { type: integer } }'

function profile(remarks: string, digest = '0'.repeat(64)): string {
  write(
    'profiles/rooms/requirements.yaml',
    `- { id: R-1, level: MUST, roles: [ p ], module: m, source: { clause: "1" }, text: ${text} }`,
  )
  write('profiles/rooms/openapi.yaml', api(limit))
  write(
    'profiles/rooms/profile.yaml',
    `id: rooms
version: 1.0.0
title: ${text}
publisher: x
standard: { name: x, version: "1" }
official: { url: https://example.com/openapi.yaml, digest: "sha256:${digest}", remarks: [ ${remarks} ] }
roles: { p: ${text} }
modules: { m: ${text} }
resources: []
api: openapi.yaml
`,
  )
  return `${folder}/profiles/rooms`
}

describe('profile compare', () => {
  it('groups what differs, and fails', async () => {
    const file = write('official/openapi.yaml', api('{ name: after, in: query, schema: {} }'))
    const { code, out } = await samklang(['profile', 'compare', profile(''), '--resources', file])
    expect(out).toContain(
      'IT IS NOT the file that the profile was written from: https://example.com/openapi.yaml sha256:000',
    )
    expect(out).toContain(
      'Differences: 2\n  Parameters\n    GET /rooms, query after: only in the file\n    GET /rooms, query limit: only in the profile\n',
    )
    expect(code).toBe(1)
  })

  it('shows what is known as remarks on the standard, and remarks that nothing needs', async () => {
    const content = api('')
    const file = write('official-2/openapi.yaml', content)
    const { createHash } = await import('node:crypto')
    const digest = createHash('sha256').update(content).digest('hex')
    const remarks = `{ kind: parameter, at: "*limit", text: { sv: Känt., en: Known. } }, { kind: type, at: Room, text: ${text} }`
    const words = ['profile', 'compare', profile(remarks, digest), '--resources']
    const { code, out } = await samklang([...words, file])
    expect(out).toContain('It is the very file that the profile was written from.\n\nDifferences: 0\n')
    expect(out).toContain('remarks: 1\n  Known.\n    Parameters: GET /rooms, query limit: only in the profile\n')
    expect(out).toContain('Remarks on differences that are not there: 1\n  Types: Room\n')
    expect(code).toBe(0)

    write('official-2/other.yaml', api(limit))
    write('official-2/notes.yaml', 'a: 1')
    const json = JSON.parse((await samklang([...words, `${folder}/official-2`, '--format', 'json'])).out)
    expect(json.file.digest).toBe(`sha256:${digest}`)
    expect(json).toMatchObject({
      differences: [],
      known: [{ at: 'GET /rooms, query limit', remark: { en: 'Known.' } }],
    })
  })

  it('is not green for another file, even when nothing differs', async () => {
    const file = write('official-3/openapi.yaml', `${api(limit)}# changed\n`)
    const { code, out } = await samklang(['profile', 'compare', profile(''), '--resources', file])
    expect(out).toContain('Differences: 0\n')
    expect(code).toBe(1)
  })

  it('reads a file whose quoted lines are indented too little', async () => {
    const file = write(
      'official-4/openapi.yaml',
      `${api(limit)}info:\n  a: 1\n`.replace(/info: .*\n/, '').replace('a: 1', 'a: "b\\\n  \\ c"'),
    )
    const { out } = await samklang(['profile', 'compare', profile(''), '--resources', file])
    expect(out).toContain('Differences: 0\n')
  })

  it('follows references to other files', async () => {
    const [before, after] = api(limit).split('/rooms: ')
    const file = write('parts/openapi.yaml', `${before}/rooms: { $ref: "paths/rooms.yaml#/rooms" } }`)
    write(
      'parts/paths/rooms.yaml',
      `rooms: ${after?.replace(limit, '{ $ref: "../common.yaml#/limit" }').trim().slice(0, -2)}`,
    )
    write('parts/common.yaml', `limit: ${limit}`)
    const { out } = await samklang(['profile', 'compare', profile(''), '--resources', file])
    expect(out).toContain('Differences: 0\n')
  })

  it.each([
    ['outside', '../secret.yaml', 'compare.elsewhere'],
    ['on-the-web', 'https://example.com/rooms.yaml', 'compare.elsewhere'],
    ['missing', 'rooms.yaml#/rooms', 'file.missing'],
  ])('says of a reference that it does not follow: %s', async (name, reference, errorCode) => {
    const file = write(`${name}/openapi.yaml`, `openapi: 3.1.0\npaths: { /rooms: { $ref: "${reference}" } }`)
    const { code, err } = await samklang(['profile', 'compare', profile(''), '--resources', file])
    expect(err).toContain(`[${errorCode}]`)
    expect(code).toBe(2)
  })

  it.each([
    ['a folder with two descriptions', { 'a.yaml': api(''), 'b.yaml': api(limit) }, 'compare.no-description'],
    ['a file that is none', { 'a.yaml': 'a: [' }, 'compare.no-description'],
    ['an empty folder', { 'a.txt': '', 'b.txt': '' }, 'compare.no-description'],
  ])('with %s is wrong use', async (name, files, errorCode) => {
    for (const [file, content] of Object.entries(files)) write(`${name}/${file}`, content)
    const { code, err } = await samklang(['profile', 'compare', profile(''), '--resources', `${folder}/${name}`])
    expect(err).toContain(`[${errorCode}]`)
    expect(code).toBe(2)
  })
})

describe.skipIf(!existsSync(official))(`ss12000-dnp (skipped when ${official} is absent)`, () => {
  it('says what the public file of the subset says, but for what has a remark', async () => {
    const { code, out } = await samklang(['profile', 'compare', 'ss12000-dnp', '--resources', official])
    expect(out).toContain('It is the very file that the profile was written from.\n\nDifferences: 0\n')
    expect(out).not.toContain('Remarks on differences that are not there')
    expect(code).toBe(0)
  })

  it.each([
    [' - schoolUnitCode\n', '\n', 'Organisation.schoolUnitCode: only in the profile'],
    [
      '            - Undervisning\n',
      '            - Lektion\n',
      'Activity.activityType: profile: "Undervisning"; file: "Lektion"',
    ],
    ['  /statistics:\n', '  /statistics/:\n', 'POST /statistics: only in the profile'],
    ['            type: integer\n', '            type: string\n', 'profile: integer; file: string'],
  ])('finds a change of %j', async (before, after, expected) => {
    const content = readFileSync(official, 'utf8')
    expect(content).toContain(before)
    const file = write('changed/openapi.yml', content.replaceAll(before, after))
    const { code, out } = await samklang(['profile', 'compare', 'ss12000-dnp', '--resources', file])
    expect(out).toContain('IT IS NOT the file')
    expect(out).toContain(expected)
    expect(code).toBe(1)
  })
})
