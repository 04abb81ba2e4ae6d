import { speaker } from '../../messages/speaker.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { Language, Message, Text } from '../../model/text.ts'
import { type Html, html } from './markup.ts'

/** Both languages at once: what they say stands in the page twice, and the reader's choice hides one of them. */
export interface Voices {
  /** The language that the page opens in: for the few places where only one can stand. */
  readonly first: Speaker
  /** What the speaker of each language says; once, where they say the same. */
  tell(what: (speaker: Speaker) => string): Html
  say(message: Message): Html
  pick(text: Text): Html
}

const languages: readonly Language[] = ['sv', 'en']

export function voicesOf(first: Speaker): Voices {
  const speakers = languages.map(language => (language === first.language ? first : speaker(language)))
  const tell: Voices['tell'] = what => {
    const [swedish = '', english = ''] = speakers.map(what)
    if (swedish === english) return html`${swedish}`
    return html`<span lang="sv">${swedish}</span><span lang="en">${english}</span>`
  }
  return { first, tell, say: said => tell(({ say }) => say(said)), pick: text => tell(({ pick }) => pick(text)) }
}
