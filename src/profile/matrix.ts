import type { CoverageMatrix, Gap, NamedVector } from '../model/coverage-matrix.ts'
import type { Profile } from '../model/profile.ts'
import type { Coverage, CoverageRow } from './coverage.ts'
import { isObject } from './schema-node.ts'
import { openSchemas, type Schemas } from './schemas.ts'
import type { TestingPlace } from './tested-by.ts'

/** The account of a profile as a matrix: which places, steps and vectors test each requirement, and what it lacks. */
export async function matrixOf(
  profile: Profile,
  coverage: Coverage,
  vectors: ReadonlyMap<string, readonly NamedVector[]>,
): Promise<CoverageMatrix> {
  const { id, version, digest, title } = profile
  const schemas = await openSchemas(profile)
  const rows = coverage.rows.map(row => {
    const { requirement, level, account, reason, testedBy } = row
    const isStep = ({ path }: TestingPlace) => path.includes('.arazzo.')
    return {
      ...{ requirement, level, account },
      ...(reason ? { reason } : {}),
      rules: unique(testedBy.filter(place => !isStep(place)).map(({ path, pointer }) => `${path}#${pointer}`)),
      steps: unique(testedBy.filter(isStep).map(place => stepName(schemas, place))),
      vectors: vectors.get(requirement) ?? [],
      gaps: gapsOf(row, coverage),
    }
  })
  return { profile: { id, version, digest, title }, rows }
}

/** What keeps a requirement from being accounted for: what the gate names. */
export function gapsOf({ requirement, account, lacksVector }: CoverageRow, { faults }: Coverage): readonly Gap[] {
  const lacksFault = faults?.missing.some(each => each.requirement === requirement && each.reason === undefined)
  return [
    ...(account === 'open' ? ['open' as const] : []),
    ...(lacksVector ? ['vector' as const] : []),
    ...(lacksFault ? ['fault' as const] : []),
  ]
}

/** `workflow/step`, as a run names them; a place outside of any step by file and pointer. */
function stepName(schemas: Schemas, { path, pointer }: TestingPlace): string {
  const [, at, workflow, , step] = pointer.split('/')
  if (at !== 'workflows' || workflow === undefined || step === undefined) return `${path}#${pointer}`
  const named = (place: string, member: string) => {
    const value = schemas.at({ path, pointer: place })
    return isObject(value) ? String(value[member] ?? '') : ''
  }
  const inWorkflow = `/workflows/${workflow}`
  return `${named(inWorkflow, 'workflowId')}/${named(`${inWorkflow}/steps/${step}`, 'stepId')}`
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}
