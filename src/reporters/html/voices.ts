import { speaker } from '../../messages/speaker.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { Language, Message, Text } from '../../model/text.ts'
import { type Html, html } from './markup.ts'

/**
 * Both languages at once: what they say stands in the page twice, and the reader's choice hides one of them.
 * The first is in the language of the page, and the other says which it is in. Each stands in an \`i\`, HTML's element for words of another language: long reports are made of little else, so it is short.
 */
export interface Voices {
  /** The language that the page opens in: for the few places where only one can stand. */
  readonly first: Speaker
  readonly second: Speaker
  /** What the speaker of each language says; once, where they say the same. */
  tell(what: (speaker: Speaker) => string): Html
  say(message: Message): Html
  pick(text: Text): Html
}

const languages: readonly Language[] = ['sv', 'en']

export function voicesOf(first: Speaker): Voices {
  const second = speaker(languages.find(language => language !== first.language) ?? first.language)
  const tell: Voices['tell'] = what => {
    const [said, saidToo] = [what(first), what(second)]
    if (said === saidToo) return html`${said}`
    return html`<i>${said}</i><i lang=${second.language}>${saidToo}</i>`
  }
  return {
    first,
    second,
    tell,
    say: said => tell(({ say }) => say(said)),
    pick: text => tell(({ pick }) => pick(text)),
  }
}
