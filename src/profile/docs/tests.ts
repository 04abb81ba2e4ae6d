import type { Profile } from '../../model/profile.ts'
import type { ShownTest } from '../../model/profile-docs.ts'
import { isObject } from '../schema-node.ts'
import { openSchemas, type Schemas } from '../schemas.ts'
import { type TestingPlace, testedBy } from '../tested-by.ts'

/** Where each requirement is tested, each place once: a step of a suite by its name, a rule set by its file. */
export async function shownTests(profile: Profile): Promise<ReadonlyMap<string, readonly ShownTest[]>> {
  const schemas = await openSchemas(profile)
  const tests = [...(await testedBy(profile))].map(([requirement, places]) => {
    const shown = new Map(places.map(place => testAt(profile, schemas, place)).map(test => [keyOf(test), test]))
    return [requirement, [...shown.values()]] as const
  })
  return new Map(tests)
}

function keyOf({ by, path, at }: ShownTest): string {
  return `${by} ${path} ${at}`
}

function testAt(profile: Profile, schemas: Schemas, { by, path, pointer }: TestingPlace): ShownTest {
  if (by === 'x-verifies' || by === 'x-criteria') return stepAt(schemas, { by, path, pointer })
  if (by !== 'schematron') return { by, path, at: pointer }
  const rules = profile.schematron[Number(pointer.split('/')[2])]
  const file = rules?.pinned ?? rules?.path
  return { by, path, at: file === undefined ? pointer : [file, rules?.pinned && rules.path].filter(Boolean).join(' ') }
}

/** The step that a pointer into a suite leads to or through. */
function stepAt(schemas: Schemas, { by, path, pointer }: TestingPlace): ShownTest {
  const [, workflowAt = pointer, stepPointer] = /^(\/workflows\/\d+)(\/(?:steps|x-finally)\/\d+)?/.exec(pointer) ?? []
  const workflow = schemas.at({ path, pointer: workflowAt })
  const step = stepPointer === undefined ? undefined : schemas.at({ path, pointer: workflowAt + stepPointer })
  const names = [nameOf(workflow, 'workflowId'), nameOf(step, 'stepId')].filter(name => name !== undefined)
  const description = nameOf(step, 'description') ?? nameOf(workflow, 'summary')
  const at = names.length > 0 ? names.join(', ') : pointer
  return { by, path, at, ...(description === undefined ? {} : { description }) }
}

function nameOf(value: unknown, member: string): string | undefined {
  const found = isObject(value) ? value[member] : undefined
  return typeof found === 'string' ? found : undefined
}
