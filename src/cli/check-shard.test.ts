import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Report } from '../model/report.ts'
import { samklang, workFolder } from './testing.ts'

const { path: folder, write } = workFolder()
for (const number of [1, 2, 3]) {
  const id = `00000000-0000-4000-8000-00000000000${number}`
  write(`export/rooms-${number}.json`, JSON.stringify([{ id, displayName: `Sal ${number}` }]))
}
const check = ['check', join(folder, 'export'), '--profile', 'ss12000']

describe('check --shard and merge', () => {
  it('test shares without a verdict, and give it when all are merged', async () => {
    const output = join(folder, 'out')
    const asked = [...check, '--output', output, '--format', 'json']
    for (const shard of ['1/2', '2/2']) {
      const { code, err } = await samklang([...asked, '--shard', shard])
      expect(code).toBe(3)
      expect(err).toContain(`shard-${shard.replace('/', '-of-')}.json`)
    }
    const files = [1, 2].map(index => join(output, `shard-${index}-of-2.json`))
    const merged = await samklang(['merge', ...files, '--output', output, '--format', 'json'])
    const report = JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')) as Report
    expect(report.evidence.map(({ name }) => name)).toEqual(['rooms-1.json', 'rooms-2.json', 'rooms-3.json'])
    expect(report.reproduce.command).toBe(['samklang', ...asked].join(' '))
    expect(merged.code).toBe((await samklang([...asked, '--quiet'])).code)
  })

  it.each([
    ['--shard 3/2', [...check, '--shard', '3/2'], 'usage.option'],
    ['--shard 0/2', [...check, '--shard', '0/2'], 'usage.option'],
    ['--shard without --profile', ['check', join(folder, 'export'), '--shard', '1/2'], 'usage.alone'],
    ['a file that is no shard', ['merge', join(folder, 'export/rooms-1.json')], 'shard.refused'],
  ])('refuse %s', async (_, argv, code) => {
    const ended = await samklang(argv)
    expect(ended.err).toContain(`[${code}]`)
    expect(ended.code).toBe(2)
  })
})
