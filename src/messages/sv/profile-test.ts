import type { profileTest as english } from '../en/profile-test.ts'

/** What `profile test` says to explain a failure, and while it watches. */
export const profileTest: typeof english = {
  'cli.test.watch': () =>
    'Prova igen när profilen eller ett testdokument ändras, och säg vad som fått ett annat utfall; q eller Ctrl-C avslutar',
  'cli.test.example-watch': () => 'Medan man skriver: bara det som fått ett annat utfall visas',
  'test.part.requirement': () => 'Krav',
  'test.part.instance': () => 'Dokument',
  'test.part.rule': () => 'Regel',
  'test.own': a => `${a.id}, som testdokumentet gäller`,
  'test.other': a => `${a.id}, dessutom`,
  'test.edited': () => 'efter ändringarna',
  'test.nothing-found': () => 'Inget fel hittades här.',
  'test.no-rule': () =>
    'Ingen fil i profilen har den: den finns i det som profilen utvidgar, eller i det som användaren lämnar.',
  'test.no-row': () => 'Profilen har ingen sådan rad.',
  'test.clause': a => `Källa: ${a.clause}`,
  'test.now.holds': a => `${a.name}: stämmer nu`,
  'test.now.not-run': a => `${a.name}: går inte att prova nu`,
  'test.now.gone': a => `${a.name}: finns inte längre`,
  'test.changed': a => `Av ${a.all} stämmer: ${a.held}. Fel: ${a.wrong}. Ändrat sedan förra gången:`,
  'test.unchanged': a =>
    `Av ${a.all} stämmer: ${a.held}. Fel: ${a.wrong}. Inget utfall har ändrats sedan förra gången.`,
}
