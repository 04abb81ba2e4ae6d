import { execFileSync } from 'node:child_process'
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
