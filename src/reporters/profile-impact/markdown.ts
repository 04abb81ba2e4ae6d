import { message } from '../../messages/speaker.ts'
import type { ImpactRun, ProfileImpact } from '../../model/profile-impact.ts'
import type { Speaker } from '../../model/reporter.ts'
import { markdownText } from '../markdown-text.ts'
import { profileName } from '../profile-diff/facts.ts'
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
} from './facts.ts'

/** What a new version breaks, as Markdown for a consultation. Nothing that a profile or a supplier says becomes markup. */
export function impactMarkdown(impact: ProfileImpact, speaker: Speaker): string {
  const { say, pick } = speaker
  const versions = [
    ...(impact.old ? [`${say(message('diff.old'))}: ${profileName(impact.old)}`] : []),
    `${say(message('diff.new'))}: ${profileName(impact.new)}`,
    dateLine(impact, speaker),
  ]
  const requirements = impact.requirements.flatMap(total => [
    `- **${markdownText(requirementName(total, speaker))}**: ${markdownText(shareLines(total, speaker).join('; '))}. ${markdownText(pick(total.text))}`,
    ...changeLines(total, speaker).map(line => `  - ${markdownText(line)}`),
  ])
  const parts = [
    `# ${markdownText(say(message('impact.title', { name: pick(impact.new.title) })))}`,
    listed(versions),
    `## ${say(message('diff.summary'))}`,
    listed(countLines(impact, speaker)),
    say(message('impact.hint')),
    `## ${say(message('impact.requirements'))}`,
    requirements.length > 0 ? requirements.join('\n') : say(message('impact.none')),
    `## ${say(message('impact.runs'))}`,
    ...impact.runs.map(run => runPart(run, speaker)),
  ]
  return `${parts.join('\n\n')}\n`
}

function listed(lines: readonly string[]): string {
  return lines.map(line => `- ${markdownText(line)}`).join('\n')
}

function runPart(run: ImpactRun, speaker: Speaker): string {
  const head = `${systemName(run, speaker)}: ${resultLine(run, speaker)}`
  const facts = [run.name, ...madeFor(run, speaker), ...run.said.map(speaker.say)]
  const rows = (run.result?.requirements ?? []).map(each => {
    const why = whyOf(each, speaker)
    const effect = speaker.say(message(`impact.effect.${each.effect}`))
    return `${requirementName(each, speaker)}: ${effect}: ${wordsOf(each, speaker)}${why === undefined ? '' : `. ${why}`}`
  })
  return `### ${markdownText(head)}\n\n${listed([...facts, ...rows])}`
}
