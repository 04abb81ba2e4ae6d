import { counted, isOne } from '../counted.ts'
import type { report as english } from '../en/report.ts'

/** ”2 SKALL-krav underkända, 1 inte avgjort” */
function broken({ failed, open }: { failed: number; open: number }): string {
  const rest = open === 0 ? '' : `, ${open} inte ${isOne(open) ? 'avgjort' : 'avgjorda'}`
  return `${failed} SKALL-krav ${isOne(failed) ? 'underkänt' : 'underkända'}${rest}`
}

function unproved(open: number): string {
  return open === 0 ? '' : `: ${open} SKALL-krav har inte kunnat styrkas`
}

function allHeld(count: number): string {
  if (count === 0) return 'inget SKALL-krav omfattas'
  const which = isOne(count) ? 'det enda SKALL-krav' : `alla ${count} SKALL-krav`
  return `${which} som omfattas har prövats och höll`
}

/** Rapporternas ord. */
export const report: typeof english = {
  'report.title': () => 'Överensstämmelserapport (egenprovning)',
  'level.MUST': () => 'SKALL',
  'level.SHOULD': () => 'BÖR',
  'level.MAY': () => 'KAN',
  'verdict.passed': () => 'Godkänd',
  'verdict.failed': () => 'Underkänd',
  'verdict.inapplicable': () => 'Ej tillämplig',
  'verdict.untested': () => 'Ej prövad',
  'verdict.manual': () => 'Kräver manuell bedömning',
  'verdict.error': () => 'Provfel',
  'overall.conformant': () => 'Uppfyller',
  'overall.non-conformant': () => 'Uppfyller inte',
  'overall.incomplete': () => 'Ofullständig',
  'overall.invalid': () => 'Ogiltig',
  'overall.sentence.conformant': a => `Systemet uppfyller ${a.profile}: ${allHeld(a.musts)}.`,
  'overall.sentence.non-conformant': a => `Systemet uppfyller inte ${a.profile}: ${broken(a)}.`,
  'overall.sentence.incomplete': a => `Det är inte avgjort om systemet uppfyller ${a.profile}${unproved(a.open)}.`,
  'overall.sentence.invalid': a => `Rapporten för ${a.profile} gick inte att verifiera.`,
  'overall.files.conformant': a =>
    `Filerna håller det som ${a.profile} kräver av dem: ${a.musts} SKALL-krav gick att avgöra ur dem, och höll. Det säger inget om systemet som de kommer från.`,
  'overall.files.non-conformant': a => `Filerna bryter mot ${a.profile}: ${broken(a)}.`,
  'overall.files.incomplete': a =>
    `Det är inte avgjort om filerna håller det som ${a.profile} kräver${unproved(a.open)}.`,
  'report.no-proof': () => 'Inget har styrkts, alltså är inget uppfyllt.',
  'report.evidence-step.E1': () =>
    'Bevissteg E1: egenprovning. Den visar vad verktyget såg när provaren körde det; den bevisar inte vem som körde det eller att systemet i drift är det som provades.',
  'report.scope': () => 'Resultaten avser endast provat system och version, och endast det som har prövats.',
  'report.system': () => 'System',
  'report.supplier': () => 'Leverantör',
  'report.version': () => 'Version',
  'report.role': () => 'Roll',
  'report.modules': () => 'Moduler',
  'report.certificate': () => 'Serverns certifikat (utfärdare, giltigt till)',
  'report.endpoint': () => 'Adress',
  'report.files': () => 'Filer',
  'report.inputs': () => 'Indata',
  'report.profile': () => 'Profil',
  'report.extends': () => 'Bygger på',
  'report.standard': () => 'Standard',
  'report.digest': () => 'Kontrollsumma',
  'report.limits': () => 'Visas inte',
  'report.validity': () => 'Giltighet',
  'report.rule-set': () => 'Regelverk',
  'report.not-supplied': () => 'SAKNADES',
  'report.date': () => 'Provat',
  'report.tool': () => 'Verktyg',
  'report.id': () => 'Rapport-id',
  'report.unstated': () => 'ej angivet',
  'report.numbers': () => 'Resultatet i siffror',
  'report.level': () => 'Nivå',
  'report.failed': () => 'Det som underkändes',
  'report.expected': () => 'Väntat',
  'report.actual': () => 'Fick',
  'report.consequence': () => 'Följd',
  'report.source': () => 'Källa',
  'report.reproduce': () => 'Återskapa',
  'report.technical': () => 'Tekniska uppgifter',
  'report.rule': () => 'Regel',
  'report.verbose-hint': () => 'Mer om varje rad: --verbose, eller HTML-rapporten.',
  'report.requirements': a => `${a.count} krav`,
  'report.more-findings': a => `och ${a.count} till av samma slag`,
  'report.matrix': () => 'Alla krav',
  'report.requirement': () => 'Krav',
  'report.verdict': () => 'Utfall',
  'report.text': () => 'Lydelse',
  'report.module': () => 'Modul',
  'report.reason': () => 'Skäl',
  'report.untested': () => 'Det som inte prövades',
  'report.out-of-scope': () => 'Omfattas inte',
  'report.out-of-scope.role': () => 'gäller en annan roll',
  'report.out-of-scope.module': () => 'leverantören gör inte anspråk på modulen',
  'report.out-of-scope.not-scored': () => 'kan inte prövas av ett verktyg och räknas inte',
  'report.out-of-scope.not-in-files': () => 'går inte att avgöra från de här filerna ensamma',
  'report.exclusions': () => 'Undantag från metoden',
  'report.troubles': () => 'Problem under vägen',
  'report.evidence': () => 'Bevis',
  'report.method': () => 'Metod',
  'report.decision-rule': () =>
    'Beslutsregel: ett underkänt SKALL-krav gör att systemet inte uppfyller profilen; ett SKALL-krav som inte styrkts gör resultatet ofullständigt; ett underkänt BÖR-krav är en anmärkning.',
  'report.masked': a =>
    a.count === 0
      ? 'Inga värden har dolts som personuppgifter.'
      : `${a.count} ${isOne(a.count) ? 'värde' : 'värden'} har dolts som personuppgifter.`,
  'report.end': () => 'Slut på rapporten',
  'report.written': a => `Skrivet: ${a.files}`,
  'report.not-made': a => `Rapporten i formatet ${a.format} gick inte att skapa.`,
  'report.observations': () => 'Iakttagelser',
  'matrix.sheet': () => 'Krav',
  'matrix.report-sheet': () => 'Rapport',
  'matrix.exercised': () => 'Antal prövningar',
  'matrix.first-observation': () => 'Första iakttagelsen',
  'badge.message': a => `egenprovning ${a.step} ${a.date}: ${a.overall}`,
  'github.title': a => `egenprovning, bevissteg ${a.step}`,
  'report.shortened': () => 'Sammanfattningen är kortad för att rymmas; allt finns i report.json och report.html.',
  'sarif.elsewhere': a =>
    `${a.requirement}: ${counted(a.count, 'iakttagelse gäller', 'iakttagelser gäller')} ingen fil, och står därför inte bland resultaten.`,
}
