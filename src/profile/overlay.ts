import { posix } from 'node:path'
import type { World } from '../model/world.ts'

/** A world that has the given files beside those on its disk, or in their place: nothing is written. Paths as they will be asked for. */
export function withFiles(world: World, given: ReadonlyMap<string, Uint8Array>): World {
  const { files } = world
  const held = new Map([...given].map(([path, bytes]) => [plain(path), bytes]))
  const own = (path: string) => held.get(plain(path))
  const below = (path: string) => {
    const folder = `${plain(path)}/`
    return [...held.keys()].filter(name => name.startsWith(folder)).sort()
  }
  return {
    ...world,
    files: {
      ...files,
      read: async path => own(path) ?? files.read(path),
      readSmall: async (path, most) => {
        const bytes = own(path)
        if (!bytes) return files.readSmall(path, most)
        return bytes.length <= most ? bytes : undefined
      },
      stream: path => {
        const bytes = own(path)
        return bytes ? onePiece(bytes) : files.stream(path)
      },
      list: async path => {
        const names = below(path)
        if (names.length === 0) return files.list(path)
        return names.map(name => ({ path: name, name: name.slice(plain(path).length + 1) }))
      },
      exists: async path => own(path) !== undefined || below(path).length > 0 || files.exists(path),
    },
  }
}

function plain(path: string): string {
  return posix.normalize(path.replaceAll('\\', '/')).replace(/(.)\/+$/, '$1')
}

async function* onePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
