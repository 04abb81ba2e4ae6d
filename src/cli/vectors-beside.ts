import type { World } from '../model/world.ts'

/** Profiles lie in a folder `profiles`, and vectors beside that in `test-vectors`. */
export function vectorsBeside(world: World, name: string): string {
  const isPath = /[/\\.]/.test(name)
  return isPath ? `${name.replace(/[/\\]+$/, '')}/../../test-vectors` : `${world.embeddedProfiles}/../test-vectors`
}
