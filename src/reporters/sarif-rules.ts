import { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import type { Requirement } from '../model/requirement.ts'
import { markdownText } from './markdown-text.ts'
import { word } from './rows.ts'

/** A requirement as a rule of SARIF, with help in both languages, the one of the report first. */
export function sarifRule(requirement: Requirement, level: 'error' | 'warning' | 'note', speaker: Speaker): object {
  const { id, text, consequence, source, module } = requirement
  const own = speaker.language
  const other = own === 'sv' ? 'en' : 'sv'
  const reference = `${speaker.say(message('report.source'))}: ${source.clause}`
  const help = [text[own], ...(consequence ? [consequence[own]] : []), reference, text[other]]
  const address = httpsAddress(source.url)
  return {
    id,
    shortDescription: { text: `${word(speaker, 'level', requirement.level)}: ${text[own]}` },
    fullDescription: { text: text[own] },
    help: { text: help.join('\n\n'), markdown: help.map(markdownText).join('\n\n') },
    ...(address === undefined ? {} : { helpUri: address }),
    defaultConfiguration: { level },
    properties: { tags: [requirement.level, module] },
  }
}

/** A page with encryption whose address is a URI (RFC 3986 section 2: these characters, and one `#` at most). */
function httpsAddress(url = ''): string | undefined {
  return /^https:\/\/(?:[\w.~:/?@!$&'()*+,;=-]|%[\da-f]{2})+(?:#(?:[\w.~:/?@!$&'()*+,;=-]|%[\da-f]{2})*)?$/i.test(
    url,
  ) && URL.canParse(url)
    ? url
    : undefined
}
