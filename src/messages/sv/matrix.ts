import type { matrix as english } from '../en/matrix.ts'

/** What tests each requirement of a profile, as a table. */
export const matrix: typeof english = {
  'cli.coverage.format': () =>
    'text, json, html, markdown eller csv; de tre sista är matrisen över krav och testdokument',
  'cli.coverage.matrix': () => 'Namnge de ställen, steg och testdokument som prövar varje krav',
  'cli.coverage.example-matrix': () => 'Krav mot testdokument mot svit, som en sida',
  'matrix.title': a => `Vad som prövar varje krav: ${a.name}`,
  'matrix.requirement': () => 'Krav',
  'matrix.level': () => 'Nivå',
  'matrix.account': () => 'Redovisning',
  'matrix.rules': () => 'Scheman, regler och svar',
  'matrix.steps': () => 'Steg i sviter',
  'matrix.pass': () => 'Godkända testdokument',
  'matrix.fail': () => 'Underkända testdokument',
  'matrix.gap': () => 'Saknas',
  'matrix.reason': () => 'Skäl',
  'matrix.complete': () => 'Varje krav är prövat eller säger varför det inte är det.',
  'matrix.incomplete': a => `KRAV SOM INTE ÄR REDOVISADE: ${a.count}, varav SKALL: ${a.musts}.`,
  'matrix.gap.open': () =>
    'Inget prövar det. Namnge det vid det som prövar det (x-requirement, x-rules, x-verifies), eller säg varför inte med notTested eller manual.',
  'matrix.gap.vector': () =>
    'En fil kan bryta mot det, och testdokumenten visar inte båda. Skriv ett som uppfyller det och ett som bryter mot det (docs/vectors.md).',
  'matrix.gap.fault': () =>
    'Inget fel i referensservern bryter mot det. Lägg till ett, eller säg varför det inte finns något.',
}
