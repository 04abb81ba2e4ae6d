import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { exportFolder } from '../exchange/simulator/ss12000/export.ts'
import { municipality } from '../exchange/simulator/ss12000/municipality.ts'
import { checkFiles } from './check-files.ts'
import { judgeShard } from './judge-shard.ts'
import { mergeShards } from './merge-shards.ts'
import { shardName } from './shard-file.ts'
import { exampleTool, stillWorld } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-shards-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const world = stillWorld()

/** A municipality with a file for each record; `change` may do harm to a record before it is written. */
function exported(name: string, change: (record: Record<string, unknown>, at: number) => void): string {
  const path = join(folder, name)
  mkdirSync(path)
  for (const file of exportFolder(municipality({ schools: 1, pupilsPerSchool: 30 }), 'ndjson')) {
    const type = file.name.replace('.ndjson', '')
    for (const [at, line] of [...file.chunks()].join('').split('\n').filter(Boolean).entries()) {
      const record = JSON.parse(line)
      change(record, at)
      writeFileSync(join(path, `${type}-${String(at).padStart(4, '0')}.json`), JSON.stringify([record], null, 1))
    }
  }
  return path
}

function damage(record: Record<string, unknown>, at: number): void {
  if (at % 3 === 0) record.meta = { created: 'yesterday', modified: 5 }
  if (at % 5 === 0) record.id = '00000000-0000-4000-8000-000000000000'
  if (at % 7 === 0) record.enrolments = [{ enroledAt: { id: '00000000-0000-4000-9000-000000000000' } }]
}

const asked = (path: string) =>
  ({ files: [path], profile: 'ss12000', command: 'samklang check', tool: exampleTool }) as const

/** Judges shares, and gives the files that they were written to. */
async function shards(path: string, names: readonly string[]): Promise<readonly string[]> {
  const written: string[] = []
  for (const name of names) {
    const shard = shardName(name)
    const file = join(folder, `${path.split('/').at(-1)}-${name.replace('/', '-')}.json`)
    writeFileSync(file, JSON.stringify(await judgeShard(world, { ...asked(path), shard })))
    written.push(file)
  }
  return written
}

describe('files that are judged in shares', () => {
  it.each([
    ['whole', () => {}, ['1/1']],
    ['whole in three', () => {}, ['1/3', '2/3', '3/3']],
    ['damaged', damage, ['4/4', '1/4', '3/4', '2/4']],
  ])('give the same report as one run: %s', async (name, change, names) => {
    const path = exported(name, change)
    writeFileSync(join(path, `readme-${names.length}.txt`), 'for people')
    writeFileSync(join(path, 'persons-zz.json'), name === 'damaged' ? '[{"id":' : '[]')
    const alone = await checkFiles(world, asked(path))
    const merged = await mergeShards(world, { shards: await shards(path, names) })
    expect(merged).toEqual(alone)
    expect(JSON.stringify(merged) === JSON.stringify(alone), 'bytes').toBe(true)
    expect(alone.findings.length > 20, 'there is something to lose').toBe(name === 'damaged')
  })

  it('prove nothing when one is missing, and say which', async () => {
    const path = join(folder, 'whole')
    const merged = await mergeShards(world, { shards: await shards(path, ['1/3', '3/3']) })
    expect(merged.overall).toBe('incomplete')
    expect(new Set(merged.verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['untested']))
    expect(merged.remarks).toContainEqual({ key: 'run.shard-missing', args: { shard: '2/3' } })
  })

  it('hold no identity number of a real person, and leave the rules across records untested that need it', async () => {
    const path = exported('real', (record, at) => {
      if (at === 4 && record.givenName) record.id = '198112189876'
    })
    const [file = ''] = await shards(path, ['1/1'])
    expect(readFileSync(file, 'utf8').includes('198112189876')).toBe(false)
    const merged = await mergeShards(world, { shards: [file] })
    const unique = merged.verdicts.find(({ requirement }) => requirement === 'SS-G24b')
    expect(unique).toMatchObject({ verdict: 'untested', reason: { key: 'run.shard-masked', args: { type: 'person' } } })
  })

  it('find no reference broken because they left out the record that it leads to', async () => {
    const path = exported('masked', (record, at) => {
      if (at === 0 && record.responsibles) record.responsibles = [{ person: { id: '198112189876' } }]
    })
    const [file = ''] = await shards(path, ['1/1'])
    const [alone, merged] = [await checkFiles(world, asked(path)), await mergeShards(world, { shards: [file] })]
    const unresolved = ({ findings }: typeof merged) =>
      findings.filter(({ message: { key } }) => key === 'reference.unresolved').map(({ at }) => [at.name, at.pointer])
    expect(unresolved(alone), 'its own reference').toHaveLength(1)
    expect(unresolved(merged)).toEqual([])
    const references = merged.verdicts
      .filter(({ verdict }) => verdict === 'untested')
      .map(({ requirement }) => requirement)
    expect(references).toContain('SS-PERS-22')
  })
})

describe('shares that do not belong together', () => {
  const refused = async (files: readonly string[]) =>
    mergeShards(world, { shards: files }).then(
      () => 'merged',
      ({ code, args }) => `${code} ${args.why}`,
    )

  it('are refused', async () => {
    const path = join(folder, 'whole')
    const [first = '', second = ''] = await shards(path, ['1/3', '2/3'])
    const [half = ''] = await shards(path, ['1/2'])
    const [other = ''] = await shards(join(folder, 'damaged'), ['2/3'])
    const edited = (file: string, change: (shard: Record<string, unknown>) => void) => {
      const shard = JSON.parse(readFileSync(file, 'utf8'))
      change(shard)
      const to = join(folder, 'edited.json')
      writeFileSync(to, JSON.stringify(shard))
      return to
    }
    expect(await refused([first, first])).toBe('shard.refused twice')
    expect(await refused([first, half])).toBe('shard.refused other-count')
    expect(await refused([first, other])).toBe('shard.refused other-files')
    const anew = edited(second, shard =>
      Object.assign(shard, { profile: { ...(shard.profile as object), digest: 'x' } }),
    )
    expect(await refused([first, anew])).toBe('shard.refused other-profile')
    expect(await refused([anew])).toBe('shard.refused other-profile')
    const supplied = edited(second, shard => Object.assign(shard, { supplied: ['openapi'] }))
    expect(await refused([first, supplied])).toBe('shard.refused other-resources')
    expect(await refused([supplied])).toBe('shard.refused other-resources')
    expect(await refused([edited(second, shard => delete shard.supplied)])).toBe('shard.refused incomplete')
    const fewer = edited(second, shard => (shard.evidence as unknown[]).pop())
    expect(await refused([first, fewer])).toBe('shard.refused miscounted')
    expect(await refused([edited(second, shard => delete shard.counts)])).toBe('shard.refused incomplete')
    expect(await refused([edited(second, shard => delete shard.schema)])).toBe('shard.refused other-schema')
    writeFileSync(join(folder, 'no.json'), '{')
    expect(await refused([join(folder, 'no.json')])).toBe('shard.refused not-json')
  })
})

it.each(['test-vectors/fgs-paket/base/FGS-exempel-1', 'test-vectors/fgs-paket/base'])(
  'a package is not judged in shares: %s',
  async path => {
    const judged = judgeShard(world, { ...asked(path), profile: 'fgs-paket', shard: shardName('1/2') })
    await expect(judged).rejects.toMatchObject({ code: 'shard.package' })
  },
)
