import { message } from '../../messages/speaker.ts'
import { type Html, html } from './markup.ts'
import type { Voices } from './voices.ts'

/** The reader's choice of language; the style sheet hides what is said in the other. */
export function languageChoice(voices: Voices): Html {
  const choice = (language: 'sv' | 'en', name: string) => {
    const checked = voices.first.language === language ? html` checked` : html``
    return html`<input type="radio" name="language" id="in-${language}" value="${language}" autocomplete="off"${checked}><label for="in-${language}" lang="${language}">${name}</label>`
  }
  return html`<fieldset class="language"><legend class="unseen">${voices.say(message('page.language'))}</legend>${choice('sv', 'Svenska')}${choice('en', 'English')}</fieldset>`
}
