import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { untar } from '../../trust/package/tar.ts'
import { samklang, workFolder } from '../testing.ts'
import { extensionFiles, putAll, seatsFiles } from '../testing-packages.ts'
import { packing } from '../testing-packing.ts'

const work = workFolder()
const { packed, project } = packing(work)

describe('profile pack', () => {
  it('gives the same bytes each time, signed or not, with what npm and its provenance need', async () => {
    expect(readFileSync(await packed())).toEqual(readFileSync(await packed()))
    const tgz = readFileSync(await packed({}, 'one'))
    expect(tgz).toEqual(readFileSync(await packed({}, 'one')))
    const files = untar(tgz, 'x')
    const about = JSON.parse(Buffer.from(files.get('package.json') ?? []).toString())
    expect(about).toMatchObject({
      name: 'samklang-profile-seats',
      version: '1.0.0',
      license: 'CC0-1.0',
      author: 'Example',
      repository: { type: 'git', url: 'https://git.example/rooms' },
      samklang: { id: 'seats', digest: expect.stringMatching(/^sha256:/), engines: { samklang: expect.any(String) } },
    })
    expect(about.scripts).toBeUndefined()
    const names = [...files.keys()].map(name => name.replace(/[0-9a-f]{64}/, 'KEY'))
    expect(names).toEqual([
      'README.md',
      'attestation/keys/KEY.pem',
      'attestation/profile.dsse.json',
      'package.json',
      'profile.yaml',
      'requirements.yaml',
      'resources/room.schema.json',
      'test-vectors/seats/S-01/expected.json',
      'test-vectors/seats/S-01/fail-1.json',
      'test-vectors/seats/S-01/pass-1.json',
    ])
  })

  it('refuses a profile that its own tests do not hold for, unless told why; then whoever adds it is told too', async () => {
    const at = putAll(work, `wrong`, seatsFiles())
    work.write(`wrong/test-vectors/seats/S-01/pass-1.json`, '{ "seats": 0 }')
    const pack = (...more: readonly string[]) =>
      samklang(['profile', 'pack', `${at}/profiles/seats`, '--output', at, ...more])
    const refused = await pack()
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('1 vector does not hold')])
    expect(existsSync(`${at}/samklang-profile-seats-1.0.0.tgz`)).toBe(false)
    expect((await pack('--unproved', 'A draft for consultation')).code).toBe(0)
    const { out } = await project().run('profile', 'add', `${at}/samklang-profile-seats-1.0.0.tgz`, '--allow-unsigned')
    expect(out).toContain('do not hold: A draft for consultation')
  })

  it('names what the profile extends as a dependency with its range, and refuses a path that leads nowhere later', async () => {
    const at = putAll(work, `dep`, { ...seatsFiles(), ...extensionFiles('more') })
    const pack = () => samklang(['profile', 'pack', `${at}/profiles/more`, '--output', at])
    expect((await pack()).code).toBe(0)
    const files = untar(readFileSync(`${at}/samklang-profile-more-1.0.0.tgz`), 'x')
    expect(JSON.parse(Buffer.from(files.get('package.json') ?? []).toString())).toMatchObject({
      dependencies: { 'samklang-profile-seats': '^1.0.0' },
      samklang: { extends: { id: 'seats', version: '^1.0.0', package: 'samklang-profile-seats' } },
    })
    putAll(work, `dep`, {
      'profiles/more/profile.yaml': (extensionFiles('more')['profiles/more/profile.yaml'] ?? '').replace(
        '../seats',
        '../../profiles/seats',
      ),
    })
    expect((await pack()).err).toContain('only as ../seats')
  })
})
