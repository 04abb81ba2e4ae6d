import type { FileReference, PinnedArtefact, Profile } from './profile.ts'

/** A file to begin with, and what gives it and the files that it names by their paths. */
export interface OpenFiles {
  readonly path: string
  /** Paths of all that can be read. */
  readonly paths: readonly string[]
  readonly read: (path: string) => Uint8Array | undefined
}

/** What a reference leads to: files of the profile, or of an artefact, which may not have been supplied. */
export function filesOf(
  { resources, supplied, pinned: pins }: Pick<Profile, 'resources' | 'supplied' | 'pinned'>,
  { path = '', pinned }: FileReference,
): OpenFiles | { readonly missing: PinnedArtefact } {
  const pin = pins.find(({ name }) => name === pinned)
  const files = pin === undefined ? resources : supplied.get(pin.name)
  if (pin && !files) return { missing: pin }
  const paths = [...(files?.keys() ?? [])]
  return { path: path || (paths[0] ?? ''), paths, read: file => files?.get(file)?.bytes }
}
