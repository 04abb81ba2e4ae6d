import schema from '../../reports/schema/declaration-1.schema.json' with { type: 'json' }
import { ToolError } from '../errors.ts'
import type { Declaration } from '../model/bundle.ts'
import type { Report } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { readUserYaml } from '../run/user-yaml.ts'

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
