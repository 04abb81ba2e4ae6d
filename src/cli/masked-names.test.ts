import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { realWorld } from '../io/world.ts'
import { samklang, workFolder } from './testing.ts'

const { path: folder, write } = workFolder()
const now = () => new Date('2026-11-23T12:00:00Z')
const world = { ...realWorld(), embeddedProfiles: join(process.cwd(), 'profiles'), now }

// 19811228-9874 is the worked example of the check digit in SKV 704: valid in form, and no test number.
const wrong = '[{"type":"personnummer","value":"189001019803"}]'
write('in/19811228-9874.json', wrong)
write('in/broken-198112289874.json', wrong.slice(0, -1))
write('in/akt-811228-9874.pdf', 'a file that is passed over')
write('in/189001019802.json', wrong)

const contents = (...path: readonly string[]) =>
  readdirSync(join(folder, ...path), { recursive: true, withFileTypes: true })
    .filter(each => each.isFile())
    .map(each => readFileSync(join(each.parentPath, each.name), 'utf8'))

it('personal identity numbers in names of files are masked in reports and saved evidence, test numbers are not', async () => {
  const argv = ['--profile', 'identifierare', '--type', 'identifier', '--output', join(folder, 'out')]
  const evidence = join(folder, 'evidence')
  const files = [join(folder, 'in'), join(folder, 'in', '19811228-9874.json')].join()
  const { code } = await samklang(['run', '--files', files, ...argv, '--evidence', evidence], { world })
  expect(code).toBe(1)
  const written = [...contents('out'), ...contents('evidence')]
  expect(written.length).toBeGreaterThan(5)
  expect(written.filter(text => text.includes('9874'))).toEqual([])
  const { findings, evidence: entries } = JSON.parse(readFileSync(join(folder, 'out', 'report.json'), 'utf8'))
  const masked = ['189001019802.json', '19811228-0006.json', 'akt-811228-0006.pdf', 'broken-198112280006.json']
  expect(entries.map(({ name }: { name: string }) => name).slice(0, 4)).toEqual(masked)
  const found = new Set(findings.map(({ at }: { at: { name: string } }) => at.name))
  expect([...found].sort()).toEqual(masked.filter(name => name.endsWith('.json')))

  const again = await samklang(['report', evidence, '--output', join(folder, 'again')], { world })
  expect(again.code).toBe(1)
  expect(readFileSync(join(folder, 'again', 'report.json'), 'utf8')).toBe(
    readFileSync(join(folder, 'out', 'report.json'), 'utf8'),
  )
})

it('what is wrong in such a file is shown as in any other', async () => {
  const { out } = await samklang(['check', join(folder, 'in', '19811228-9874.json'), '--type', 'identifier'], { world })
  expect(out).toContain('19811228-0006.json:1:')
  expect(out).toContain(wrong)
})

it('so are they in the name of a package, and what is found in it is the same', async () => {
  const base = 'test-vectors/fgs-paket/base/FGS-exempel-1'
  const names = readdirSync(base, { recursive: true, encoding: 'utf8' }).filter(name =>
    statSync(join(base, name)).isFile(),
  )
  const bytes = zipSync(
    Object.fromEntries(names.map(name => [`FGS-exempel-1/${name}`, readFileSync(join(base, name))])),
  )
  const reports = []
  for (const name of ['19811228-9874.zip', 'other.zip']) {
    writeFileSync(join(folder, name), bytes)
    const { out } = await samklang(['check', join(folder, name), '--profile', 'fgs-paket', '--format', 'json'], {
      world,
    })
    expect(out).not.toContain('9874')
    reports.push(JSON.parse(out))
  }
  const [masked, other] = reports
  expect(masked.evidence.map((entry: { name: string }) => entry.name)).toContain('19811228-0006.zip/inventory.ndjson')
  expect(masked.verdicts).toEqual(other.verdicts)
})

it('so are they in the file of a share, wherever its path says them, and the report made of it is the same', async () => {
  const argv = ['check', join(folder, 'in-19811228-9874'), '--profile', 'identifierare', '--type', 'identifier']
  write('in-19811228-9874/19811228-9874.json', wrong)
  const output = join(folder, 'shard')
  await samklang([...argv, '--shard', '1/1', '--output', output], { world })
  const [shard] = contents('shard')
  expect(shard).toContain('19811228-0006.json')
  expect(shard).not.toContain('9874')
  const { code, out } = await samklang(['merge', join(output, 'shard-1-of-1.json'), '--format', 'json'], { world })
  expect(code).toBe(1)
  const alone = await samklang([...argv, '--format', 'json'], { world })
  const told = (text: string) => JSON.parse(text, (name, value) => (/^(reportId|reproduce)$/.test(name) ? '' : value))
  expect(told(out)).toEqual(told(alone.out))
})
