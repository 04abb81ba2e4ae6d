import { describe, expect, it } from 'vitest'
import { samklang, workFolder } from '../testing.ts'
import { roomsFiles } from '../testing-profile.ts'

const { path: folder, write } = workFolder()
const text = '{ sv: x, en: x }'

/** A profile of orders: a line has an amount (MUST), a note has a language (SHOULD). */
function orders(name: string, rules = '{ documents: [ order ], path: resources/orders.sch, verifies: [ O-1, O-2 ] }') {
  const rows = [
    ['O-1', 'MUST'],
    ['O-2', 'SHOULD'],
    ['O-3', 'MUST'],
  ]
  const written = rows.map(
    ([id, level]) =>
      `- { id: ${id}, level: ${level}, roles: [ document ], module: m, source: { clause: "1" }, text: ${text} }`,
  )
  write(`${name}/profiles/orders/requirements.yaml`, written.join('\n'))
  write(
    `${name}/profiles/orders/profile.yaml`,
    `id: orders
version: 1.0.0
title: ${text}
publisher: x
standard: { name: x, version: "1" }
roles: { document: ${text} }
modules: { m: ${text} }
wellFormed: O-3
resources: [ resources/orders.sch ]
documents: [ { id: order, module: m, root: { namespace: "urn:o", name: order }, title: ${text} } ]
pinned: [ { name: rules, path: o.sch, url: "https://x.example", licence: x, version: "1", sha256: "${'0'.repeat(64)}" } ]
schematron: [ ${rules} ]
`,
  )
  write(
    `${name}/profiles/orders/resources/orders.sch`,
    `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><ns prefix="o" uri="urn:o"/><pattern>
<rule context="o:line"><assert id="O-1" flag="fatal" test="o:amount">A line has an amount.</assert></rule>
<rule context="o:note"><assert id="O-2" flag="warning" test="@lang">A note has a language.</assert></rule>
</pattern></schema>`,
  )
  write(
    `${name}/test-vectors/orders/base.xml`,
    '<o:order xmlns:o="urn:o"><o:line><o:amount>1</o:amount></o:line><o:note lang="sv">x</o:note></o:order>',
  )
  return `${folder}/${name}/profiles/orders`
}

const bases = 'of: order\nbases:\n  order: { file: base.xml }\n  two: { of: order, edits: [ { copy: o:line } ] }\n'
const good = `${bases}vectors:
  O-1: { of: two, fail: [ { remove: "o:line[2]/o:amount" } ], pass: [ { set: "o:line[1]/o:amount", to: "2" } ] }
  O-2: { fail: [ { remove: o:note/@lang } ] }
  O-3: { fail: [ { add: "<o:note>", in: . } ] }
`
const vectors = (name: string, content: string) => write(`${name}/test-vectors/orders/all.vectors.yaml`, content)
const set = (name: string, says: string, document: string) =>
  write(
    `${name}/sets/set.xml`,
    `<testSet xmlns="http://difi.no/xsd/vefa/validator/1.0"><test><assert>\n${says}</assert>${document}</test></testSet>`,
  )

describe('profile test', () => {
  it('runs the vectors of a profile: those that are edits of a document', async () => {
    const profile = orders('good')
    vectors('good', good)
    const { code, out } = await samklang(['profile', 'test', profile])
    expect(out).toContain('Vectors: 7. Of these hold: 7.')
    expect([code, out.includes('Wrong')]).toEqual([0, false])
    const inSwedish = await samklang(['profile', 'test', profile, '--lang', 'sv'])
    expect(inSwedish.out).toContain('Testdokument: 7. Av dem stämmer: 7.')
  })

  it.each([
    [
      'breaks nothing',
      'O-1: { fail: [ { set: o:line/o:amount, to: "2" } ] }',
      'O-1 fail: was to break the requirement',
    ],
    ['breaks more', 'O-1: { fail: [ { remove: //o:amount }, { remove: //@lang } ] }', 'without saying so: O-2'],
    ['says too much', 'O-1: { fail: [ { remove: //o:amount } ], also: [ O-2 ] }', 'and they are not: O-2'],
    [
      'passes without proof',
      'O-1: { pass: [ { remove: o:line } ], fail: [ { remove: //o:amount } ] }',
      'nothing in it',
    ],
    ['passes and breaks', 'O-1: { pass: [ { remove: //o:amount } ], fail: [ { remove: //o:amount } ] }', 'O-1 pass: '],
    ['is about no row', 'O-9: { fail: [ { remove: //o:amount } ] }', 'a requirement that the profile does not have'],
    ['is no order', 'O-1: { fail: [ { set: ./@xmlns:o, to: "urn:p" } ] }', 'of no kind that the profile knows'],
  ])('finds a vector wrong that %s', async (name, row, said) => {
    const work = name.replaceAll(' ', '-')
    const profile = orders(work)
    vectors(work, `${bases}vectors:\n  ${row.replace('//@lang', 'o:note/@lang')}\n`)
    const { code, out } = await samklang(['profile', 'test', profile])
    expect(out).toContain(said)
    expect(code).toBe(1)
  })

  it.each([
    ['a path that means nothing', 'O-1: { fail: [ { remove: o:other } ] }', 'The document has nothing at o:other'],
    ['a base that is not there', 'O-1: { of: none, fail: [ { remove: o:line } ] }', "No base called 'none'"],
    ['an edit that nobody knows', 'O-1: { fail: [ { delete: o:line } ] }', 'delete'],
  ])('refuses %s', async (name, row, said) => {
    const work = name.replaceAll(' ', '-')
    const profile = orders(work)
    vectors(work, `${bases}vectors:\n  ${row}\n`)
    const { code, err } = await samklang(['profile', 'test', profile])
    expect(err).toContain(said)
    expect(code).toBe(2)
  })

  it('is incomplete when there is nothing to run, and when what tests a requirement was not supplied', async () => {
    const profile = orders('nothing')
    expect((await samklang(['profile', 'test', profile])).code).toBe(3)
    const pinned = orders('pinned', '{ documents: [ order ], pinned: rules, verifies: [ O-1, O-2 ] }')
    vectors('pinned', good)
    const { code, out } = await samklang(['profile', 'test', pinned])
    expect(out).toContain('Vectors: 7. Of these hold: 2.')
    expect(out).toContain('NOT RUN: 5\n  rules 1, which holds the rules, was not supplied.')
    expect(code).toBe(3)
  })

  it('runs the test sets of others, by the rules alone', async () => {
    const profile = orders('sets')
    vectors('sets', good)
    const order = '<order xmlns="urn:o"><line/><line/><note/></order>'
    set('sets', '<error number="2">O-1</error>\n<warning>O-2</warning>\n<success>X-1</success>', order)
    const { code, out } = await samklang(['profile', 'test', profile, `${folder}/sets/sets`])
    expect(out).toContain('Test sets: 1, with tests: 1. Statements on rules: 2. Of these hold: 2.')
    expect(out).toContain('Not counted, that a rule holds which the profile does not have: 1 (X-1).')
    expect(code).toBe(0)
  })

  it.each([
    ['<success>O-1</success>', 'set.xml:2 O-1: was to be kept, and is broken: 2'],
    ['<error number="1">O-1</error>', 'O-1: was to be broken so many times: 1, and is: 2'],
    ['<error>O-3</error>', 'O-3: was to be broken, and is kept'],
    ['<warning>O-1</warning>', 'O-1: is said to be a warning, and is a MUST'],
    ['<error>X-1</error>', 'X-1: was to be broken, and is no rule of the profile'],
  ])('finds a statement wrong: %s', async (says, said) => {
    const profile = orders('statement')
    set('statement', says, '<order xmlns="urn:o"><line/><line/></order>')
    const { code, out } = await samklang(['profile', 'test', profile, `${folder}/statement/sets/set.xml`])
    expect(out).toContain(said)
    expect(code).toBe(1)
  })

  it('refuses a folder without a test set, and an unknown format', async () => {
    const profile = orders('none')
    const { code, err } = await samklang(['profile', 'test', profile, profile])
    expect(err).toContain('No file there is a test set.')
    expect(code).toBe(2)
    expect((await samklang(['profile', 'test', profile, '--format', 'pdf'])).code).toBe(2)
  })

  it('gives the same as JSON', async () => {
    const profile = orders('json')
    vectors('json', `${bases}vectors:\n  O-1: { fail: [ { copy: o:line } ] }\n`)
    const { code, out } = await samklang(['profile', 'test', profile, '--format', 'json'])
    const told = JSON.parse(out)
    expect([code, told.profile.id, told.vectors]).toEqual([1, 'orders', { all: 2, held: 1, wrong: 1, notRun: 0 }])
    expect(told.problems).toEqual([expect.objectContaining({ requirement: 'O-1', name: 'all.vectors.yaml O-1 fail' })])
  })

  it('runs vectors that are files, by what expected.json says', async () => {
    const { code, out } = await samklang(['profile', 'test', 'ss12000-dnp'])
    expect(out).toMatch(/^Vectors: ([1-9]\d*)\. Of these hold: \1\.$/m)
    expect(code).toBe(0)
  })

  it.each([['test'], ['docs', '--output', 'x'], ['pack']])(
    'a folder of vectors that is not there is wrong use, of profile %s too',
    async (word = '', ...more) => {
      const { code, err } = await samklang(['profile', word, 'ss12000-dnp', '--vectors', 'nowhere', ...more])
      expect([code, err]).toEqual([2, expect.stringContaining('[file.missing]')])
    },
  )
})

it.each([
  ['pass', '{"id":"a","seats":1,"booking":{"a":1,"b":"x"}}', 'R-02'],
  ['pass', '{"id":"a","seats":1,"booking":{"a":1,"b":2}}', undefined],
  ['fail', '{"id":"a","seats":-1,"booking":{"a":1,"b":"x"}}', undefined],
])('a vector of a file that is to %s does not hold where a check could not decide: %s', async (kind, record, open) => {
  const name = `file-${kind}-${record.length}`
  for (const [path, content] of Object.entries(roomsFiles())) write(`${name}/profiles/rooms/${path}`, content)
  const findings = kind === 'pass' ? [] : [{ requirement: 'R-02', pointer: '/seats', record: 1 }]
  write(`${name}/test-vectors/rooms/R-02/${kind}-1.json`, `[${record}]`)
  write(`${name}/test-vectors/rooms/R-02/expected.json`, JSON.stringify({ [`${kind}-1.json`]: { findings } }))
  const { code, out } = await samklang(['profile', 'test', `${folder}/${name}/profiles/rooms`])
  expect(out).toContain(open ? `breaks or leaves undecided, without saying so: ${open}` : 'Of these hold: 1.')
  expect(code).toBe(open ? 1 : 0)
})

it('vectors that are packages hold nowhere where the profile knows no package', async () => {
  for (const [path, content] of Object.entries(roomsFiles())) write(`packed/profiles/rooms/${path}`, content)
  write('packed/test-vectors/rooms/base/a.xml', '<a/>')
  write(
    'packed/test-vectors/rooms/all.packages.yaml',
    'of: a\nbases: { a: { folder: base } }\nvectors: { R-02: { fail: [ { drop: a.xml } ] } }\n',
  )
  const { code, out } = await samklang(['profile', 'test', `${folder}/packed/profiles/rooms`])
  expect(out).toContain('is a document of no kind that the profile knows')
  expect(code).toBe(1)
})
