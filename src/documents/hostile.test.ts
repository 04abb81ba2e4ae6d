import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { recordsOf } from './document.ts'
import { syntaxOf } from './syntaxes.ts'
import { documentOf, gather } from './testing.ts'

const folder = 'test-vectors/hostile/json'

interface Expected {
  readonly records: number
  /** Kind, `line:column`, and where they apply the record number and the pointer. */
  readonly problems: readonly string[]
}

const expected: Record<string, Expected> = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'))
const files = readdirSync(folder).filter(name => name !== 'expected.json')

async function read(name: string, content: Uint8Array | string, sizes: readonly number[]): Promise<Expected> {
  const batch = await gather(recordsOf(documentOf(content, syntaxOf(name), sizes)))
  const problems = batch.problems.map(({ kind, message, at }) => {
    for (const language of ['sv', 'en'] as const) expect(speaker(language).say(message)).toMatch(/^[^\p{C}]+$/u)
    const place = at.line === undefined ? [] : [`${at.line}:${at.column}`]
    const record = at.record === undefined ? [] : [`#${at.record}`]
    return [kind, ...place, ...record, ...(at.pointer === undefined ? [] : [at.pointer])].join(' ').trim()
  })
  return { records: batch.records.length, problems }
}

describe('hostile JSON', () => {
  it('has an expectation for every file, and a file for every expectation', () => {
    expect(files.sort()).toEqual(Object.keys(expected).sort())
  })

  it.each(files)('%s', async name => {
    const content = readFileSync(`${folder}/${name}`)
    for (const sizes of [[1 << 20], [1], [3, 5]]) expect(await read(name, content, sizes)).toEqual(expected[name])
  })

  it('a megabyte of brackets, of quotation marks, of backslashes, of numbers', async () => {
    const million = 1_000_000
    const problems = async (content: string) => (await read('a.json', content, [65_536])).problems
    expect(await problems('['.repeat(million))).toEqual(['too-deep 1:257 #1', 'syntax 1:1000001 #1'])
    expect(await problems('{"a":'.repeat(million / 5))).toEqual(['too-deep 1:1281'])
    expect(await problems('"'.repeat(million))).toEqual(['syntax 1:3'])
    expect(await problems(`["${'\\'.repeat(million)}"]`)).toEqual([])
    expect(await problems(`[${'9'.repeat(million)}]`)).toEqual(['number-range 1:2 #1'])
    expect(await problems(`{"a":${' '.repeat(million)}`)).toEqual(['syntax 1:1000006 /a'])
  })
})
