import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { order, orderFiles, ruleSet } from '../../run/testing-orders.ts'
import { samklang, workFolder } from '../testing.ts'

const rules = ruleSet('<pattern><rule context="o:Line"><assert id="O-1" test="@no">A number.</assert></rule></pattern>')
const sha256 = createHash('sha256').update(rules).digest('hex')
const pin = `{ name: official, path: o.sch, url: u, sha256: "${sha256}", licence: MIT, version: "1" }`

describe('samklang report on saved evidence of a profile with pinned rules', () => {
  it('gives the report of the run with --resources, and proves nothing without', async () => {
    const work = workFolderWith()
    const given = ['--profile', work.at('p'), '--resources', work.at('given'), '--format', 'json', '--quiet']
    const ran = await samklang([
      ...['run', '--files', work.at('d'), '--evidence', work.at('evidence'), '--output', work.at('one')],
      ...given,
    ])
    const again = await samklang(['report', work.at('evidence'), '--output', work.at('two'), ...given])
    expect([ran.code, again.code]).toEqual([1, 1])
    const [one, two] = [report(work.at('one')), report(work.at('two'))]
    expect(two.findings).toEqual(one.findings)
    expect(two.verdicts).toEqual(one.verdicts)
    const bare = ['--profile', work.at('p'), '--format', 'json', '--quiet']
    const without = await samklang(['report', work.at('evidence'), '--output', work.at('three'), ...bare])
    expect([without.code, report(work.at('three')).findings]).toEqual([3, []])
  })

  it('refuses --resources for a report that is only shown again', async () => {
    const path = work.write('report.json', '{}')
    const { code, err } = await samklang(['report', path, '--resources', 'x', '--lang', 'en'])
    expect(code).toBe(2)
    expect(err).toContain('--resources')
  })
})

const work = workFolder()

function workFolderWith() {
  const schematron = 'documents: [ order ], pinned: official, verifies: [ O-1 ]'
  const files = orderFiles({ schematron, manifest: [`pinned: [ ${pin} ]`] })
  const documents = { 'd/a.xml': order('<o:Line no="1"/>'), 'd/b.xml': order('<o:Line/>'), 'given/o.sch': rules }
  for (const [path, content] of [...Object.entries(files), ...Object.entries(documents)]) {
    work.write(path.replace(/^\//, ''), String(content))
  }
  return { at: (path: string) => join(work.path, path) }
}

function report(folder: string) {
  return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
}
