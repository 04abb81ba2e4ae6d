import { compileSchemas } from '../engines/json-schema/compile.ts'
import { ToolError } from '../errors.ts'
import type { Profile } from '../model/profile.ts'
import type { Requirement } from '../model/requirement.ts'
import type { World } from '../model/world.ts'
import manifestSchema from './manifest.schema.json' with { type: 'json' }
import requirementsSchema from './requirements.schema.json' with { type: 'json' }

type Optional = 'status' | 'mandatoryModules' | 'documents' | 'unique' | 'references' | 'sensitive' | 'suites'

/** `profile.yaml` as it stands in the file: lists may be left out, and resources are paths. */
export type Manifest = Omit<Profile, Optional | 'requirements' | 'resources' | 'digest'> &
  Partial<Pick<Profile, Optional>> & { readonly resources: readonly string[] }

/** @throws ToolError `profile.broken` */
export function readManifest(world: World, text: string, where: string): Promise<Manifest> {
  return readChecked(world, text, where, 'manifest.schema.json') as Promise<Manifest>
}

/** @throws ToolError `profile.broken` */
export function readRequirements(world: World, text: string, where: string): Promise<readonly Requirement[]> {
  return readChecked(world, text, where, 'requirements.schema.json') as Promise<readonly Requirement[]>
}

async function readChecked(world: World, text: string, where: string, entry: string): Promise<unknown> {
  const value = await parseYaml(text, where)
  const schemas = await compileSchemas({
    schemas: new Map<string, unknown>([
      ['manifest.schema.json', manifestSchema],
      ['requirements.schema.json', requirementsSchema],
    ]),
    entries: ['manifest.schema.json', 'requirements.schema.json'],
    cache: world.cache,
    untagged: true,
  })
  schemas.entry(entry).validate(value, {
    violation: violation => {
      throw new ToolError(
        'profile.broken',
        { where, pointer: violation.pointer || '/', why: '' },
        undefined,
        violation.message,
      )
    },
  })
  return value
}

async function parseYaml(text: string, where: string): Promise<unknown> {
  const yaml = await import('js-yaml')
  try {
    return yaml.load(text)
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    throw new ToolError('profile.broken', { where, pointer: '/', why }, error)
  }
}
