import { ToolError } from '../errors.ts'
import type { World } from '../model/world.ts'

/** Where a secret is read from: an environment variable or a file. Never the command line, which others can see. */
export type SecretSource = { readonly env: string } | { readonly file: string }

/**
 * Reads a secret; a line end after it is no part of it.
 * @throws ToolError `auth.secret-missing` when the variable or file is not there, or empty
 */
export async function readSecret(world: World, source: SecretSource): Promise<string> {
  const value = 'env' in source ? world.environment[source.env] : await readFile(world, source.file)
  const secret = value?.replace(/\r?\n$/, '')
  if (!secret) throw new ToolError('auth.secret-missing', { where: 'env' in source ? `$${source.env}` : source.file })
  return secret
}

async function readFile(world: World, path: string): Promise<string | undefined> {
  if (!(await world.files.exists(path))) return undefined
  return new TextDecoder().decode(await world.files.read(path))
}
