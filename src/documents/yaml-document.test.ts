import { describe, expect, it } from 'vitest'
import { recogniseSyntax, recordsOf } from './document.ts'
import { isPassedOver, syntaxOf } from './syntaxes.ts'
import { documentOf, gather } from './testing.ts'

const read = async (text: string | Uint8Array) => gather(recordsOf(documentOf(text, 'application/yaml', [3, 5])))

describe('a YAML document', () => {
  it('is one record, with the places of its values', async () => {
    const { records, problems } = await read('# one\nopenapi: 3.1.0\ninfo:\n  version: 1.0\n  released: 2026-01-01\n')
    expect(problems).toEqual([])
    expect(records.map(({ value }) => value)).toEqual([
      { openapi: '3.1.0', info: { version: 1, released: '2026-01-01' } },
    ])
    expect(records[0]?.locate('/info/released')).toMatchObject({ line: 5, column: 3, pointer: '/info/released' })
    expect(records[0]?.locate('/info/none')).toMatchObject({ line: 3, column: 1 })
  })

  it('that is a list gives its items, numbered', async () => {
    const { records } = await read('- a: 1\n- a: 2\n')
    expect(records.map(({ value }) => value)).toEqual([{ a: 1 }, { a: 2 }])
    expect(records[1]?.locate('/a')).toMatchObject({ line: 2, column: 3, record: 2 })
  })

  it.each([
    ['a: [1', 'syntax', 1],
    ['a: 1\na: 2\n', 'syntax', 2],
    ['a: 1\n---\nb: 2\n', 'syntax', 1],
    ['# nothing\n', 'empty', 1],
    ['['.repeat(300), 'too-deep', 1],
  ])('%# says what is wrong, and where', async (text, kind, line) => {
    const { records, problems } = await read(text)
    expect(records).toEqual([])
    expect(problems).toMatchObject([{ kind, at: { line } }])
  })

  it('that is not UTF-8 is refused', async () => {
    expect((await read(Uint8Array.of(0x61, 0x3a, 0x20, 0xe5))).problems).toMatchObject([{ kind: 'encoding' }])
  })

  it('whose aliases make it huge is refused, and one that holds itself', async () => {
    const levels = Array.from({ length: 40 }, (_, at) => `l${at + 1}: &l${at + 1} [*l${at}, *l${at}]`)
    const huge = await read(['l0: &l0 [x]', ...levels].join('\n'))
    expect(huge.problems).toMatchObject([{ kind: 'too-large', weight: 'limit' }])
    expect((await read('a: &a [*a]\n')).records).toEqual([])
  })

  it('is known by the ending of its name, or by how it begins', () => {
    expect(syntaxOf('api/openapi.YML')).toBe('application/yaml')
    expect(recogniseSyntax('-', Buffer.from('---\na: 1\n'))).toBe('application/yaml')
    expect(recogniseSyntax('-', Buffer.from('a: 1\n'))).toBeUndefined()
  })

  it('in a folder is passed over, where settings lie', () => {
    expect([isPassedOver('samklang.yaml'), isPassedOver('a.json'), isPassedOver('a.pdf')]).toEqual([true, false, true])
  })
})
