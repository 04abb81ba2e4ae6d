import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ToolError } from '../../errors.ts'
import { loadProfile } from '../../profile/load.ts'
import { stillWorld } from '../testing.ts'
import { editedVectors } from './edited.ts'
import { judgeFiles } from './judge-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-vectors-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const world = stillWorld()

async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    error => error,
  )
  return error instanceof ToolError ? [error.code, error.where, error.args.pointer, error.reason] : error
}

test.each([
  ['a base is made of none', 'bases: { a: { of: b } }', 'a.vectors.yaml', '/of', ['vectors.no-base', { name: 'b' }]],
  [
    'a path leads nowhere',
    'bases: { a: { file: a.xml, edits: [{ remove: x/y }] } }',
    'a.vectors.yaml a',
    '/',
    ['edit.nothing-at', { path: 'x/y' }],
  ],
  [
    'a base is no XML',
    'bases: { a: { file: no.xml, edits: [{ remove: x }] } }',
    'a.vectors.yaml a',
    '/',
    ['xml.before-root', { found: 'n' }],
  ],
])('vectors are refused in both languages where %s', async (_what, yaml, where, pointer, [key, args]) => {
  writeFileSync(join(folder, 'a.xml'), '<a/>')
  writeFileSync(join(folder, 'no.xml'), 'none')
  writeFileSync(join(folder, 'a.vectors.yaml'), yaml)
  expect(await refusal(editedVectors(world, folder))).toEqual(['profile.broken', where, pointer, { key, args }])
})

test('expected.json that is no JSON is refused, with its name', async () => {
  mkdirSync(join(folder, 'SS-1'))
  const file = join(folder, 'SS-1/expected.json')
  writeFileSync(file, '{')
  const profile = await loadProfile(world, 'ss12000')
  const why = expect.stringContaining('JSON')
  expect(await refusal(judgeFiles(world, profile, folder))).toEqual([
    'profile.broken',
    file,
    '/',
    { key: 'schema.syntax', args: { why } },
  ])
})

test.each([
  ['[]', '/', 'schema.type'],
  ['{ "fail-1.json": null }', '/fail-1.json', 'schema.type'],
  ['{ "fail-1.json": { "finding": [] } }', '/fail-1.json', 'schema.required'],
  ['{ "fail-1.json": { "findings": [ 3 ] } }', '/fail-1.json/findings/0', 'schema.type'],
])('expected.json of another form is refused, with the place: %s', async (text, pointer, key) => {
  mkdirSync(join(folder, 'SS-2'), { recursive: true })
  const file = join(folder, 'SS-2/expected.json')
  writeFileSync(file, text)
  const profile = await loadProfile(world, 'ss12000')
  const found = await judgeFiles(world, profile, folder, id => id === 'SS-2').catch(error => error)
  expect([found.code, found.where, found.args.pointer, found.reason?.key]).toEqual([
    'profile.broken',
    file,
    pointer,
    key,
  ])
})
