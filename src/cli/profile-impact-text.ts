import { message } from '../messages/speaker.ts'
import type { ImpactRun, ProfileImpact, RequirementTotal } from '../model/profile-impact.ts'
import type { Speaker } from '../model/reporter.ts'
import { plainLine } from '../reporters/plain-text.ts'
import { profileName } from '../reporters/profile-diff/facts.ts'
import {
  changeLines,
  countLines,
  dateLine,
  madeFor,
  requirementName,
  resultLine,
  shareLines,
  systemName,
  whyOf,
  wordsOf,
} from '../reporters/profile-impact/facts.ts'

/** What a new version breaks, for a terminal: by requirement, and then by run. */
export function profileImpactText(impact: ProfileImpact, speaker: Speaker): string {
  const { say } = speaker
  const lines = [
    ...(impact.old ? [`${say(message('diff.old'))}: ${profileName(impact.old)}`] : []),
    `${say(message('diff.new'))}: ${profileName(impact.new)}`,
    dateLine(impact, speaker),
    '',
    ...impact.requirements.flatMap(each => requirementLines(each, speaker)),
    ...(impact.requirements.length > 0 ? [''] : []),
    ...impact.runs.flatMap(run => [...runLines(run, speaker), '']),
    ...countLines(impact, speaker),
  ]
  return `${lines.map(plainLine).join('\n')}\n`
}

function requirementLines(total: RequirementTotal, speaker: Speaker): readonly string[] {
  return [
    `${requirementName(total, speaker)}: ${shareLines(total, speaker).join('; ')}`,
    ...changeLines(total, speaker).map(line => `  ${line}`),
  ]
}

function runLines(run: ImpactRun, speaker: Speaker): readonly string[] {
  return [
    `${run.name}: ${systemName(run, speaker)}: ${resultLine(run, speaker)}`,
    ...[...madeFor(run, speaker), ...run.said.map(speaker.say)].map(line => `  ${line}`),
    ...(run.result?.requirements ?? []).flatMap(each => {
      const why = whyOf(each, speaker)
      const effect = speaker.say(message(`impact.effect.${each.effect}`))
      return [
        `  ${requirementName(each, speaker)}: ${effect}: ${wordsOf(each, speaker)}`,
        ...(why === undefined ? [] : [`    ${why}`]),
      ]
    }),
  ]
}
