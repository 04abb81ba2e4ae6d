import { ToolError } from '../errors.ts'
import type { World } from '../model/world.ts'
import { profileFolder } from '../profile/load.ts'

/**
 * The folder of a profile's vectors. One that was asked for and is not there is a slip of the pen, not a profile without
 * vectors. Unasked it is beside the profile's: profiles lie in a folder `profiles`, and vectors beside that in
 * `test-vectors`; a lone profile has them in itself.
 * @throws ToolError `file.missing`
 */
export async function vectorsOf(world: World, name: string, asked: string | undefined): Promise<string> {
  if (asked !== undefined) {
    if (await world.files.exists(asked)) return asked
    throw new ToolError('file.missing', { where: asked, path: asked })
  }
  const folder = (await profileFolder(world, name)).replace(/[/\\]+$/, '')
  const own = `${folder}/test-vectors`
  return (await world.files.exists(own)) ? own : `${folder}/../../test-vectors`
}
