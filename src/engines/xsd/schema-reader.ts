type Library = typeof import('libxml2-wasm')
type InputProvider = import('libxml2-wasm').XmlInputProvider

/** Stands before the paths of schema files, so that nothing outside of them has a name. */
export const root = '/schema/'

/** Names under which libxml2 asks for a file: its path, or the address that begins as the path does. */
export function namesOf(path: string): readonly string[] {
  const written = encodeURI(path)
  return [...new Set([path, written])].flatMap(each => [`${root}${each}`, `http://${each}`, `https://${each}`])
}

/** Gives libxml2 the files that it asks for, and nothing else. */
export interface SchemaReader extends InputProvider {
  /** It asked for a file that is not there, which it takes for a reason to leave a part of the schema out. */
  readonly hasMissed: () => boolean
}

/** Files are read when they are asked for, so that each is read and parsed once. */
export function readOnDemand(
  { openBuffer, readBuffer, closeBuffer }: Library,
  read: (path: string) => Uint8Array | undefined,
): SchemaReader {
  let hasMissed = false
  const bytesOf = (name: string) => {
    const path = name.startsWith(root) ? name.slice(root.length) : /^https?:\/\/(.+)$/.exec(name)?.[1]
    return path === undefined ? undefined : (read(path) ?? read(decoded(path)))
  }
  return {
    hasMissed: () => hasMissed,
    match: name => {
      const isThere = bytesOf(name) !== undefined
      hasMissed ||= !isThere
      return isThere
    },
    open: name => {
      const bytes = bytesOf(name)
      return bytes && openBuffer(bytes)
    },
    read: readBuffer,
    close: file => {
      closeBuffer(file)
      return true
    },
  }
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
