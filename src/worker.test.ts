import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtProgram, workFolder } from './cli/testing.ts'
import { exportFolder } from './exchange/simulator/ss12000/export.ts'
import { municipality } from './exchange/simulator/ss12000/municipality.ts'
import type { Report } from './model/report.ts'

const work = workFolder()
for (const { name, chunks } of exportFolder(municipality({ schools: 1, pupilsPerSchool: 20 }), 'ndjson')) {
  const lines = [...chunks()].join('').trimEnd().split('\n')
  for (const [at, line] of lines.entries()) work.write(`export/${at}-${name.replace('.ndjson', '.json')}`, line)
}

/** Runs a program as a process of its own on the exported files. */
function judged(program: string, workers: number): { readonly status: number | null; readonly report: Report } {
  const output = join(work.path, `report-${workers}`)
  const argv = ['run', '--files', join(work.path, 'export'), '--workers', String(workers), '--format', 'json']
  const { status } = spawnSync(process.execPath, [program, ...argv, '--output', output], {
    env: { ...process.env, SAMKLANG_CACHE: join(work.path, 'cache') },
  })
  return { status, report: JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')) }
}

describe('the built program with worker threads', () => {
  it('finds what it finds alone', () => {
    const [alone, together] = [judged(builtProgram(), 1), judged(builtProgram(), 2)]
    const { verdicts, findings, evidence, remarks, overall } = alone.report
    expect(verdicts.some(({ verdict }) => verdict === 'passed')).toBe(true)
    expect(together.report).toMatchObject({ verdicts, findings, evidence, remarks, overall })
    expect(together.status).toBe(alone.status)
  })

  it.each([
    ['ends itself', 'process.exit(0)'],
    ['throws', 'throw new Error("broken")'],
    ['stops while it works', 'setTimeout(() => process.exit(1), 20)'],
  ])('never passes what a worker that %s was to judge', (_, code) => {
    builtProgram()
    const place = join(work.path, 'damaged')
    for (const part of ['bin', 'dist', 'profiles', 'package.json']) {
      cpSync(part, join(place, part), { recursive: true })
    }
    writeFileSync(join(place, 'dist/worker.js'), code)
    const { status, report } = judged(join(place, 'bin/samklang.js'), 2)
    expect(status).toBe(3)
    expect(report.overall).toBe('incomplete')
    expect(new Set(report.verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['error']))
  })
})
