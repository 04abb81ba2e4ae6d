import { exitCodes, ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import { commandLine } from '../reporters/command-line.ts'
import type { CheckRequest } from '../run/check-files.ts'
import { shardFileName, shardName } from '../run/shard-file.ts'
import type { CommandContext } from './command.ts'
import { progressLine } from './progress.ts'
import type { Delivery } from './write-report.ts'

/**
 * Tests one share of the files, and writes what came of it. That is no verdict, so the exit code is 3 (incomplete).
 * @throws ToolError `usage.option`, `usage.alone` without `--profile`, `usage.together` with what `merge` takes
 */
export async function checkShard(
  request: CheckRequest,
  given: string,
  { output, quiet }: Delivery,
  context: CommandContext,
): Promise<number> {
  const { profile, expectedFailures, tender } = request
  if (tender) throw new ToolError('usage.together', { first: '--tender', second: '--shard' })
  if (expectedFailures !== undefined)
    throw new ToolError('usage.together', { first: '--expected-failures', second: '--shard' })
  const shard = shardName(given)
  if (profile === undefined) throw new ToolError('usage.alone', { option: '--shard', missing: '--profile' })
  const { judgeShard } = await import('../run/judge-shard.ts')
  const command = commandLine(withoutShard(context.argv))
  const judged = await judgeShard(context.world, { ...request, profile, shard, command }, progressLine(context, quiet))
  const file = `${output}/${shardFileName(shard)}`
  await context.world.files.write(file, `${JSON.stringify(judged)}\n`)
  const said = message('cli.check.shard-written', { file, shard: given, files: judged.evidence.length })
  if (!quiet) context.terminal.err(`${context.speaker.say(said)}\n`)
  return exitCodes.incomplete
}

/** The command that tests all files. */
function withoutShard(argv: readonly string[]): readonly string[] {
  return argv.filter((word, at) => word !== '--shard' && argv[at - 1] !== '--shard' && !word.startsWith('--shard='))
}
