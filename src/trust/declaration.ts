import schema from '../../reports/schema/declaration-1.schema.json' with { type: 'json' }
import { ToolError } from '../errors.ts'
import type { Declaration } from '../model/bundle.ts'
import type { Report } from '../model/report.ts'
import type { Cache, World } from '../model/world.ts'
import { readUserYaml } from '../run/user-yaml.ts'
import type { Contents } from './archive.ts'
import { paths, textIn } from './bundle-layout.ts'
import { readTyped } from './read-typed.ts'

const kind = { name: 'declaration-1.schema.json', schema, code: 'declaration.refused' } as const

/**
 * Reads the supplier's declaration. What it names must be requirements of the report: one that is misspelt would
 * declare nothing.
 * @throws ToolError `declaration.refused` with line and column, `requirement.unknown`, `file.missing`
 */
export async function readDeclaration(world: World, path: string, report: Report): Promise<Declaration> {
  const { value, whereOf } = await readUserYaml(world, path, kind)
  const { $schema: _editors, ...declaration } = value as Declaration & { readonly $schema?: string }
  const known = new Set(report.requirements.map(({ id }) => id))
  for (const list of ['deviations', 'equivalence'] as const) {
    for (const [at, { requirement }] of (declaration[list] ?? []).entries()) {
      if (known.has(requirement)) continue
      const where = whereOf(`/${list}/${at}/requirement`)
      throw new ToolError('requirement.unknown', { where, requirement, known: [...known].join(', ') })
    }
  }
  return declaration
}

/** The declaration in a bundle, when there is one. @throws ToolError `bundle.refused`, `json.syntax` when it is none */
export async function declarationIn(cache: Cache, contents: Contents): Promise<Declaration | undefined> {
  if (!contents.has(paths.declaration)) return undefined
  return readTyped<Declaration>(cache, textIn(contents, paths.declaration, paths.declaration), paths.declaration, kind)
}
