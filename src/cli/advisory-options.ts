import type { Argv } from 'yargs'
import { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { SignedAdvisory } from '../model/advisory.ts'
import type { Speaker } from '../model/reporter.ts'
import type { World } from '../model/world.ts'
import { textOf } from './run-options.ts'

/** Options of the commands that read a report as its profile's publisher has it be read. */
export function advisoryOptions(yargs: Argv, { say }: Speaker): Argv {
  return yargs
    .option('advisory', { type: 'string', array: true, describe: say(message('cli.option.advisory')) })
    .option('publisher', { type: 'string', describe: say(message('cli.option.publisher')) })
}

/**
 * The advisories that were named, each by the publisher's key; none without the option.
 * @throws ToolError `usage.alone` when it is not said whose key counts, `advisory.refused`, `key.refused`, `file.missing`
 */
export async function advisoriesOf(
  args: Readonly<Record<string, unknown>>,
  world: World,
): Promise<readonly SignedAdvisory[]> {
  const files = [args.advisory ?? []].flat().map(String)
  const publisher = textOf(args.publisher)
  if (files.length === 0 && publisher === undefined) return []
  if (files.length === 0) throw new ToolError('usage.alone', { option: '--publisher', missing: '--advisory' })
  if (publisher === undefined) throw new ToolError('usage.alone', { option: '--advisory', missing: '--publisher' })
  const { readAdvisories } = await import('../trust/advisory/read-advisory.ts')
  return readAdvisories(world, files, publisher)
}
