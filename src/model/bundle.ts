import type { Language } from './text.ts'

/** One file of a bundle, as its manifest names it. */
export interface BundleFile {
  /** Path in the bundle, with forward slashes. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** `sha256:` and 64 hex digits. */
  readonly digest: string
  /** It may be left out of a copy, such as evidence that is confidential; what it was stays named here. */
  readonly mayBeMasked?: true
}

/**
 * What a bundle holds (`reports/schema/manifest-1.schema.json`). Attestations stand outside, because they sign it;
 * nothing else may.
 */
export interface Manifest {
  readonly schema: 'samklang-manifest/1'
  readonly reportId: string
  readonly tool: { readonly name: string; readonly version: string }
  /** Of the views. */
  readonly language: Language
  /** Sorted by path. */
  readonly files: readonly BundleFile[]
}

/** The supplier's own words, which a signature makes theirs (`reports/schema/declaration-1.schema.json`). */
export interface Declaration {
  readonly schema: 'samklang-declaration/1'
  readonly supplier: {
    readonly name: string
    /** Ten digits, with or without a hyphen before the last four. */
    readonly organisationNumber?: string
  }
  /** Who answers for it. */
  readonly person: { readonly name: string; readonly title?: string }
  /** ISO date. */
  readonly date: string
  readonly place?: string
  readonly text?: string
  /** Requirements that the supplier knows are not met. They change no verdict. */
  readonly deviations?: readonly Deviation[]
  /** Requirements that the supplier says are met in another, equivalent way (LOU 9:8). They change no verdict. */
  readonly equivalence?: readonly { readonly requirement: string; readonly how: string }[]
  /** What the supplier asks to be kept secret, and the harm that its being public would do. */
  readonly confidentiality?: readonly { readonly what: string; readonly harm: string }[]
}

export interface Deviation {
  readonly requirement: string
  readonly reason: string
  readonly plan?: string
  /** ISO date. */
  readonly plannedDate?: string
}
