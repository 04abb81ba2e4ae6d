import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { authoringSchemas } from './authoring-schemas.ts'
import { newProfile } from './new/new-profile.ts'
import { editorOn } from './testing-editor.ts'

const line = (name: string) =>
  `# yaml-language-server: $schema=../node_modules/samklang/reports/schema/${name}-1.schema.json\n`
const profile = (text: string) => editorOn('profile.yaml', line('profile') + text)
const rows = (text: string) => editorOn('requirements.yaml', line('requirements') + text)
const vectors = (text: string) => editorOn('a.vectors.yaml', line('vectors') + text)

interface Member {
  readonly where: string
  readonly schema: {
    readonly description?: string
    readonly enum?: readonly string[]
    readonly enumDescriptions?: readonly string[]
  }
}

/** Every member that a schema names, wherever it names it. */
function membersIn(value: unknown, where: string): readonly Member[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => [
    ...(name === 'properties'
      ? Object.entries(part as object).map(([member, schema]) => ({ where: `${where}/${member}`, schema }))
      : []),
    ...(['examples', 'enum', 'const', 'required'].includes(name) ? [] : membersIn(part, `${where}/${name}`)),
  ])
}

describe.each(Object.entries(authoringSchemas))('%s', (name, schema) => {
  it('describes every member', () => {
    const members = membersIn(schema, '')
    expect(members.length).toBeGreaterThan(6)
    expect(
      members.filter(member => !/^.{10,}[.]$/.test(member.schema.description ?? '')).map(({ where }) => where),
    ).toEqual([])
  })

  it('describes each value where it describes one', () => {
    const described = membersIn(schema, '').filter(member => member.schema.enumDescriptions)
    for (const { schema: each } of described) expect(each.enumDescriptions).toHaveLength(each.enum?.length ?? 0)
  })

  it('has a title, and is the file that the package has', () => {
    expect(schema).toHaveProperty('title')
    expect(JSON.parse(readFileSync(`reports/schema/${name}`, 'utf8'))).toEqual(schema)
    expect(JSON.parse(readFileSync('package.json', 'utf8')).files).toContain('reports/schema')
  })
})

describe('an editor with the YAML language server', () => {
  it('completes the members of profile.yaml, with what each is for', async () => {
    const found = await profile('id: rooms\n‸').completions()
    expect([...found.keys()]).toEqual(
      expect.arrayContaining(['version', 'title', 'roles', 'modules', 'documents', 'schematron']),
    )
    expect(found.has('id')).toBe(false)
    expect(found.get('wellFormed')).toContain('The requirement that a file breaks which cannot be read')
  })

  it.each([
    ['a record', 'documents:\n  - id: room\n    schema: a\n    ‸', 'fileNames'],
    ['a document in XML', 'documents:\n  - id: order\n    root:\n      namespace: x\n      ‸', 'name'],
    ['a pinned file', 'pinned:\n  - name: a\n    ‸', 'licence'],
    ['a rule across records', 'across:\n  - rule: no-circle\n    ‸', 'pointer'],
    ['a status', 'status:\n  ‸', 'replacement'],
  ])('completes within %s', async (_, text, member) => {
    expect([...(await profile(`id: rooms\n${text}`).completions()).keys()]).toContain(member)
  })

  it('completes levels, and says what each means', async () => {
    const found = await rows('- id: R-01\n  level: ‸').completions()
    expect([...found.keys()]).toEqual(expect.arrayContaining(['MUST', 'SHOULD', 'MAY']))
    expect(found.get('SHOULD')).toContain('BÖR')
  })

  it('completes edits of vectors', async () => {
    const found = await vectors('vectors:\n  R-01:\n    fail:\n      - ‸').completions()
    expect([...found.keys()]).toEqual(expect.arrayContaining(['remove', 'set', 'put', 'copy', 'add']))
  })

  it.each([
    ['profile.yaml', profile('id: rooms\nwell‸Formed: R-01\n'), 'no JSON, or XML that is not well-formed'],
    [
      'profile.yaml, of a part',
      profile('unique:\n  - { requirement: R-01, docu‸ment: room, pointer: /id }\n'),
      'Kind of record that has the value',
    ],
    ['requirements.yaml', rows('- id: R-01\n  optional‸Within: R-02\n'), 'does not apply, instead of being untested'],
    [
      'a file of vectors',
      vectors('vectors:\n  R-01:\n    fail: [ { re‸move: Line } ]\n'),
      'Takes away the elements of this path',
    ],
  ])('explains a member of %s when it is pointed at', async (_, editor, words) => {
    expect(await editor.hover()).toContain(words)
  })

  it('completes explanations of mutants, and underlines what expected.json does not have', async () => {
    const mutants = editorOn('mutants.yaml', `${line('mutants')}equivalent:\n  - edits: [ empty ]\n    ‸`)
    expect([...(await mutants.completions()).keys()]).toEqual(expect.arrayContaining(['at', 'in', 'reason']))
    const address = '../node_modules/samklang/reports/schema/expected-1.schema.json'
    const expected = (finding: string) =>
      editorOn(
        'expected.json',
        `{ "$schema": "${address}",\n"fail-1.json": { "findings": [\n${finding} ] } }`,
      ).problems()
    expect(await expected('{ "requirement": "R-01", "pointer": "/a" }')).toEqual([])
    expect(await expected('{ "requirement": "R-01", "at": "/a" }')).not.toEqual([])
  })

  it('underlines a level that there is not, and a member that there is not', async () => {
    const row = (level: string, more = '') =>
      `- id: R-01\n  level: ${level}\n  roles: [ document ]\n  module: m\n  text: { sv: a, en: b }\n  source: { clause: "1" }\n${more}`
    expect(await rows(row('MUST')).problems()).toEqual([])
    expect(await rows(row('OUGHT')).problems()).toEqual([expect.stringMatching(/^3: .*MUST.*SHOULD.*MAY/)])
    expect(await rows(row('MUST', '  sauce: x\n')).problems()).toEqual([expect.stringMatching(/^8: .*sauce/)])
  })
})

describe.each(['en', 'sv'] as const)('files of a new profile in %s', language => {
  const titles = { titleSv: 'Lokaler', titleEn: 'Rooms', publisher: 'Example', standard: 'Rooms', standardVersion: '1' }
  const names = { id: 'rooms', module: 'rooms', provider: 'provider', prefix: 'R', record: 'room', root: 'Order' }
  const schemas = '../node_modules/samklang/reports/schema'
  const wishes = { kind: 'mixed', ...titles, ...names, namespace: 'urn:x', schemas, vectorSchemas: schemas } as const
  const made = newProfile(wishes, speaker(language))
  const files = { ...made.profile, ...made.vectors }

  it.each(['profile.yaml', 'requirements.yaml', 'documents.vectors.yaml'])(
    'have nothing underlined: %s',
    async name => {
      expect(await editorOn(name, files[name] ?? '').problems()).toEqual([])
    },
  )

  it('are known by their schema: what is wrong in them is underlined', async () => {
    const text = files['profile.yaml']?.replace('version: 0.1.0', 'version: first') ?? ''
    expect(await editorOn('profile.yaml', text).problems()).toEqual([expect.stringMatching(/^5: /)])
  })
})

const own = ['ss12000', 'ss12000-dnp', 'en16931', 'peppol-bis-billing-3'].flatMap(id =>
  ['profile.yaml', 'requirements.yaml'].map(name => `profiles/${id}/${name}`),
)
const ownVectors = readdirSync('test-vectors', { recursive: true })
  .map(String)
  .filter(path => path.endsWith('.vectors.yaml') || path.endsWith('mutants.yaml'))

describe('files of the profiles that ship', () => {
  it.each([...own, ...ownVectors.map(path => `test-vectors/${path}`)])('lead to their schema: %s', path => {
    const [first = ''] = readFileSync(path, 'utf8').split('\n')
    const address = first.replace('# yaml-language-server: $schema=', '')
    expect(readFileSync(resolve(path, '..', address), 'utf8')).toContain('"title"')
  })

  it.each(own.filter(path => !path.includes('en16931/req')))('have nothing underlined: %s', async path => {
    expect(await editorOn(path.split('/').at(-1) ?? '', readFileSync(path, 'utf8')).problems()).toEqual([])
  })
})
