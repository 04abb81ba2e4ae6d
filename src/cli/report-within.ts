import type { World } from '../model/world.ts'

/** The `report.json` of a folder that a run has written; undefined for anything else. */
export async function reportWithin({ files }: World, path: string): Promise<string | undefined> {
  const inside = `${path}/report.json`
  return (await files.isFolder(path)) && (await files.exists(inside)) ? inside : undefined
}
