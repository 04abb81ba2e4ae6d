import { ToolError } from '../errors.ts'
import type { Files } from '../model/world.ts'
import type { Contents } from './archive.ts'

/** Where the files of a bundle seem to lie: no path on a disk begins so. */
export const heldAt = 'bundle:'

/** Files that also gives what a bundle holds, under `bundle:`, so that it is judged by the code that judges a folder. */
export function holding(files: Files, held: Contents): Files {
  const inside = (path: string) => (path.startsWith(`${heldAt}/`) ? path.slice(heldAt.length + 1) : undefined)
  const get = (name: string): Uint8Array => {
    const content = held.get(name)
    if (!content) throw new ToolError('file.missing', { where: `${heldAt}/${name}` })
    return content
  }
  return {
    ...files,
    read: async path => {
      const name = inside(path)
      return name === undefined ? files.read(path) : get(name)
    },
    readSmall: async (path, most) => {
      const name = inside(path)
      if (name === undefined) return files.readSmall(path, most)
      const content = get(name)
      return content.length > most ? undefined : content
    },
    stream: path => {
      const name = inside(path)
      return name === undefined ? files.stream(path) : onePiece(() => get(name))
    },
    exists: async path => {
      const name = inside(path)
      return name === undefined ? files.exists(path) : held.has(name)
    },
  }
}

async function* onePiece(get: () => Uint8Array): AsyncIterable<Uint8Array> {
  yield get()
}
