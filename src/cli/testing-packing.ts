import { realWorld } from '../io/world.ts'
import { stillWorld } from '../run/testing.ts'
import { newKey } from '../trust/keys.ts'
import { samklang, type workFolder } from './testing.ts'
import { putAll, type SeatsProfile, seatsFiles } from './testing-packages.ts'

/** Two publishers with their keys, what they pack, and projects that it is added to, all in the folder of a test. */
export function packing(work: ReturnType<typeof workFolder>) {
  const keys = Object.fromEntries(['one', 'two'].map(name => [name, newKey()]))
  for (const [name, key] of Object.entries(keys)) {
    work.write(`${name}.pem`, key.secret)
    work.write(`trust/${name}.pub`, key.open)
  }
  let count = 0
  return {
    keys,
    /** A project of its own, with the network as it is. */
    project: () => {
      count += 1
      const path = `${work.path}/project-${count}`
      const world = { ...stillWorld(), connect: realWorld().connect, project: path }
      return { path, run: (...words: readonly string[]) => samklang(words, { world }) }
    },
    /** Packs a profile, and gives the path of the tarball. */
    packed: async (profile: SeatsProfile = {}, key?: 'one' | 'two'): Promise<string> => {
      count += 1
      const { id = 'seats', version = '1.0.0' } = profile
      const at = putAll(work, `made-${count}`, seatsFiles(profile))
      const words = ['profile', 'pack', `${at}/profiles/${id}`, '--output', at]
      const signed = key === undefined ? words : [...words, '--key', `${work.path}/${key}.pem`]
      const { code, err } = await samklang(signed)
      if (code !== 0 || !err.includes('Written')) throw new Error(err)
      return `${at}/samklang-profile-${id}-${version}.tgz`
    },
  }
}
