import schema from '../../reports/schema/expected-failures-1.schema.json' with { type: 'json' }
import { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { ExpectedFailure, ExpectedFailureState, SettledFailure } from '../model/expected-failure.ts'
import type { Profile } from '../model/profile.ts'
import type { Verdict } from '../model/verdict.ts'
import type { World } from '../model/world.ts'
import { readUserYaml } from './user-yaml.ts'

const kind = { name: 'expected-failures-1.schema.json', schema, code: 'expected.refused' } as const

/**
 * Reads a file of expected failures. Each entry must name a requirement of the profile: one that is misspelt would
 * expect nothing.
 * @throws ToolError `expected.refused` with line and column, `requirement.unknown`, `file.missing`
 */
async function readExpectedFailures(world: World, path: string, profile: Profile): Promise<readonly ExpectedFailure[]> {
  const { value, refused, whereOf } = await readUserYaml(world, path, kind)
  const { expected } = value as { readonly expected: readonly ExpectedFailure[] }
  const known = new Set(profile.requirements.map(({ id }) => id))
  for (const [at, { requirement }] of expected.entries()) {
    const place = `/expected/${at}/requirement`
    if (expected.findIndex(other => other.requirement === requirement) < at)
      throw refused(place, message('expected.twice', { requirement }))
    if (known.has(requirement)) continue
    throw new ToolError('requirement.unknown', { where: whereOf(place), requirement, known: [...known].join(', ') })
  }
  return expected
}

/**
 * What a plan says of expected failures, when a file of them is asked for.
 * @throws ToolError see `readExpectedFailures`
 */
export async function expectedOf(
  world: World,
  { expectedFailures: path }: { readonly expectedFailures?: string },
  profile: Profile,
): Promise<{ readonly expected?: readonly ExpectedFailure[] }> {
  return path === undefined ? {} : { expected: await readExpectedFailures(world, path, profile) }
}

/**
 * What became of each expected failure. Nothing here changes a verdict.
 * @param today ISO date
 */
export function settleExpected(
  expected: readonly ExpectedFailure[],
  verdicts: readonly Verdict[],
  today: string,
): readonly SettledFailure[] {
  const words = new Map(verdicts.map(({ requirement, verdict }) => [requirement, verdict]))
  const stateOf = ({ requirement, expires }: ExpectedFailure): ExpectedFailureState => {
    const word = words.get(requirement)
    if (word === 'passed') return 'stale'
    if (expires < today) return 'expired'
    return word === 'failed' ? 'expected' : 'not-judged'
  }
  return expected.map(entry => ({ ...entry, state: stateOf(entry) }))
}
