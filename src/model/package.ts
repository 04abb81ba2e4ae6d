/**
 * A package: a folder, or an archive of one, with manifests that say which files it holds. How one is recognised, which of
 * its files are judged as documents, and which rows its rules are about, is data of the profile.
 */
export interface PackageType {
  /** Id of the kind of document whose JSON Schema judges the package as a value: its name, its root and its tree of files. */
  readonly document: string
  /** Files or folders in the root, one of which makes a folder or an archive a package. */
  readonly signs: readonly string[]
  /** Patterns of paths in the root, with `*` for any part of a name; the first is the manifest of the whole package. */
  readonly manifests: readonly string[]
  /** Patterns of other files that are judged as documents. */
  readonly documents?: readonly string[]
  readonly references: readonly ManifestReference[]
  readonly rules: PackageRules
}

/** An element of a manifest that refers to a file. Names of attributes in a namespace are written `{namespace}name`. */
export interface ManifestReference {
  readonly namespace: string
  readonly element: string
  /** Then it refers to a file only where this attribute has this value. */
  readonly where?: { readonly attribute: string; readonly value: string }
  /** Attribute with the address, relative to the folder of the manifest. */
  readonly href: string
  /** Element that has the attributes below: the same, or its parent. */
  readonly on?: 'self' | 'parent'
  /** Attributes with the size in bytes, the checksum and the name of its algorithm. */
  readonly size?: string
  readonly checksum?: string
  readonly algorithm?: string
}

export const packageRules = ['readable', 'names', 'links', 'present', 'size', 'checksum', 'listed'] as const
export type PackageRule = (typeof packageRules)[number]
/** Requirement by rule. */
export type PackageRules = Readonly<Record<PackageRule, string>>

export const packageFormats = ['folder', 'zip', 'tar', 'tar.gz'] as const
export type PackageFormat = (typeof packageFormats)[number]

/** What can be wrong with an archive or a file in it, and the rule that it breaks. */
export const packageFaults = {
  broken: 'readable',
  encrypted: 'readable',
  method: 'readable',
  corrupt: 'readable',
  overlap: 'readable',
  bomb: 'readable',
  closed: 'readable',
  absolute: 'names',
  outside: 'names',
  backslash: 'names',
  control: 'names',
  dots: 'names',
  deep: 'names',
  twice: 'names',
  link: 'links',
  special: 'links',
} as const satisfies Record<string, PackageRule>
export type PackageFaultKind = keyof typeof packageFaults

/** A file or folder of a package as it is met. */
export interface PackageEntry {
  /** With forward slashes, from the top of the archive or the folder; a folder without one at its end. */
  readonly path: string
  readonly kind: 'file' | 'folder' | 'link' | 'special'
  /** Bytes. */
  readonly size: number
  /** Where it lies in an archive, and how: of a zip its local header, of a tar its content. */
  readonly at?: number
  readonly packed?: number
  readonly method?: number
  readonly crc?: number
}

/** Files and folders by name; a file is its size in bytes. */
export interface PackageTree {
  readonly [name: string]: number | PackageTree
}

/** A package as a value: what the JSON Schema of the profile judges. */
export interface PackageValue {
  /** As the user named it, without the ending of an archive. */
  readonly name: string
  readonly format: PackageFormat
  /** Names at the top of it: of a folder its own name. */
  readonly roots: readonly string[]
  /** Name of the one folder at the top, when there is nothing beside it. */
  readonly root?: string
  /** Attributes of the root element of the manifest, those in no namespace. */
  readonly manifest?: Readonly<Record<string, string>>
  /** What is in that folder; without one folder at the top there is no telling what the package is. */
  readonly tree?: PackageTree
}

/** A line of an inventory: what was found, as data, so that judging needs no package. */
export type InventoryLine =
  | { readonly package: PackageValue }
  | { readonly fault: PackageFaultKind; readonly path?: string }
  | { readonly file: string; readonly size: number; readonly isListed: boolean }
  | InventoryReference

export interface InventoryReference {
  /** The address as it is written. */
  readonly href: string
  readonly from: string
  readonly line: number
  readonly column: number
  readonly xpath: string
  /** The file that it leads to. */
  readonly to?: string
  readonly size?: { readonly declared: string; readonly found: number }
  readonly checksum?: { readonly algorithm: string; readonly declared: string; readonly found?: string }
}
