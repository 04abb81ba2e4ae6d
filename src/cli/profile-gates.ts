import { message } from '../messages/speaker.ts'
import type { Message } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { isComplete } from '../profile/coverage.ts'
import { lintProfile } from '../profile/lint/lint.ts'
import { loadProfile } from '../profile/load.ts'
import { testProfile } from '../run/vectors/profile-test.ts'
import { measured } from './commands/profile-coverage.ts'

/** Which profile, and what its tests need. */
export interface Gated {
  readonly name: string
  readonly vectors: string
  readonly resources: string | undefined
}

/** What speaks against publishing a profile: what `lint`, `test` and `coverage` find, with the command that shows it whole. */
export async function unprovedParts(world: World, { name, vectors, resources }: Gated): Promise<readonly Message[]> {
  const command = (word: string) => `samklang profile ${word} ${name}`
  const { findings } = await lintProfile(world, name)
  // What lint finds may be what loading refuses.
  if (findings.length > 0) return [message('pack.lint', { count: findings.length, command: command('lint') })]
  const profile = await loadProfile(world, name, resources)
  const { vectors: results } = await testProfile(world, profile, vectors, [])
  const wrong = results.filter(result => result.wrong).length
  const notRun = results.filter(result => result.notRun).length
  const parts: Message[] = []
  if (results.length === 0) parts.push(message('pack.no-vectors', { folder: vectors }))
  if (wrong > 0) parts.push(message('pack.test', { count: wrong, command: command('test') }))
  if (notRun > 0) parts.push(message('pack.test-open', { count: notRun, command: command('test') }))
  if (!isComplete((await measured(world, profile, vectors, [])).coverage)) {
    parts.push(message('pack.coverage', { command: command('coverage') }))
  }
  return parts
}
