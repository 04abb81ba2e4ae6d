import type { NamedVector } from '../../model/coverage-matrix.ts'

/** The names of the vectors of one requirement. */
export interface RequirementVectors {
  readonly requirement: string
  readonly vectors: readonly NamedVector[]
}

/** A file of vectors that are written as edits, of documents or of packages. */
interface VectorFile {
  readonly where: string
  readonly file: {
    readonly of?: string
    readonly vectors?: Readonly<Record<string, { readonly of?: string; readonly pass?: unknown }>>
  }
}

/** The vectors of such files by name: the base that keeps a requirement, and what was edited. */
export function namedVectors(files: readonly VectorFile[]): readonly RequirementVectors[] {
  return files.flatMap(({ where, file }) =>
    Object.entries(file.vectors ?? {}).map(([requirement, { pass, of = file.of ?? '' }]) => {
      const at = `${where} ${requirement}`
      const near = pass ? [{ name: `${at} pass`, kind: 'pass' } as const] : []
      return {
        requirement,
        vectors: [{ name: `${at} ${of}`, kind: 'pass' }, ...near, { name: `${at} fail`, kind: 'fail' }],
      }
    }),
  )
}
