import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import { plainLine } from '../reporters/plain-text.ts'
import type { ReadTender } from '../tender/read.ts'
import type { CommandContext } from './command.ts'

/** Tells a supplier while there is time why a report could not be handed in: whoever examines it sees the same. */
export async function tellBinding(
  report: Report,
  bound: ReadTender | undefined,
  context: CommandContext,
): Promise<void> {
  if (!bound) return
  const { world, terminal, speaker } = context
  const { headFaults } = await import('../tender/binding.ts')
  const faults = headFaults(report, bound.tender, bound.digest, world.now())
  if (faults.length === 0) return
  const lines = [message('tender.not-fit', { path: bound.path }), ...faults].map(said => plainLine(speaker.say(said)))
  terminal.err(`${lines.join('\n  ')}\n`)
}
