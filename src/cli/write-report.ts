import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import { type ReporterId, reporters } from '../reporters/table.ts'
import { terminal } from '../reporters/terminal.ts'
import type { CommandContext } from './command.ts'
import { exitCodeOf } from './exit-code.ts'
import { wantsColour } from './terminal.ts'

export interface Delivery {
  readonly output: string
  readonly formats: readonly ReporterId[]
  readonly quiet: boolean
}

/** Writes the report in every format that was asked for, shows it, and gives back the exit code. */
export async function deliver(report: Report, delivery: Delivery, context: CommandContext): Promise<number> {
  const { world, terminal: screen, speaker } = context
  const written: string[] = []
  for (const id of delivery.formats) {
    const reporter = await reporters[id]()
    const path = `${delivery.output}/${reporter.fileName ?? reporter.id}`
    await world.files.write(path, reporter.render(report, speaker))
    written.push(path)
  }
  if (!delivery.quiet) {
    const colour = wantsColour(world.environment, screen.outIsTty)
    screen.out(terminal(colour).render(report, speaker))
    if (written.length > 0) screen.err(`${speaker.say(message('report.written', { files: written.join(' ') }))}\n`)
  }
  return exitCodeOf(report.overall)
}
