import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Report } from '../model/report.ts'
import { reporters } from '../reporters/table.ts'
import { exitCodeOf } from './exit-code.ts'
import { samklang, workFolder } from './testing.ts'

/** Versions that were ever published: their schemas stay. */
const versions = readdirSync('reports/schema').flatMap(name => /^report-(\d+)\.schema\.json$/.exec(name)?.[1] ?? [])

/** Reports that are kept of each version; those of the newest are the examples. */
const kept = readdirSync('reports', { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('report.json'))
  .map(path => join('reports', path))
const work = workFolder()
const schemaOf = (path: string) => JSON.parse(readFileSync(path, 'utf8')).schema as string

it('there is a version, and it is the newest that reports are written in', () => {
  const newest: Report['schema'] = 'samklang-report/1'
  expect(Math.max(...versions.map(Number))).toBe(Number(newest.split('/')[1]))
})

describe.each(versions)('a report of version %s', version => {
  const [path] = kept.filter(each => schemaOf(each) === `samklang-report/${version}`)

  it('is kept, so that this can be tried', () => expect(path).toBeDefined())

  it.each(Object.keys(reporters).filter(id => id !== 'pdf'))('can be had as %s, in both languages', async format => {
    const { overall } = JSON.parse(readFileSync(String(path), 'utf8')) as Report
    for (const lang of ['sv', 'en']) {
      const output = join(work.path, version, lang, format)
      const { code, out, err } = await samklang([
        'report',
        String(path),
        '--lang',
        lang,
        '--format',
        format,
        '--output',
        output,
      ])
      expect(code, err).toBe(exitCodeOf(overall))
      // A format without a file of its own is for the log.
      const { fileName } = await reporters[format as keyof typeof reporters]()
      expect(fileName ? readdirSync(output) : out).toContain(fileName ?? '::')
    }
  })
})
