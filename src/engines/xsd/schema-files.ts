import { message } from '../../messages/speaker.ts'
import type { OpenFiles } from '../../model/profile-files.ts'
import { SchemaFault } from './validator.ts'

/** Where a schema document names another one. */
export interface Naming {
  readonly location: string
  readonly line: number
}

/**
 * A schema document and all that it includes and imports, by path. They come out of the profile or the artefact alone: an
 * absolute address, `http://www.w3.org/2001/xml.xsd`, is looked for there as `www.w3.org/2001/xml.xsd`, then by its file
 * name beside the file that names it: the digests of the artefact say which file that is. An import
 * without a location relies on what another one brings.
 * @throws SchemaFault for a file that is not there
 */
export function schemaFiles(
  { path, read }: Pick<OpenFiles, 'path' | 'read'>,
  namingsIn: (bytes: Uint8Array, path: string) => readonly Naming[],
): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const open = [{ path, by: path, line: 1, location: path }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { path: file, by, line, location } = next
    if (files.has(file)) continue
    const bytes = read(file) ?? (isAbsolute(location) ? read(beside(by, location)) : undefined)
    if (!bytes) throw new SchemaFault(message('xsd.no-file', { location }), by, line)
    files.set(file, bytes)
    open.push(...namingsIn(bytes, file).map(naming => ({ ...naming, path: resolved(file, naming), by: file })))
  }
  return files
}

const absoluteAddress = /^[a-z][a-z0-9+.-]*:\/\/(.+)$/i

function isAbsolute(location: string): boolean {
  return absoluteAddress.test(location)
}

function beside(by: string, location: string): string {
  return [...by.split('/').slice(0, -1), location.split('/').at(-1) ?? ''].join('/')
}

/** The path that a location in a file means. */
export function resolved(from: string, { location, line }: Naming): string {
  const absolute = absoluteAddress.exec(location)?.[1]
  const parts = absolute === undefined ? from.split('/').slice(0, -1) : []
  for (const part of decoded(absolute ?? location).split('/')) {
    if (part === '..' && parts.pop() === undefined) {
      throw new SchemaFault(message('xsd.outside', { location }), from, line)
    }
    if (part !== '..' && part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function decoded(location: string): string {
  try {
    return decodeURIComponent(location)
  } catch {
    return location
  }
}
