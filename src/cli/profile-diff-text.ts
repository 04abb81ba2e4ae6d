import { message } from '../messages/speaker.ts'
import type { ProfileDiff } from '../model/profile-diff.ts'
import type { Speaker } from '../model/reporter.ts'
import { plainLine } from '../reporters/plain-text.ts'
import { countLines, groupsOf, profileName, saidOf, textsOf, versionLines } from '../reporters/profile-diff/facts.ts'

/** The changes for a terminal: one line each, with what stood there below. */
export function profileDiffText(diff: ProfileDiff, speaker: Speaker): string {
  const { say } = speaker
  const groups = groupsOf(diff, speaker)
  const lines = [
    `${say(message('diff.old'))}: ${plainLine(profileName(diff.old))}`,
    `${say(message('diff.new'))}: ${plainLine(profileName(diff.new))}`,
    '',
    ...groups.flatMap(({ class: kind, title, changes }) => [
      `${say(message(`diff.class.${kind}`))}: ${title}`,
      ...changes.flatMap(change => [
        `  ${plainLine(change.at)}: ${plainLine(saidOf(change, speaker))}`,
        ...textsOf(change, speaker).map(([name, text]) => `    ${name}: ${plainLine(text)}`),
        ...(change.why ? [`    ${plainLine(say(change.why))}`] : []),
      ]),
      '',
    ]),
    ...(groups.length === 0 ? [say(message('diff.none')), ''] : []),
    ...countLines(diff, speaker),
    ...versionLines(diff, speaker).map(plainLine),
  ]
  return `${lines.join('\n')}\n`
}
