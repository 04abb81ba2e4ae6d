import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import packageJson from '../../../package.json' with { type: 'json' }
import type { ToolError } from '../../errors.ts'
import { compileSchemas } from './compile.ts'
import { compiled, memoryCache, told, wrong } from './testing.ts'
import { pack, unpack, versions } from './validator-cache.ts'

const common = {
  $defs: {
    id: { type: 'string', minLength: 2 },
    date: { type: 'string', format: 'date', 'x-requirement': 'DATE' },
  },
}

const person = {
  'x-requirement': 'P',
  type: 'object',
  required: ['id'],
  properties: {
    id: { $ref: 'common.schema.json#/$defs/id', 'x-requirement': 'ID' },
    born: { $ref: 'common.schema.json#/$defs/date' },
    code: { $ref: './common.schema.json#/$defs/id' },
  },
}

const files = { 'resources/person.schema.json': person, 'resources/common.schema.json': common }

function refused(files: Record<string, unknown>, entry?: string): Promise<ToolError> {
  return compiled(files, entry === undefined ? {} : { entry }).then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: ToolError) => error,
  )
}

describe('references', () => {
  test('lead to other files by relative path and into fragments', async () => {
    const entry = await compiled(files)
    expect(wrong(entry, { id: 'x', born: '2020-02-30', code: 'y' })).toEqual([
      'ID /id minLength',
      'DATE /born format',
      'P /code minLength',
    ])
  })

  test('lead into files of other kinds, where a schema stands at a pointer', async () => {
    const api = { paths: { '/persons': { get: { schema: { items: { $ref: 'person.schema.json' } } } } } }
    const entry = 'resources/openapi.yaml#/paths/~1persons/get/schema'
    const all = await compiled({ ...files, 'resources/openapi.yaml': api }, { entry })
    expect(wrong(all, [{ id: 'abc' }, {}])).toEqual(['P /1 required'])
  })

  test('may be recursive', async () => {
    const tree = { 'x-requirement': 'T', type: 'object', properties: { child: { $ref: '#' } }, required: ['n'] }
    expect(wrong(await compiled({ 'tree.schema.json': tree }), { n: 1, child: { n: 1, child: {} } })).toEqual([
      'T /child/child required',
    ])
  })

  test('to nothing are refused with file, place and reference', async () => {
    const broken = { 'x-requirement': 'R', properties: { a: { $ref: 'other.schema.json' } } }
    const error = await refused({ 'resources/a.schema.json': broken })
    expect(error).toMatchObject({ code: 'schema.refused', where: 'resources/a.schema.json#/properties/a' })
    expect(error.reason).toEqual({ key: 'schema.unknown-reference', args: { reference: 'other.schema.json' } })
  })

  test('out of the profile and to the network are refused', async () => {
    for (const $ref of ['../../etc/passwd', 'https://example.com/schema', 'file:///etc/passwd', '#/nowhere', '#gone']) {
      const error = await refused({ 'a.schema.json': { 'x-requirement': 'R', items: { $ref } } })
      expect(error.reason?.args).toEqual({ reference: $ref })
    }
  })

  test('that come back to the same value are refused, and do not hang', async () => {
    const loop = { 'x-requirement': 'R', allOf: [{ $ref: '#/$defs/a' }], $defs: { a: { anyOf: [{ $ref: '#' }] } } }
    expect((await refused({ 'a.schema.json': loop })).reason?.key).toBe('schema.loop')
  })

  test('follow $id and $anchor', async () => {
    const schema = {
      $id: 'https://example.com/root.json',
      'x-requirement': 'R',
      properties: { a: { $ref: 'nested/item.json' }, b: { $ref: '#named' } },
      $defs: {
        item: { $id: 'nested/item.json', $ref: 'other.json' },
        other: { $id: 'nested/other.json', type: 'string' },
        named: { $anchor: 'named', type: 'number' },
      },
    }
    expect(wrong(await compiled({ 'a.schema.json': schema }), { a: 1, b: 'x' })).toEqual(['R /a type', 'R /b type'])
  })

  test('to two schemas of one $id are refused', async () => {
    const schema = { 'x-requirement': 'R', $defs: { a: { $id: 'x', type: 'string' }, b: { $id: 'x' } } }
    expect((await refused({ 'a.schema.json': schema })).reason?.key).toBe('schema.same-id')
  })

  test('beside other keywords: both hold in 2020-12, the others are refused in draft-07', async () => {
    const schema = { 'x-requirement': 'R', $ref: '#/$defs/a', minLength: 3, $defs: { a: { type: 'string' } } }
    expect(wrong(await compiled({ 'a.schema.json': schema }), 'x')).toEqual(['R / minLength'])
    const old = { $schema: 'http://json-schema.org/draft-07/schema#', ...schema }
    expect((await refused({ 'a.schema.json': old })).reason?.key).toBe('schema.beside-reference')
  })
})

describe('what must hold beside allOf', () => {
  const beside = async (schema: Record<string, unknown>) => {
    const $defs = { no: false, seven: { const: 7 }, many: { $dynamicAnchor: 'many', minimum: 5 } }
    return wrong(await compiled({ 'a.schema.json': { ...schema, $defs } }, { untagged: true }), 1)
  }
  test.each([
    ['a reference to false', { $ref: '#/$defs/no' }, ['- / false']],
    ['an empty enum', { enum: [] }, ['- / enum']],
    ['two references', { $ref: '#/$defs/seven', $dynamicRef: '#many' }, ['- / const', '- / minimum']],
  ])('%s is judged, whichever stands first', async (_, keywords, lines) => {
    expect(await beside({ ...keywords, allOf: [{ type: 'integer' }] })).toEqual(lines)
    expect(await beside({ allOf: [{ type: 'integer' }], ...keywords })).toEqual(lines)
  })
})

test.each([
  { patternProperties: { '^a': { const: 0 } }, oneOf: [{ unevaluatedProperties: true }, { required: ['b'] }] },
  { anyOf: [{ additionalProperties: true }], patternProperties: { '^a': { const: 0 } }, unevaluatedProperties: false },
])('members that a branch has looked at may be named by a pattern too', async schema => {
  const entry = await compiled({ 'a.schema.json': schema }, { untagged: true })
  expect(wrong(entry, { a: 0, c: 1 })).toEqual([])
  expect(wrong(entry, { a: 1 })).toEqual(['- /a const'])
})

describe('requirements', () => {
  test('of an entry are all that can be exercised or broken through every reference', async () => {
    const rules = [{ requirement: 'RULE', rule: 'true' }]
    const entry = await compiled({ ...files, 'resources/person.schema.json': { ...person, 'x-rules': rules } })
    expect(entry.verifies).toEqual(['DATE', 'ID', 'P', 'RULE'])
  })

  test('a root without a tag is refused, unless the caller says that it may be', async () => {
    const bare = { type: 'object' }
    const error = await refused({ 'a.schema.json': bare })
    expect(error.reason).toEqual({ key: 'schema.homeless-keyword', args: { keyword: 'type' } })
    const entry = await compiled({ 'a.schema.json': bare }, { untagged: true })
    expect(told(entry, 1)).toEqual(['- / type'])
    expect(entry.verifies).toEqual([])
    for (const part of [{ properties: { a: false } }, { items: { enum: [] } }, { unevaluatedItems: false }]) {
      const tagged = { allOf: [{ 'x-requirement': 'A' }], ...part }
      expect((await refused({ 'a.schema.json': tagged })).reason?.key).toBe('schema.homeless-keyword')
    }
    expect((await refused({ 'a.schema.json': {} })).reason?.key).toBe('schema.no-requirement')
    expect(
      (await refused({ 'a.schema.json': { properties: { a: { 'x-requirement': 'A' } }, maxProperties: 1 } })).where,
    ).toBe('a.schema.json')
  })

  test('keyword by keyword, with a rest', async () => {
    const schema = {
      'x-requirement': { required: 'REQ', additionalProperties: 'ADD', '*': 'REST' },
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string' } },
      additionalProperties: false,
      maxProperties: 1,
    }
    const entry = await compiled({ 'a.schema.json': schema })
    expect(wrong(entry, { b: 1, c: 2 })).toEqual([
      'REST / maxProperties',
      'REQ / required',
      'ADD / additionalProperties',
      'ADD / additionalProperties',
    ])
    expect(wrong(entry, { a: 1 })).toEqual(['REST /a type'])
  })

  test('a referred schema without a tag belongs to whoever refers to it, each time anew', async () => {
    const schema = {
      'x-requirement': 'ROOT',
      properties: {
        a: { $ref: '#/$defs/text', 'x-requirement': 'A' },
        b: { $ref: '#/$defs/text', 'x-requirement': { $ref: 'B' } },
        c: { items: { $ref: '#/$defs/deep' } },
      },
      $defs: { text: { type: 'string' }, deep: { properties: { x: { $ref: '#/$defs/text' } } } },
    }
    expect(wrong(await compiled({ 'a.schema.json': schema }), { a: 1, b: 1, c: [{ x: 1 }] })).toEqual([
      'A /a type',
      'B /b type',
      'ROOT /c/0/x type',
    ])
  })
})

describe('cache', () => {
  const options = (cache = memoryCache()) => ({
    schemas: new Map<string, unknown>(Object.entries(files)),
    entries: ['resources/person.schema.json'],
    cache,
  })
  const verdict = async (cache = memoryCache()) => {
    const all = await compileSchemas(options(cache))
    return wrong(all.entry('resources/person.schema.json'), { id: 'x' })
  }

  test('keeps the code, and later starts run what it kept', async () => {
    const cache = memoryCache()
    expect(await verdict(cache)).toEqual(['ID /id minLength'])
    const [[key = '', content = ''] = []] = cache.contents
    const kept = unpack(content)
    if (!kept) throw new Error('the content is not what was packed')
    cache.contents.set(key, pack({ ...kept, code: 'exports.d0 = () => true' }))
    expect(await verdict(cache)).toEqual([])
  })

  test('a verdict of invalid without a reason throws, so that it cannot pass for valid', async () => {
    const cache = memoryCache()
    await verdict(cache)
    const [[key = '', content = ''] = []] = cache.contents
    const kept = unpack(content)
    if (!kept) throw new Error('the content is not what was packed')
    cache.contents.set(key, pack({ ...kept, code: 'exports.d0 = () => false' }))
    await expect(verdict(cache)).rejects.toThrow('nothing says why')
  })

  test('a content with another hash is never run, and is made anew', async () => {
    const cache = memoryCache()
    await verdict(cache)
    const [[key = '', content = ''] = []] = cache.contents
    for (const bad of [`${content} `, content.replace('exports.', 'globalThis.taken=1;exports.'), '', 'x', '\n\n']) {
      cache.contents.set(key, bad)
      expect(await verdict(cache)).toEqual(['ID /id minLength'])
      expect(cache.contents.get(key)).toBe(content)
    }
    expect(globalThis).not.toHaveProperty('taken')
  })

  test('is keyed by the version of ajv that is installed', () => {
    expect(versions.ajv).toBe(packageJson.dependencies.ajv)
  })

  test('another schema, entry or option has another key', async () => {
    const cache = memoryCache()
    await compileSchemas(options(cache))
    await compileSchemas({ ...options(cache), format: 'annotate' })
    await compileSchemas({ ...options(cache), untagged: true })
    await compileSchemas({ ...options(cache), entries: ['resources/common.schema.json#/$defs/date'] })
    const changed = { ...person, required: [] }
    await compileSchemas({
      ...options(cache),
      schemas: new Map([...options().schemas, ['resources/person.schema.json', changed]]),
    })
    expect(cache.contents.size).toBe(5)
  })

  test('a start from the cache loads neither ajv nor what reads schemas', async () => {
    const { metafile } = await build({
      entryPoints: ['src/engines/json-schema/compile.ts'],
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      write: false,
      outdir: 'unused',
      metafile: true,
      logLevel: 'silent',
    })
    const loaded = new Set<string>()
    const waiting = Object.keys(metafile.outputs).filter(path =>
      metafile.outputs[path]?.entryPoint?.endsWith('compile.ts'),
    )
    for (const path of waiting) {
      const { imports = [], inputs = {} } = metafile.outputs[path] ?? {}
      for (const input of Object.keys(inputs)) loaded.add(input)
      waiting.push(...imports.flatMap(({ kind, path: next }) => (kind === 'import-statement' ? [next] : [])))
    }
    expect([...loaded]).toContain('src/engines/json-schema/runtime.ts')
    expect([...loaded].filter(path => /node_modules\/ajv\/|json-schema\/(build|link|standalone)/.test(path))).toEqual(
      [],
    )
  })

  test('generated code has no way to load anything', async () => {
    const cache = memoryCache()
    await verdict(cache)
    expect([...cache.contents.values()].join()).not.toMatch(/\brequire\(|\bimport\(|process\b/)
  })

  test('a schema that contains itself is refused', async () => {
    const schema: Record<string, unknown> = { 'x-requirement': 'R' }
    schema.not = schema
    expect((await refused({ 'a.schema.json': schema })).reason?.key).toBe('schema.not-a-schema')
  })
})

test('an entry that was not named is a bug', async () => {
  const all = await compileSchemas({
    schemas: new Map([['a', true]]),
    entries: ['a'],
    cache: memoryCache(),
    untagged: true,
  })
  expect(() => all.entry('b')).toThrow('was not named')
})
