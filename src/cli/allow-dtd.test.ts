import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { realWorld } from '../io/world.ts'
import { order, orderFiles } from '../run/testing-orders.ts'
import { samklang, workFolder } from './testing.ts'

let requests = 0
const server = createServer((_, response) => {
  requests += 1
  response.end('<!ENTITY e "loaded"><!ATTLIST o:Line a CDATA "loaded">')
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
afterAll(() => server.close())
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const { path: folder } = workFolder()
const profile = `${folder}/orders`
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o" elementFormDefault="qualified">
  <xs:element name="Order"><xs:complexType><xs:sequence><xs:element name="Line" maxOccurs="unbounded">
    <xs:complexType mixed="true"><xs:attribute name="a"/></xs:complexType>
  </xs:element></xs:sequence></xs:complexType></xs:element>
</xs:schema>`
const files = orderFiles({
  rules: '<pattern><rule context="o:Line"><assert id="O-1" test="@a">A line has an a.</assert></rule></pattern>',
  rows: ['O-1', 'F-1', 'X-1'],
  manifest: ['wellFormed: F-1'],
  resources: ['resources/o.xsd'],
  xsd: ', xsd: { requirement: X-1, path: resources/o.xsd }',
  folder: profile,
})
for (const [path, content] of Object.entries({ ...files, [`${profile}/resources/o.xsd`]: schema })) put(path, content)

function put(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

const check = (...words: readonly string[]) =>
  samklang(['check', ...words, '--profile', profile, '--lang', 'en'], { world: realWorld() })
const good = order('<o:Line a="1">x</o:Line>\n')
const secret = put(`${folder}/secret.txt`, 'the secret')

describe('check --allow-dtd', () => {
  it.each([
    ['<!DOCTYPE o:Order>', 0],
    ['<!DOCTYPE o:Order [<!ENTITY a "b"><!ELEMENT o:Order ANY>]>', 0],
    [`<!DOCTYPE o:Order SYSTEM "${address}/o.dtd">`, 0],
    [`<!DOCTYPE o:Order [<!ENTITY a SYSTEM "${address}/a">]>`, 0],
  ])('judges a document with %s by schema and rules', async (dtd, code) => {
    const path = put(`${folder}/a.xml`, `${dtd}\n${good}`)
    expect((await check(path)).code).toBe(2)
    const told = await check(path, '--allow-dtd')
    expect(told.err).toBe('')
    expect(told.code).toBe(code)
    expect(told.out).toContain('3 MUST requirements could be decided from them, and held')
  })

  it('says of a DTD in another file that it was not loaded', async () => {
    const { out } = await check(put(`${folder}/a.xml`, `<!DOCTYPE o:Order SYSTEM "o.dtd">\n${good}`), '--allow-dtd')
    expect(out).toContain('a.xml names a DTD in another file, which was not loaded')
  })

  it('gives findings their places in the file', async () => {
    const text = `<!DOCTYPE o:Order [\n  <!ENTITY a "b">\n]>\n${order('<o:Line/><o:Other/>\n')}`
    const { code, out } = await check(put(`${folder}/a.xml`, text), '--allow-dtd')
    expect(code).toBe(1)
    expect(out).toContain('a.xml:5:1 /o:Order/o:Line  O-1')
    expect(out).toContain('a.xml:5:10 /o:Order/o:Other  X-1')
    expect(out).toContain('> 5 | <o:Line/><o:Other/>')
    expect(out).toContain('    3 | ]>')
  })

  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
  it.each([
    ['a billion laughs', `[<!ENTITY l0 "ha">${laughs}]`, '<o:Line a="1">&l9;</o:Line>', 'The entity &l9;'],
    ['an entity of the network', `[<!ENTITY e SYSTEM "${address}/e">]`, '<o:Line a="1">&e;</o:Line>', 'The entity &e;'],
    [
      'an entity of the disk',
      `[<!ENTITY e SYSTEM "file://${secret}">]`,
      '<o:Line a="1">&e;</o:Line>',
      'The entity &e;',
    ],
    ['an entity of another file', `SYSTEM "${address}/o.dtd"`, '<o:Line a="1">&e;</o:Line>', 'The entity &e;'],
    ['an entity in an attribute', '[<!ENTITY e "1">]', '<o:Line a="&e;"/>', 'The entity &e;'],
    [
      'a parameter entity of the network',
      `[<!ENTITY % p SYSTEM "${address}/p"> %p;]`,
      '<o:Line a="1"/>',
      'a parameter entity',
    ],
    ['a default', '[<!ATTLIST o:Line a CDATA "1">]', '<o:Line/>', 'gives <o:Line> a value for the attribute a'],
  ])('proves nothing by a document with %s', async (_, dtd, content, says) => {
    const text = `<!DOCTYPE o:Order ${dtd}>\n${order(content)}`
    const told = await check(put(`${folder}/a.xml`, text), '--allow-dtd')
    expect(told.out + told.err).toContain(says)
    expect([2, 3]).toContain(told.code)
    put(`${folder}/two/a.xml`, text)
    put(`${folder}/two/b.xml`, good)
    const beside = await check(`${folder}/two`, '--allow-dtd')
    expect(beside.out).toContain(says)
    expect(beside.code).toBe(3)
    expect(told.out + told.err + beside.out).not.toContain('the secret')
  })

  it('is said by what is told without it', async () => {
    const { err } = await check(put(`${folder}/a.xml`, `<!DOCTYPE o:Order>\n${good}`))
    expect(err).toContain('--allow-dtd')
  })

  it('serves threads and shares alike', async () => {
    for (let number = 0; number < 6; number += 1)
      put(`${folder}/six/${number}.xml`, `<!DOCTYPE o:Order SYSTEM "x">\n${good}`)
    const bytes = async (...words: readonly string[]) => {
      const output = `${folder}/out`
      const { code } = await check(`${folder}/six`, ...words, '--allow-dtd', '--format', 'json', '--output', output)
      const report = JSON.parse(readFileSync(`${output}/report.json`, 'utf8'))
      return [code, report.verdicts, report.evidence, report.remarks]
    }
    const one = await bytes('--workers', '1')
    expect(one[0]).toBe(0)
    for (const shard of ['1/2', '2/2']) {
      await check(`${folder}/six`, '--allow-dtd', '--shard', shard, '--output', `${folder}/shares`)
    }
    const merged = await samklang(
      [
        'merge',
        `${folder}/shares/shard-1-of-2.json`,
        `${folder}/shares/shard-2-of-2.json`,
        '--output',
        `${folder}/out`,
        '--format',
        'json',
      ],
      { world: realWorld() },
    )
    expect(merged.code).toBe(0)
    expect(JSON.parse(readFileSync(`${folder}/out/report.json`, 'utf8')).verdicts).toEqual(one[1])
  })

  it('asked nothing of the network', () => expect(requests).toBe(0))
})
