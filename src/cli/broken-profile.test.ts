import { describe, expect, it } from 'vitest'
import { samklang, workFolder } from './testing.ts'
import { roomsFiles } from './testing-profile.ts'

const { path, write } = workFolder()

/** A profile with one file of this text, a good one beside it, and one that leaves out a module of the broken one. */
function profiles(name: string, file: string, text: string): string {
  for (const [each, content] of Object.entries(roomsFiles())) {
    write(`${name}/good/${each}`, content)
    write(`${name}/broken/${each}`, each === file ? text : content)
  }
  write(
    `${name}/own/profile.yaml`,
    'id: own\nversion: 1.0.0\ntitle: { sv: Egen, en: Own }\npublisher: Example\nstandard: { name: Own, version: "1" }\n' +
      'extends: { profile: ../broken, version: 1.0.0 }\nroles: { document: { sv: Filer, en: Files } }\nmodules: { own: { sv: Egen, en: Own } }\n' +
      'narrow: [ { modules: [ more ], reason: { sv: Behövs inte., en: Not needed. } } ]\n',
  )
  write(
    `${name}/own/requirements.yaml`,
    '- { id: O-01, level: MUST, roles: [ document ], module: own, source: { clause: "1" }, text: { sv: Det SKALL vara så., en: It MUST be so. }, notTested: { sv: Inget., en: Nothing. } }\n',
  )
  return `${path}/${name}`
}

/** Ten values of ten values of ten …: a small text, and more values than any memory holds. */
const bomb = [...'abcdefghij']
  .map(
    (name, at, all) =>
      `${name}: &${name} [${Array(10)
        .fill(at === 0 ? 'x' : `*${all[at - 1]}`)
        .join(', ')}]`,
  )
  .join('\n')

const schema = 'resources/room.schema.json'
const api = 'resources/openapi.yaml'
const suite = 'suites/rooms.arazzo.yaml'

describe.each([
  ['schema', schema, '{"a":'],
  ['description', api, 'a: [b\nc: d'],
  ['suite', suite, 'a: [b\nc: d'],
  ['description-bomb', api, bomb],
  ['suite-bomb', suite, bomb],
  ['reference', schema, '{"x-requirement":"R-02","$ref":"%zz"}'],
])('a profile with a file that cannot be used: %s', (name, file, text) => {
  const folder = profiles(name, file, text)

  it.each([
    ['diff', 'profile', 'diff', `${folder}/good`, `${folder}/broken`],
    ['coverage', 'profile', 'coverage', `${folder}/broken`],
    ['docs', 'profile', 'docs', `${folder}/broken`, '--output', `${folder}/site`],
    ['explain', 'explain', 'R-01', '--profile', `${folder}/broken`],
    ['extended', 'profile', 'coverage', `${folder}/own`],
    ['lint of what extends it', 'profile', 'lint', `${folder}/own`],
  ])('is the mistake of whoever wrote it, by %s', async (_, ...words) => {
    const { code, err } = await samklang(words)
    expect([0, 1, 2]).toContain(code)
    if (code === 2) expect(err).toContain(file)
  })

  it('is told by lint, where it is wrong', async () => {
    const { code, out } = await samklang(['profile', 'lint', `${folder}/broken`])
    expect([code, out.includes(file)]).toEqual([1, true])
  })
})

it('tells the line of what is no YAML', async () => {
  const folder = profiles('line', api, 'a: 1\nb: [c\nd: e')
  expect((await samklang(['profile', 'lint', `${folder}/broken`])).out).toContain(`${api}:3:1`)
})

it('refuses a manifest that unfolds without end', async () => {
  const folder = profiles('manifest', 'profile.yaml', bomb)
  const { code, err } = await samklang(['profile', 'coverage', `${folder}/broken`])
  expect([code, err.includes('profile.yaml')]).toEqual([2, true])
})
