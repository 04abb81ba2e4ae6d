import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { samklang, workFolder } from './testing.ts'

const work = workFolder()

it('a folder that a run wrote is shown again as its report.json is', async () => {
  const bad = 'test-vectors/ss12000/SS-PERS-02/fail-1.json'
  const first = join(work.path, 'first')
  await samklang(['check', bad, '--format', 'json', '--output', first])
  const again = ['--format', 'json', '--output', join(work.path, 'again')]
  const ofFile = await samklang(['report', join(first, 'report.json'), ...again])
  expect(ofFile.out).toContain('Non-conformant')
  expect(await samklang(['report', first, ...again])).toEqual(ofFile)
})

it('a folder with neither evidence nor a report is told by what was looked for', async () => {
  const { code, err } = await samklang(['report', work.path])
  expect(code).toBe(2)
  expect(err).toContain(join(work.path, 'evidence.json'))
})

it.each([
  ['en', 'The system says: EISDIR (it is a folder).'],
  ['sv', 'Systemet säger: EISDIR (det är en mapp).'],
])('a folder where a file is wanted is told in words (%s)', async (language, words) => {
  await mkdir(join(work.path, 'bid'), { recursive: true })
  const { code, err } = await samklang(['verify', join(work.path, 'bid'), '--lang', language])
  expect(code).toBe(2)
  expect(err).toContain(words)
})

it('a place that is named many times in a suite is told once', async () => {
  const { out } = await samklang(['explain', 'SS-G12a', '--lang', 'en'])
  const places = out.split('\n').filter(line => line.includes('.arazzo.yaml#'))
  expect(places.length).toBeGreaterThan(1)
  expect(new Set(places).size).toBe(places.length)
})
