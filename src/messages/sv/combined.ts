import { counted, isOne } from '../counted.ts'
import type { combined as english } from '../en/combined.ts'

/** Ord om flera körningar, och om den enda rapporten om dem. */
export const combined: typeof english = {
  'combined.title': () => 'Systemets utbyten',
  'combined.kind': () => 'Samlad överensstämmelserapport (egenprovning)',
  'combined.exchanges': () => 'Utbytena',
  'combined.column.exchange': () => 'Utbyte',
  'combined.column.profile': () => 'Profil',
  'combined.column.role': () => 'Roll',
  'combined.column.result': () => 'Utfall',
  'combined.column.held': () => 'SKALL som höll',
  'combined.column.failed': () => 'Underkända',
  'combined.column.open': () => 'Öppna',
  'combined.sentence.conformant': a =>
    isOne(a.count)
      ? 'Det enda utbyte som provades uppfyller sin profil.'
      : `Alla ${a.count} utbyten som provades uppfyller sina profiler.`,
  'combined.sentence.non-conformant': a =>
    `${a.broken} av ${counted(a.count, 'utbyte', 'utbyten')} uppfyller inte sin profil.`,
  'combined.sentence.incomplete': a =>
    `${a.open} av ${counted(a.count, 'utbyte', 'utbyten')} är inte ${isOne(a.open) ? 'avgjort' : 'avgjorda'}.`,
  'combined.sentence.invalid': () => 'Rapporten om ett av utbytena gick inte att verifiera.',
  'combined.rule': () => 'Beslutsregel: systemet uppfyller kraven när vart och ett av utbytena uppfyller sin profil.',
  'combined.whole': () => 'Hela rapporten om det här utbytet',
  'combined.more': a => `och ${a.count} till i rapporten om utbytet`,
  'combined.again': () =>
    'Sidan innehåller inget som inte står i rapporterna om utbytena: ”samklang combine combined.json” gör om den av dem.',
  'combined.turn': a => `Körning ${a.at} av ${a.of}: ${a.name}`,
  'combined.not-made': a => `Ingen samlad rapport skrevs, eftersom de här körningarna inte gav någon: ${a.names}`,
  'runs.twice': a => `Det finns redan en körning som heter ${a.name}.`,
  'cli.run-all.summary': () => 'Prova flera utbyten i ett system, och skriv en enda rapport om dem',
  'cli.run-all.file': () => 'Fil med körningarna, som YAML eller JSON',
  'cli.run-all.output': () => 'Mapp för den samlade rapporten, och i den en mapp för varje körning',
  'cli.run-all.evidence': () => 'Spara bevisen från varje körning i en egen mapp i den här',
  'cli.run-all.quiet': () => 'Skriv filer, och säg inget annat än vad du måste göra för att körningarna ska gå vidare',
  'cli.run-all.example': () => 'Alla körningar i filen, en i taget',
  'cli.run-all.example-evidence': () => 'Med bevis som går att paketera och underteckna',
  'cli.combine.summary': () => 'Gör en enda rapport av rapporterna om flera utbyten i ett system',
  'cli.combine.reports': () => 'Deras report.json, eller en combined.json att göra om',
  'cli.combine.title': () => 'Vad utbytena är tillsammans',
  'cli.combine.output': () => 'Mapp för combined.html, combined.json och summary.md',
  'cli.combine.example': () => 'Av alla körningar i en mapp',
  'cli.combine.example-again': () => 'Samma sak igen, av rapporterna som den anger; en ändrad rapport avvisas',
  'error.runs.refused.what': a => `Filen med körningar, ${a.file}, stämmer inte.`,
  'error.runs.refused.why': () => 'Den följer inte sitt schema.',
  'error.runs.refused.do': () =>
    'Rätta filen där; docs/guides/socialtjanst.md visar en, och reports/schema/runs-1.schema.json räknar upp vad den kan innehålla.',
  'error.combine.other-system.what': a =>
    `${a.second} är rapporten om ett annat system (${a.theirs}) än ${a.first} (${a.ours}).`,
  'error.combine.other-system.why': () => 'Ett gemensamt utfall för två system skulle inte gälla för något av dem.',
  'error.combine.other-system.do': () =>
    'Slå ihop rapporter om en leverantörs produkt i en version; kör om med --supplier, --product och --product-version om de saknades.',
  'error.combine.differs.what': a => `${a.where} är inte den rapport som ${a.file} gjordes av.`,
  'error.combine.differs.why': () =>
    'Kontrollsumman är en annan: en av de två har ändrats eller bytts ut. Inget har skrivits.',
  'error.combine.differs.do': () =>
    'Skaffa de rapporter som hör ihop, eller ange själva report.json-filerna för att se vad de ger nu.',
  'error.combine.miscounted.what': a => `Rapporten ${a.where} motsäger sig själv.`,
  'error.combine.miscounted.why': () => 'Det som den säger om helheten följer inte av dess utfall.',
  'error.combine.miscounted.do': () =>
    'Skaffa rapporten så som den skrevs, eller gör om den av sparade bevis: samklang report bevis/',
  'error.combine.twice.what': a => `${a.first} och ${a.second} är samma rapport.`,
  'error.combine.twice.why': () => 'Den skulle räknas som två utbyten.',
  'error.combine.twice.do': () => 'Ange varje rapport en gång.',
}
