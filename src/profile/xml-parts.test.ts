import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ToolError } from '../errors.ts'
import { testWorld } from '../io/testing.ts'
import { loadProfile } from './load.ts'
import { testedBy } from './tested-by.ts'

const rules = '<schema xmlns="http://purl.oclc.org/dsdl/schematron"/>'
const sha256 = createHash('sha256').update(rules).digest('hex')

interface Parts {
  readonly documents?: string
  readonly schematron?: string
  readonly pinned?: string
  readonly rows?: string
}

const order = '{ id: order, module: m, title: { sv: Order, en: Order }, root: { namespace: urn:o, name: Order } }'
const official = `{ name: official, path: rules/o.sch, url: "https://example.org/o.sch", sha256: "${sha256}", licence: MIT, version: "1.2" }`

function world({
  documents = order,
  schematron = '{ documents: [ order ], pinned: official, verifies: [ "O-*" ] }',
  pinned = official,
  rows = 'O-1 O-2',
}: Parts = {}) {
  const requirements = rows.split(' ').map(row => {
    const [id, more = ''] = row.split('|')
    return `- { id: ${id}, level: MUST, roles: [ document ], module: m, source: { clause: "1" }, text: { sv: S, en: E }${more.replaceAll('_', ' ')} }`
  })
  const manifest = [
    'id: orders',
    'version: 1.0.0',
    'title: { sv: Order, en: Orders }',
    'publisher: P',
    'standard: { name: O, version: "1" }',
    'roles: { document: { sv: Dokument, en: Document } }',
    'modules: { m: { sv: M, en: M } }',
    'resources: [ resources/own.sch ]',
    `documents: [ ${documents} ]`,
    `schematron: [ ${schematron} ]`,
    `pinned: [ ${pinned} ]`,
  ]
  return testWorld({
    files: {
      '/p/profile.yaml': manifest.join('\n'),
      '/p/requirements.yaml': requirements.join('\n'),
      '/p/resources/own.sch': rules,
      'given/rules/o.sch': rules,
      'other/rules/o.sch': `${rules} `,
      'empty/read.me': '',
    },
  })
}

const refusal = async (parts: Parts, resources?: string) => {
  const error = (await loadProfile(world(parts), '/p', resources).catch(thrown => thrown)) as ToolError
  return [error.code, error.args]
}

describe('the XML parts of a profile', () => {
  it('are kinds of document by root element, rule sets, and artefacts to be supplied', async () => {
    const profile = await loadProfile(world(), '/p')
    expect(profile.documents).toEqual([])
    expect(profile.xmlDocuments.map(({ id, root }) => [id, root])).toEqual([
      ['order', { namespace: 'urn:o', name: 'Order' }],
    ])
    expect(profile.schematron.map(({ verifies }) => verifies)).toEqual([['O-*']])
    expect(profile.supplied.size).toBe(0)
  })

  it('say what tests each row', async () => {
    const places = await testedBy(await loadProfile(world(), '/p'))
    expect(places.get('O-2')).toEqual([{ path: 'profile.yaml', pointer: '/schematron/0/verifies', by: 'schematron' }])
  })

  it.each<[string, Parts, [string, object]]>([
    ['a row that nothing tests', { rows: 'O-1 X-1' }, ['profile.untested', { count: 1, ids: 'X-1' }]],
    ['rows that nobody has', { rows: 'X-1|,_manual:_{_sv:_S,_en:_E_}' }, ['profile.unknown-name', { name: 'O-*' }]],
    [
      'a file that is no resource',
      { schematron: '{ documents: [ order ], path: resources/x.sch, verifies: [ "O-*" ] }' },
      ['profile.unknown-name', { kind: 'resource', name: 'resources/x.sch' }],
    ],
    [
      'an artefact that is not pinned',
      { schematron: '{ documents: [ order ], pinned: x, verifies: [ "O-*" ] }' },
      ['profile.unknown-name', { kind: 'pinned', name: 'x' }],
    ],
    [
      'a kind of document that is not there',
      { schematron: '{ documents: [ bill ], pinned: official, verifies: [ "O-*" ] }' },
      ['profile.unknown-name', { kind: 'document-type', name: 'bill' }],
    ],
    ['a kind of document twice', { documents: `${order}, ${order}` }, ['profile.duplicate-id', { id: 'order' }]],
    ['an artefact twice', { pinned: `${official}, ${official}` }, ['profile.duplicate-id', { id: 'official' }]],
    [
      'neither a file nor an artefact',
      { schematron: '{ documents: [ order ], verifies: [ "O-*" ] }' },
      ['profile.broken', { pointer: '/schematron/0' }],
    ],
    ['a document without a root element', { documents: '{ id: order }' }, ['profile.broken', {}]],
  ])('refuse %s', async (_, parts, [code, args]) => {
    const [found, said] = await refusal(parts)
    expect(found).toBe(code)
    expect(said).toMatchObject(args)
  })

  it('do not miss a row that says why nothing tests it', async () => {
    const profile = await loadProfile(world({ rows: 'O-1 X-1|,_notTested:_{_sv:_S,_en:_E_}' }), '/p')
    expect(profile.requirements.map(({ id }) => id)).toEqual(['O-1', 'X-1'])
  })
})

describe('pinned artefacts', () => {
  it('are read from the folder that the user names', async () => {
    const profile = await loadProfile(world(), '/p', 'given')
    const files = [...(profile.supplied.get('official') ?? [])]
    expect(files.map(([path, { kind, text }]) => [path, kind, text])).toEqual([['o.sch', 'schematron', rules]])
  })

  it('are refused when they are not the very bytes', async () => {
    const wrong = createHash('sha256').update(`${rules} `).digest('hex')
    expect(await refusal({}, 'other')).toEqual([
      'profile.pin',
      {
        ...{ where: 'other/rules/o.sch', name: 'official', version: '1.2', url: 'https://example.org/o.sch' },
        ...{ wanted: sha256, found: wrong },
      },
    ])
  })

  it('are not there when the folder does not have them, and a folder that is not there is refused', async () => {
    expect((await loadProfile(world(), '/p', 'empty')).supplied.size).toBe(0)
    expect((await refusal({}, 'nowhere'))[0]).toBe('file.missing')
  })

  it('may be several files, all of which must be there', async () => {
    const base = '{ name: official, path: rules, url: u, licence: MIT, version: "1"'
    const whole = `${base}, files: { o.sch: "${sha256}" } }`
    const schematron = '{ documents: [ order ], pinned: official, path: o.sch, verifies: [ "O-*" ] }'
    const read = await loadProfile(world({ pinned: whole, schematron }), '/p', 'given')
    expect([...(read.supplied.get('official')?.keys() ?? [])]).toEqual(['o.sch'])
    const lacking = `${base}, files: { o.sch: "${sha256}", p.sch: "${sha256}" } }`
    expect((await loadProfile(world({ pinned: lacking, schematron }), '/p', 'given')).supplied.size).toBe(0)
  })
})
