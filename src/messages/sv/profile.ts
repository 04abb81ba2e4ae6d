import type { profile as english } from '../en/profile.ts'

/** Det som kommandona för den som skriver profiler säger. */
export const profile: typeof english = {
  'cli.profile.name': () => 'Profilens id, eller sökvägen till dess mapp',
  'cli.profile.format': () => 'text eller json',
  'cli.coverage.summary': () => 'Redovisa varje krav: vad som prövar det, eller varför inget gör det',
  'cli.coverage.vectors': () => 'Mapp med en mapp testfiler per profil (om inget anges: test-vectors bredvid profiles)',
  'cli.coverage.samples': () => 'Fler filer vars egenskaper och värden räknas som visade, åtskilda med komma',
  'cli.coverage.example': () => 'Alla krav, och de egenskaper som ingen testfil visar',
  'cli.coverage.example-json': () => 'Samma sak, för ett program',
  'coverage.tested': () => 'prövas',
  'coverage.manual': () => 'bedöms av en människa',
  'coverage.reasoned': () => 'prövas inte',
  'coverage.open': () => 'INTE REDOVISAT',
  'coverage.by-schema': a => `schema ×${a.count}`,
  'coverage.by-records': a => `mellan poster ×${a.count}`,
  'coverage.by-answers': a => `svar ×${a.count}`,
  'coverage.by-suites': a => `steg ×${a.count} i arbetsflöden ×${a.workflows}`,
  'coverage.by-vectors': a => `testfiler: godkända ×${a.pass}, underkända ×${a.fail}`,
  'coverage.lacks-vector': () => 'SAKNAR EN GODKÄND ELLER EN UNDERKÄND TESTFIL',
  'coverage.requirements': a =>
    `Krav: ${a.all}. Prövas: ${a.tested}. Bedöms av en människa: ${a.manual}. Prövas inte, med skäl: ${a.reasoned}. Inte redovisade: ${a.open}.`,
  'coverage.share': a => `Redovisat: ${a.percent} %.`,
  'coverage.no-vectors': a => `Det finns inga testfiler i ${a.folder}, så om dem sägs ingenting.`,
  'coverage.vectors': a =>
    `Testfiler: ${a.pass} som ska godkännas, ${a.fail} som ska underkännas. Krav som filer kan bryta mot men som saknar en sådan: ${a.lacking}.`,
  'coverage.no-elements': () => 'Det finns inga exempel, så om egenskaper och värden sägs ingenting.',
  'coverage.elements': a => `Exemplen visar: egenskaper ${a.properties}, listade värden ${a.values}.`,
  'coverage.not-shown': () => 'Visas aldrig:',
}
