import { readSecret } from '../exchange/secret.ts'
import type { World } from '../model/world.ts'
import { textOf } from './run-options.ts'

/**
 * The passphrase in the environment variable that `--passphrase-env` names: it never stands on a command line.
 * @throws ToolError `auth.secret-missing` when the variable is empty
 */
export async function passphraseOf(args: Readonly<Record<string, unknown>>, world: World): Promise<string | undefined> {
  const env = textOf(args['passphrase-env'])
  return env === undefined ? undefined : readSecret(world, { env })
}
