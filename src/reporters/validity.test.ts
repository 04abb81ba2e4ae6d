import readSheets from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { message, speaker } from '../messages/speaker.ts'
import { page } from './html.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { terminal } from './terminal.ts'
import { sampleReport } from './testing.ts'
import { xlsx } from './xlsx.ts'

const limits = { sv: 'Transporten prövades inte.', en: 'The transport was not tested.' }
const remarks = [
  message('run.rules-expired', { name: 'tiny', version: '1.0.0', to: '2025-12-31', day: '2026-03-02' }),
  message('run.profile-deprecated', { name: 'tiny', version: '1.0.0', replacement: 'tiny@2.0.0' }),
  message('run.limits', limits),
]
const old = sampleReport('plain', { remarks })
const sentences = {
  en: ['is meant for no day after 2025-12-31', 'is deprecated by its publisher. Use tiny@2.0.0 instead', limits.en],
  sv: [
    'gäller till och med 2025-12-31',
    'Utgivaren avråder från att använda tiny 1.0.0. Använd tiny@2.0.0 i stället',
    limits.sv,
  ],
}

it.each(['en', 'sv'] as const)(
  'a profile that is no longer in force, and what a run could not show, are told beside its name in every format with a head (%s)',
  async language => {
    const voice = speaker(language)
    const [first] = await readSheets(Buffer.from(xlsx.bytes(old, voice)))
    const text = page.render(old, voice)
    const facts = text.indexOf('<div class="facts">')
    const shown = {
      html: text.slice(facts, text.indexOf('</dl>', facts)),
      markdown: markdown.render(old, voice).replaceAll('&#64;', '@'),
      junit: junit.render(old, voice),
      terminal: terminal(false).render(old, voice),
      xlsx: JSON.stringify(first?.data),
    }
    for (const [format, content] of Object.entries(shown)) {
      for (const sentence of sentences[language]) expect([format, content.includes(sentence)]).toEqual([format, true])
    }
    expect(markdown.render(sampleReport(), voice)).not.toContain(voice.say(message('report.validity')))
  },
)
