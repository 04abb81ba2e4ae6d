import type { FileReference, PinnedArtefact, Profile } from './profile.ts'

/** A file to begin with, and what gives it and the files that it names by their paths. */
export interface OpenFiles {
  readonly path: string
  readonly read: (path: string) => Uint8Array | undefined
  /** Digests of all of them, one a line. */
  readonly digest: string
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
  const digest = [...(files ?? [])].map(([name, file]) => `${name} ${file.digest}`).join('\n')
  return { path: path || (paths[0] ?? ''), digest, read: file => files?.get(file)?.bytes }
}

/** The file that judges: as supplied when there is such an alternative and it was supplied, else the one named first. */
export function chosenFile(
  { supplied }: Pick<Profile, 'supplied'>,
  { alternative, path, pinned }: FileReference & { readonly alternative?: FileReference & { readonly pinned: string } },
): FileReference {
  if (alternative && supplied.has(alternative.pinned)) return alternative
  return { ...(path === undefined ? {} : { path }), ...(pinned === undefined ? {} : { pinned }) }
}
