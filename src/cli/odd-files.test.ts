import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { samklang, workFolder } from './testing.ts'

const folder = workFolder()

// Windows has no program that makes one.
describe.skipIf(process.platform === 'win32')('a pipe where a file is wanted', () => {
  it.each([
    [2, (pipe: string) => ['check', pipe]],
    [3, (pipe: string) => ['run', '--files', pipe, '--output', join(folder.path, 'out')]],
  ])('is told in the language that was asked for, and nothing waits for it (%i)', async (expected, argvOf) => {
    const pipe = join(folder.path, `pipe-${expected}`)
    execFileSync('mkfifo', [pipe])
    const { code, out, err } = await samklang([...argvOf(pipe), '--lang', 'sv'])
    expect(code).toBe(expected)
    expect(out + err).toContain('ingen vanlig fil')
    expect(out + err).not.toContain('regular')
  })
})

// Windows and macOS write all names in Unicode.
it.skipIf(process.platform !== 'linux')(
  'a file whose name is in another encoding is told, in both languages',
  async () => {
    const own = workFolder()
    own.write('organisations.json', '[]')
    writeFileSync(Buffer.concat([Buffer.from(`${own.path}/l`), Buffer.of(0xf6), Buffer.from('n.json')]), '[]')
    for (const [language, said] of [
      ['sv', 'namnet är inte i UTF-8'],
      ['en', 'its name is not in UTF-8'],
    ] as const) {
      const { code, out, err } = await samklang(['check', own.path, '--profile', 'ss12000', '--lang', language])
      expect(code).toBe(3)
      expect(out + err).toContain(said)
      expect(out + err).not.toContain('file.missing')
    }
  },
)

it('a finding in one of two files of the same content is seen again in that one', async () => {
  const own = workFolder()
  own.write('organisations.json', '[{"id":1}]')
  own.write('zzz.json', '[{"id":1}]')
  const { out } = await samklang(['check', own.path, '--profile', 'ss12000', '--verbose'])
  expect(out).toMatch(/samklang check .*organisations[.]json --profile ss12000/)
  expect(out).not.toMatch(/samklang check .*zzz[.]json/)
})
