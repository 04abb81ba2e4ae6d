import { expect } from 'vitest'
import impactSchema from '../../reports/schema/profile-impact-1.schema.json' with { type: 'json' }
import { firstFault } from '../engines/json-schema/first-fault.ts'
import type { ProfileImpact } from '../model/profile-impact.ts'
import { row } from '../model/testing.ts'
import type { World } from '../model/world.ts'
import { type Parts, parts, soundFiles, tinyWorld } from '../run/testing-profile.ts'
import { samklang } from './testing.ts'
import { did, type Supplier } from './testing-bundles.ts'

export type Schemas = Record<string, Record<string, unknown>>

/**
 * Rooms need five seats (tightened), houses no floors (loosened); names have rules of their own (`N`, which a room of the stored runs
 * has, and `M`, which none has), a SHOULD is there on houses (`O`), and `U` is gone.
 */
export function nextParts(): Parts {
  const next = parts()
  const files = next.files as Schemas
  const added = (id: string, level = 'MUST') => {
    const { consequence: _, ...plain } = { ...row(id), level }
    return plain
  }
  next.manifest = { ...next.manifest, version: '2.0.0', unique: [], status: { validFrom: '2027-01-01' } }
  next.requirements = [
    ...next.requirements.filter(({ id }) => id !== 'U'),
    added('N'),
    added('M'),
    added('O', 'SHOULD'),
  ]
  Object.assign(files['resources/room.schema.json'] ?? {}, {
    properties: {
      seats: { minimum: 5 },
      id: { 'x-requirement': 'N', type: 'string' },
      name: { 'x-requirement': 'M', type: 'string' },
    },
  })
  Object.assign(files['resources/house.schema.json'] ?? {}, {
    required: ['id'],
    properties: { id: { 'x-requirement': 'O', maxLength: 3 } },
  })
  return next
}

export const rooms = (seats: number) => `[{"id":"a","seats":${seats},"house":"h"}]`
export const run = ['run', '--profile', 'tiny', '--files', 'export', '--quiet', '--output', 'out']

/** Tests files as a supplier does. @returns the world in which the run is kept, as evidence and as a bundle */
export async function tested(
  name: string,
  files: Readonly<Record<string, string>>,
  code: number,
  ...more: readonly string[]
) {
  const world = tinyWorld({ ...soundFiles, ...files })
  const system = ['--supplier', name, '--product', 'System', '--product-version', '4.2']
  await did(world, code, ...run, '--evidence', 'kept', ...system, ...more)
  await did(world, 0, 'bundle', 'kept', '--output', 'bid.zip')
  return { world, bundle: 'bid.zip' }
}

/** A standards body at work: what suppliers sent in, in `archive/`, and the next version in `next/`. */
export async function archive(bundles: Readonly<Record<string, Supplier>>, next = nextParts()): Promise<World> {
  const world = tinyWorld({})
  await put(world, 'drafts/next', next)
  for (const [name, { world: its, bundle }] of Object.entries(bundles))
    await world.files.write(`archive/${name}.zip`, await its.files.read(bundle))
  return world
}

export async function put(world: World, folder: string, { manifest, requirements, files }: Parts) {
  const all = { 'profile.yaml': manifest, 'requirements.yaml': requirements, ...files }
  for (const [path, value] of Object.entries(all)) await world.files.write(`${folder}/${path}`, JSON.stringify(value))
}

const kind = { name: 'profile-impact-1.schema.json', schema: impactSchema }

/** What the command tells, as JSON that keeps the published schema. */
export async function impact(
  world: World,
  ...more: readonly string[]
): Promise<{ code: number; impact: ProfileImpact }> {
  const words = ['profile', 'impact', 'drafts/next', '--format', 'json', ...more]
  if (!more.includes('--bundles')) words.push('--bundles', 'archive')
  const { code, out, err } = await samklang(words, { world })
  expect(err).toBe('')
  const told = JSON.parse(out)
  expect(await firstFault(world.cache, told, kind)).toBeUndefined()
  return { code, impact: told }
}
