import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pretendedWorkers } from '../io/testing.ts'
import type { World } from '../model/world.ts'
import { checkFiles } from './check-files.ts'
import { documentWorker } from './document-worker.ts'
import { judgeShard } from './judge-shard.ts'
import { mergeShards } from './merge-shards.ts'
import { shardName } from './shard-file.ts'
import { exampleTool, stillWorld } from './testing.ts'
import { order, orderFiles } from './testing-orders.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-xml-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rules = `<pattern><rule context="o:Line"><assert id="O-1" test="xs:decimal(o:Amount) &gt; 0">Above 0.</assert></rule>
<rule context="o:Note"><assert id="O-2" test="@lang">A language.</assert></rule>
<rule context="o:Never"><assert id="O-3" test="false()">Never.</assert></rule></pattern>`
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o" elementFormDefault="qualified">
<xs:element name="Order"><xs:complexType><xs:sequence><xs:element name="Line" minOccurs="0" maxOccurs="9"><xs:complexType><xs:sequence>
<xs:element name="Amount" type="xs:decimal"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>`

/** Good ones, and some of each kind of bad one. */
function document(at: number): string {
  if (at % 40 === 7) return order('<o:Line>').slice(0, -20)
  if (at % 40 === 9) return '<other/>'
  if (at % 40 === 11) return order('<o:Line><o:Amount>many</o:Amount></o:Line>')
  if (at % 8 === 5) return order('<o:Note/>'.repeat(30))
  return order(`<o:Line><o:Amount>${at % 3}</o:Amount></o:Line>\n`)
}

beforeAll(() => {
  const files = orderFiles({
    rules,
    rows: ['O-1', 'O-2', 'O-3', 'X-1', 'F-1'],
    xsd: ', xsd: { requirement: X-1, path: resources/o.xsd }',
    resources: ['resources/o.xsd'],
    manifest: ['wellFormed: F-1'],
    files: { '/p/resources/o.xsd': schema },
  })
  const documents = Array.from({ length: 200 }, (_, at) => [`/d/${1000 + at}.xml`, document(at)] as const)
  for (const [path, content] of [...Object.entries(files), ...documents]) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
})

const asked = () => ({
  ...{ files: [join(folder, 'd')], profile: join(folder, 'p') },
  ...{ command: 'samklang check', tool: exampleTool },
})
const alone = () => checkFiles(stillWorld(), { ...asked(), workers: 1 })

describe('many XML documents', () => {
  it('have findings of every kind, and more of one than a report keeps', async () => {
    const { findings, verdicts } = await alone()
    expect(verdicts.map(({ requirement, verdict }) => [requirement, verdict])).toEqual([
      ['O-1', 'error'],
      ['O-2', 'failed'],
      ['O-3', 'inapplicable'],
      ['X-1', 'failed'],
      ['F-1', 'failed'],
    ])
    const counts = verdicts.map(({ findings: found }) => found)
    expect(counts[1]).toBeGreaterThan(100)
    expect(findings.filter(({ requirement }) => requirement === 'O-2').length).toBe(100)
  })

  it('give the same report when other threads judge some of them', async () => {
    let judgedThere = 0
    const worker = () => {
      const work = documentWorker(stillWorld())
      return (task: unknown) => {
        judgedThere += 1
        return work(task)
      }
    }
    const world: World = { ...stillWorld(), workers: pretendedWorkers(worker) }
    expect(await checkFiles(world, { ...asked(), workers: 3 })).toEqual(await alone())
    expect(judgedThere).toBeGreaterThan(1)
  })

  it('give the same report in shares', async () => {
    const shares = ['1/3', '2/3', '3/3']
    const files: string[] = []
    for (const name of shares) {
      const file = join(folder, `${name.replace('/', '-')}.json`)
      writeFileSync(file, JSON.stringify(await judgeShard(stillWorld(), { ...asked(), shard: shardName(name) })))
      files.push(file)
    }
    const merged = await mergeShards(stillWorld(), { shards: files })
    const whole = await alone()
    expect({ ...merged, ...timesOf(whole) }).toEqual(whole)
  })
})

/** What differs between runs. */
function timesOf({ reportId, issuedAt, startedAt, finishedAt, reproduce }: Awaited<ReturnType<typeof alone>>) {
  return { reportId, issuedAt, startedAt, finishedAt, reproduce }
}
