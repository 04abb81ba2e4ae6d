import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { embeddedProfiles } from '../../profile/load.ts'
import { stillWorld } from '../../run/testing.ts'
import { samklang, workFolder } from '../testing.ts'

const { path: folder, write } = workFolder()
const text = '{ sv: x, en: x }'
const profiles = await embeddedProfiles(stillWorld())

describe('profile coverage', () => {
  it.each(profiles)('accounts for every requirement of %s', async id => {
    const { code, out } = await samklang(['profile', 'coverage', id])
    expect(out).toContain('Not accounted for: 0.\nAccounted for: 100 %.')
    expect(out).toContain('Requirements that files can break and that lack one: 0.')
    // What is shown by packages is not counted.
    const isOfPackages = readdirSync(`test-vectors/${id}`).some(name => name.endsWith('.packages.yaml'))
    if (out.includes('schema ×') && !isOfPackages) {
      expect(out).toMatch(/^Shown by the samples: properties [1-9]\d*\/\d+, listed values ([1-9]\d*\/\d+|0\/0)\.$/m)
    }
    expect(code).toBe(0)
  })

  it('prints the mutation score of the suites of ss12000', async () => {
    const { out } = await samklang(['profile', 'coverage', 'ss12000'])
    expect(out).toMatch(/^Mutation score: (9[5-9]|100)(\.\d)? %\. Faults of the reference server: [1-9]\d\d\./m)
    expect(out).not.toContain('NO FAULT BREAKS IT')
  })

  it('gives the same as JSON', async () => {
    const { code, out } = await samklang(['profile', 'coverage', 'ss12000', '--format', 'json'])
    const { profile, rows, vectors, elements, complete } = JSON.parse(out)
    expect([code, complete, profile.id]).toEqual([0, true, 'ss12000'])
    const row = rows.find((each: { requirement: string }) => each.requirement === 'SS-PERS-08')
    expect(row).toMatchObject({ account: 'tested', vectors: { pass: 1, fail: 1 }, lacksVector: false })
    expect(row.testedBy[0]).toMatchObject({ path: 'resources/person.schema.json', pointer: '/$defs/enrolment' })
    expect(vectors.fail).toBeGreaterThan(100)
    expect(elements.notShown.length).toBeGreaterThan(0)
  })

  it('fails for a requirement that nothing accounts for, and for one that lacks a vector', async () => {
    const rows = ['R-1', 'R-2', 'R-3'].map(id => {
      return `- { id: ${id}, level: MUST, roles: [ document ], module: m, source: { clause: "1" }, text: ${text} }`
    })
    write('profiles/rooms/requirements.yaml', rows.join('\n'))
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
    const seats = { type: 'integer', 'x-requirement': 'R-2' }
    const colour = { enum: ['red', 'blue'] }
    const schema = { 'x-document': 'room', 'x-requirement': 'R-1', type: 'object', properties: { seats, colour } }
    write('profiles/rooms/room.schema.json', JSON.stringify(schema))
    const without = await samklang(['profile', 'coverage', `${folder}/profiles/rooms`])
    expect(without.out).toContain('nothing is said of vectors')
    expect(without.out).toContain('R-3  MUST    NOT ACCOUNTED FOR')
    expect(without.code).toBe(1)

    write('test-vectors/rooms/R-1/pass-1.json', '{"id":1,"seats":2}')
    write('test-vectors/rooms/R-1/fail-1.json', '{"id":1,"colour":"red"}')
    const { code, out } = await samklang(['profile', 'coverage', `${folder}/profiles/rooms`])
    expect(out).toContain('R-1  MUST    tested: schema ×1, vectors 1 pass, 1 fail\n')
    expect(out).toContain('R-2  MUST    tested: schema ×1. LACKS A PASSING OR A FAILING VECTOR\n')
    expect(out).toContain('Accounted for: 66.6 %.')
    expect(out).toContain('Never shown:\n  room colour\n  room colour: "red", "blue"\n')
    expect(code).toBe(1)

    const sample = write('sample/rooms.json', '[{"id":1,"colour":"red"}]')
    const more = await samklang(['profile', 'coverage', `${folder}/profiles/rooms`, '--samples', sample])
    expect(more.out).toContain('Never shown:\n  room colour: "blue"\n')
  })

  it.each([
    ['no profile', [], 'usage.command-line'],
    ['a profile that is not there', ['nope'], 'profile.unknown'],
    ['a format that is not there', ['ss12000', '--format', 'pdf'], 'usage.option'],
    ['a folder of vectors that is not there', ['ss12000', '--vectors', 'nowhere'], 'file.missing'],
  ])('with %s is wrong use', async (_, words, errorCode) => {
    const { code, err } = await samklang(['profile', 'coverage', ...words])
    expect(err).toContain(`[${errorCode}]`)
    expect(code).toBe(2)
  })

  it('is not found by half of its name', async () => {
    const { code, err } = await samklang(['profile'])
    expect(err).toContain('profile coverage')
    expect(code).toBe(2)
  })
})
