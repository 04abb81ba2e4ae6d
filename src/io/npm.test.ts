import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { usersNpm } from './npm.ts'

const folder = mkdtempSync(join(tmpdir(), 'samklang-npm-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** An npm of the user that answers so. */
function answering(out: string, err = '', code = 0) {
  const said = `process.stdout.write(${JSON.stringify(out)}); process.stderr.write(${JSON.stringify(err)}); process.exitCode = ${code}`
  writeFileSync(join(folder, 'npm'), `#!${process.execPath}\n${said}\n`)
  chmodSync(join(folder, 'npm'), 0o755)
  return usersNpm({ ...process.env, PATH: folder })
}

describe.skipIf(process.platform === 'win32')('the versions that npm knows of a package', () => {
  it('are one or several, and none of one that the registry does not have', async () => {
    expect(await answering('"1.0.0"').versions('x')).toEqual(['1.0.0'])
    expect(await answering('["1.0.0","1.1.0"]').versions('x')).toEqual(['1.0.0', '1.1.0'])
    expect(await answering('', 'npm error code E404\n', 1).versions('x')).toEqual([])
  })

  it.each(['', 'Sign in first', '[]', '{}', '[1]'])('are not taken to be none when it answers %j', async out => {
    await expect(answering(out).versions('x')).rejects.toMatchObject({ code: 'npm.failed' })
  })
})
