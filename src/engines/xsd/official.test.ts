import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseXml } from '../../documents/xml/parse.ts'
import { openLibxml2 } from './libxml2.ts'

// Third parties' schemas and documents are read where they are, and never copied here.
const official = new URL('../../../../shared/official/', import.meta.url)
const isThere = existsSync(official)

const urlOf = (path: string) => new URL(path.split('/').map(encodeURIComponent).join('/'), official)
const read = (path: string) => (existsSync(urlOf(path)) ? readFileSync(urlOf(path)) : undefined)
const open = (path: string) => openLibxml2({ path, read })
const filesIn = (folder: string) =>
  readdirSync(urlOf(folder), { recursive: true, encoding: 'utf8' })
    .map(path => `${folder}/${path}`)
    .sort()

/** Breaches of a document. */
async function count(schema: string, bytes: Uint8Array): Promise<number> {
  const { tree, problem } = parseXml(bytes)
  if (!tree) throw new Error(JSON.stringify(problem))
  return (await open(schema)).validate(tree.source).count
}

describe.skipIf(!isThere)('official schemas (left out where ../shared/official is absent)', () => {
  it.each([
    ['Invoice', 18],
    ['CreditNote', 1],
  ])('UBL 2.1: the examples of EN 16931 are valid by the schema of %s', async (kind, files) => {
    const ofKind = filesIn('en16931/ubl/examples').filter(path => {
      return /\.xml$/i.test(path) && new RegExp(`<(?:[\\w.-]+:)?${kind}\\b`).test(String(read(path)))
    })
    expect(ofKind.length).toBe(files)
    const schema = await open(`ubl-2.1/xsdrt/maindoc/UBL-${kind}-2.1.xsd`)
    for (const path of ofKind) {
      const { tree } = parseXml(read(path) ?? '')
      expect(tree && schema.validate(tree.source), path).toEqual({ told: [], count: 0 })
    }
  })

  it('UBL 2.1: an example is invalid when elements change places, or a date is none', async () => {
    const schema = 'ubl-2.1/xsdrt/maindoc/UBL-Invoice-2.1.xsd'
    const example = String(read('en16931/ubl/examples/ubl-tc434-example1.xml'))
    const moved = example.replace(
      /(<cbc:IssueDate>.*?<\/cbc:IssueDate>)(\s*)(<cbc:DueDate>.*?<\/cbc:DueDate>)/s,
      '$3$2$1',
    )
    const undated = example.replace(/(<cbc:IssueDate>).*?</, '$1yesterday<')
    expect([moved, undated].map(text => text === example)).toEqual([false, false])
    for (const text of [moved, undated]) expect(await count(schema, Buffer.from(text))).toBe(1)
  })

  it.each([
    ['ubl-2.1', 21],
    ['navet', 4],
    ['minameddelanden', 47],
  ])('every schema of %s can be used', async (folder, files) => {
    const schemas = filesIn(folder).filter(path => path.endsWith('.xsd'))
    expect(schemas.length).toBe(files)
    for (const path of schemas) await expect(open(path), path).resolves.toBeDefined()
  })
})
