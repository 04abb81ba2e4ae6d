import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** A suite in the official shape: in each of the six folders one group whose second test has the verdict given. */
async function suiteWith(valid: boolean): Promise<string> {
  const suite = await mkdtemp(join(tmpdir(), 'json-schema-suite-'))
  await mkdir(join(suite, 'remotes'))
  const tests = [
    { description: 'good', data: 1, valid: true },
    { description: 'bad', data: 'x', valid },
  ]
  const group = { description: 'type', schema: { type: 'number' }, tests }
  for (const draft of ['draft7', 'draft2020-12']) {
    for (const folder of [draft, `${draft}/optional`, `${draft}/optional/format`]) {
      await mkdir(join(suite, 'tests', folder), { recursive: true })
      await writeFile(join(suite, 'tests', folder, 'type.json'), JSON.stringify([group]))
    }
  }
  return suite
}

async function run(suite: string): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise(resolve => {
    const script = ['scripts/run-ts.mjs', 'scripts/json-schema-test-suite.ts', suite]
    execFile(process.execPath, script, (error, text) => resolve({ code: Number(error?.code ?? 0), text }))
  })
}

test('rates are printed; failures that are not allowed and stale entries end with 1', async () => {
  const suite = await suiteWith(true)
  const { code, text } = await run(suite)
  await rm(suite, { recursive: true })
  expect(text).toContain('draft2020-12 required        1/2  50.0 %')
  expect(text).toContain('FAILS  draft7/optional/type.json | type | bad  (expected valid)')
  expect(text).toContain('STALE  draft7/optional/content.json | validation of binary string-encoding')
  expect(text).toMatch(/6 failures, 6 of them not allowed, [1-9]\d* stale entries/)
  expect(code).toBe(1)
})

test('stale entries alone end with 1 too', async () => {
  const suite = await suiteWith(false)
  const { code, text } = await run(suite)
  await rm(suite, { recursive: true })
  expect(text).toMatch(/0 failures, 0 of them not allowed/)
  expect(code).toBe(1)
})
