import type { World } from '../model/world.ts'
import { profileFolder } from '../profile/load.ts'

/** Profiles lie in a folder `profiles`, and vectors beside that in `test-vectors`; a lone profile has them in itself. */
export async function vectorsBeside(world: World, name: string): Promise<string> {
  const folder = (await profileFolder(world, name)).replace(/[/\\]+$/, '')
  const own = `${folder}/test-vectors`
  return (await world.files.exists(own)) ? own : `${folder}/../../test-vectors`
}
