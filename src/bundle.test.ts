import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtProgram, workFolder } from './cli/testing.ts'
import { order, orderFiles } from './run/testing-orders.ts'

const work = workFolder()
work.write(
  'runs.json',
  '{"schema":"samklang-runs/1","runs":[{"name":"one","options":{"profile":"ss12000","base-url":"http://127.0.0.1:9/"}}]}',
)

describe('the code cache of the built program', () => {
  it.each([
    ['check', ['check', 'test-vectors/ss12000/SS-X01/pass-1.json'], 0],
    // Nobody listens at port 9: the HTTP client is loaded, and told so.
    ['doctor', ['doctor', '--base-url', 'http://127.0.0.1:9/', '--profile', 'ss12000'], 3],
    // This one runs under flags of its own.
    [
      'run',
      ['run', '--base-url', 'http://127.0.0.1:9/', '--profile', 'ss12000', '--output', join(work.path, 'out')],
      3,
    ],
    ['run-all', ['run-all', join(work.path, 'runs.json'), '--output', join(work.path, 'all')], 3],
  ] as const)('is made by the first %s, and taken by the next', (command, argv, code) => {
    builtProgram()
    const place = join(work.path, command)
    for (const part of ['bin', 'dist', 'profiles', 'package.json']) cpSync(part, join(place, part), { recursive: true })
    const caches = () => readdirSync(join(place, 'dist')).filter(name => name.endsWith('.cache'))
    for (const name of caches()) rmSync(join(place, 'dist', name))
    const run = () =>
      spawnSync(process.execPath, [join(place, 'bin/samklang.js'), ...argv], {
        env: { ...process.env, SAMKLANG_CACHE: join(work.path, 'cache') },
        encoding: 'utf8',
      })
    expect(run().status).toBe(code)
    const made = caches().map(name => [name, statSync(join(place, 'dist', name)).mtimeMs])
    expect(made.map(([name]) => name)).toContain(`samklang-${command}-${process.version}-${process.arch}.cache`)
    // V8 refuses one that was made under other flags; then it would be made anew.
    expect(run().status).toBe(code)
    expect(caches().map(name => [name, statSync(join(place, 'dist', name)).mtimeMs])).toEqual(made)
  })
})

describe('the built program', () => {
  it('loads the package that only import can load, with a code cache and without', () => {
    const program = builtProgram()
    const schema =
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o"><xs:element name="Order"/></xs:schema>'
    const files = orderFiles({
      schematron: '',
      rows: ['X-1'],
      xsd: ', xsd: { requirement: X-1, path: resources/o.xsd }',
      resources: ['resources/o.xsd'],
      files: { '/p/resources/o.xsd': schema, '/good.xml': order('') },
    })
    for (const [path, content] of Object.entries(files)) work.write(`xml${path}`, String(content))
    const run = (name: string) => {
      const argv = ['check', join(work.path, 'xml', name), '--profile', join(work.path, 'xml/p'), '--quiet']
      const { status, stderr } = spawnSync(process.execPath, [program, ...argv], { encoding: 'utf8' })
      return [status, stderr]
    }
    expect([run('good.xml'), run('good.xml')]).toEqual([
      [0, ''],
      [0, ''],
    ])
  })
})
