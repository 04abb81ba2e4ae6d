import { message } from '../messages/speaker.ts'
import type { Reporter } from '../model/reporter.ts'
import type { OverallWord } from '../model/verdict.ts'
import { word } from './rows.ts'

/** Blue, not green: a self-test is no mark of approval. */
const colours: Readonly<Record<OverallWord, string>> = {
  conformant: 'blue',
  incomplete: 'yellow',
  'non-conformant': 'red',
  invalid: 'red',
}

/**
 * A badge as shields.io's endpoint schema has it. It says in words that it is a self-test, of which step and day, and
 * names neither supplier nor product: nothing on it may look like a certificate (LOU 9:9, 9:12).
 */
export const badge: Reporter = {
  id: 'badge',
  fileName: 'badge.json',
  render: (report, speaker) => {
    const said = {
      step: report.evidenceStep,
      overall: word(speaker, 'overall', report.overall),
      date: report.finishedAt.slice(0, 10),
    }
    const content = {
      schemaVersion: 1,
      label: `${report.profile.id}@${report.profile.version}`,
      message: speaker.say(message('badge.message', said)),
      color: colours[report.overall],
    }
    return `${JSON.stringify(content, null, 2)}\n`
  },
}
