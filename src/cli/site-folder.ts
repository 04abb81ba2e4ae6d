import { ToolError } from '../errors.ts'
import type { World } from '../model/world.ts'
import { machineNames, siteSchema } from '../reporters/profile-docs/machine.ts'

/**
 * Refuses a folder that holds anything but a site that we made: it is made anew, and what is not ours would be lost.
 * @throws ToolError `site.foreign`
 */
export async function refuseForeign(world: World, folder: string): Promise<void> {
  if (!(await world.files.exists(folder))) return
  const names = (await world.files.list(folder)).map(({ name }) => name)
  const ours = names.includes(machineNames.index) ? await namesIn(world, folder) : new Set<string>()
  const foreign = names.find(name => !ours.has(name))
  if (foreign !== undefined) throw new ToolError('site.foreign', { where: folder, file: foreign })
}

/** Names of the files that an index lists, and its own. Nothing when it is the index of something else. */
async function namesIn(world: World, folder: string): Promise<ReadonlySet<string>> {
  const index = parsed(new TextDecoder().decode(await world.files.read(`${folder}/${machineNames.index}`)))
  if (index?.schema !== siteSchema || !Array.isArray(index.pages) || !Array.isArray(index.files)) return new Set()
  const paths = [...index.pages, ...index.files.map((file: { readonly path?: unknown } | null) => file?.path)]
  return new Set([machineNames.index, 'sitemap.xml', ...paths.map(path => decoded(String(path)))])
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
