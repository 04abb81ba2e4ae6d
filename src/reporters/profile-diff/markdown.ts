import { message } from '../../messages/speaker.ts'
import { changeClasses, type ProfileChange, type ProfileDiff } from '../../model/profile-diff.ts'
import type { Speaker } from '../../model/reporter.ts'
import { markdownText } from '../markdown-text.ts'
import { countLines, groupsOf, profileName, saidOf, textsOf, versionLines } from './facts.ts'

/** The changes as Markdown for a consultation. Nothing that a profile says becomes markup. */
export function diffMarkdown(diff: ProfileDiff, speaker: Speaker): string {
  const { say, pick } = speaker
  const groups = groupsOf(diff, speaker)
  const parts = changeClasses.flatMap(kind => {
    const own = groups.filter(group => group.class === kind)
    if (own.length === 0) return []
    const head = [`## ${say(message(`diff.class.${kind}`))}`, say(message(`diff.class.${kind}.hint`))]
    return [
      ...head,
      ...own.flatMap(({ title, changes }) => [`### ${title}`, changes.map(each => item(each, speaker)).join('\n')]),
    ]
  })
  const title = say(message('diff.title', { name: pick(diff.new.title) }))
  const lines = [
    `# ${markdownText(title)}`,
    `- ${say(message('diff.old'))}: ${markdownText(profileName(diff.old))}\n- ${say(message('diff.new'))}: ${markdownText(profileName(diff.new))}`,
    `## ${say(message('diff.summary'))}`,
    countLines(diff, speaker)
      .map(line => `- ${line}`)
      .join('\n'),
    versionLines(diff, speaker).join(' '),
    ...(parts.length > 0 ? parts : [say(message('diff.none'))]),
  ]
  return `${lines.join('\n\n')}\n`
}

function item(change: ProfileChange, speaker: Speaker): string {
  const why = change.why ? ` ${markdownText(speaker.say(change.why))}` : ''
  const texts = textsOf(change, speaker).map(([name, text]) => `  - ${name}: ${markdownText(text)}`)
  return [`- **${markdownText(change.at)}**: ${markdownText(saidOf(change, speaker))}.${why}`, ...texts].join('\n')
}
