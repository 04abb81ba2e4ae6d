import type { Differences, tender as english } from '../en/tender.ts'

/** Ord om upphandlingens krav som data. */
export const tender: typeof english = {
  'error.tender.refused.what': a => `Kravfilen ${a.file} stämmer inte.`,
  'error.tender.refused.why': () => 'Den följer inte sitt schema.',
  'error.tender.refused.do': () =>
    'Rätta filen där; reports/schema/tender-1.schema.json beskriver innehållet. En kravfil som har publicerats ändras inte: det är dess kontrollsumma som binder.',
  'error.tender.differs.what': a => `Det som skulle provas är inte det som kravfilen ${a.where} kräver.`,
  'error.tender.differs.why': a => differences(a).join(' '),
  'error.tender.differs.do': () =>
    'Använd kravfilens profil, roll och moduler. Utan --profile, --role och --modules hämtar samklang run dem därifrån.',
  'cli.option.tender': () =>
    'Kravfil som provningen görs för: profil, roll och moduler är de som krävs där, och varje anrop bär dess utmaningskod',
  'report.tender': () => 'Upphandling',
  'report.tender-digest': () => 'Kravfilens kontrollsumma',
  'report.challenge': () => 'Utmaningskod',
  'error.tender.exists.what': a => `${a.where} finns redan.`,
  'error.tender.exists.why': () =>
    'Den kan ha publicerats, och anbudsgivare kan redan ha provat mot den. Inget har skrivits.',
  'error.tender.exists.do': () => 'Ange en annan fil med --output, eller flytta undan den som finns.',
  'cli.tender.file': () => 'Kravfilen, så som samklang tender new skrev den',
  'cli.tender-new.summary': () => 'Skriv en kravfil: vad som krävs, hur det visas, och en utmaningskod',
  'cli.tender-new.output': () => 'Fil att skriva; en som redan finns skrivs aldrig över',
  'cli.tender-new.modules': () => 'Moduler som krävs, med komma emellan',
  'cli.tender-new.authority': () => 'Upphandlande myndighet',
  'cli.tender-new.case': () => 'Upphandlingens diarienummer',
  'cli.tender-new.last-day': () => 'Sista dag som en provning räknas (ÅÅÅÅ-MM-DD, till dygnets slut i UTC)',
  'cli.tender-new.id': () => 'Kravets id i upphandlingsdokumenten (annars INT-01)',
  'cli.tender-new.title': () => 'Kravets rubrik',
  'cli.tender-new.type': a => `Slags krav: ${a.words}`,
  'cli.tender-new.threshold': a => `Över eller under EU:s tröskelvärde: ${a.words}`,
  'cli.tender-new.step': a => `Lägsta bevissteg som godtas: ${a.words}`,
  'cli.tender-new.max-age': () => 'Hur många dagar gammal en provning får vara (annars 90)',
  'cli.tender-challenge.summary': () => 'Visa en upphandlings utmaningskod, och vad leverantören skriver',
  'cli.tender-challenge.example': () => 'Det som anbudsgivarna behöver veta',
  'tender.ask.modules': a => `Moduler som krävs, med komma emellan (${a.known})`,
  'tender.ask.last-day': () => 'Sista dag som en provning räknas (ÅÅÅÅ-MM-DD)',
  'tender.ask.type': a => `Slags krav (${a.allowed})`,
  'tender.ask.threshold': a => `Över eller under EU:s tröskelvärde (${a.allowed})`,
  'tender.ask.step': a => `Lägsta bevissteg (${a.allowed})`,
  'tender.drafted': a =>
    `Kontrollsumman är ${a.digest}. Läs filen, ändra det som ska vara annorlunda, och publicera den sedan oförändrad: varje ändring ger en annan kontrollsumma.`,
  'tender.next': a => `Nästa steg: samklang tender annex ${a.file}, sedan samklang tender challenge ${a.file}`,
  'tender.valid': () => 'Gäller',
  'tender.not-yet': () => 'Den gäller inte ännu.',
  'tender.over': () => 'Den gäller inte längre.',
  'tender.typed': () => 'Leverantören skriver, med sina egna uppgifter i stället för …:',
  'tender.sent': a => `Varje anrop bär då ${a.header}`,
  'tender.draft.title': a => `Informationsutbyte enligt ${a.standard}`,
  'tender.draft.motive': () =>
    'Uppgifter ska kunna flyttas mellan system utan särskild anpassning, så att myndigheten inte blir beroende av en enda leverantör.',
  'tender.draft.object': () => 'Det offererade systemet i den version som offereras, så som det ska levereras.',
  'tender.draft.equivalence': () =>
    'Anbudsgivaren anger för varje krav hur det uppfylls på ett likvärdigt sätt, och bifogar en utredning med samma innehåll som rapporten.',
  'tender.draft.deviations': () => 'För varje krav, med skälet och den dag då det ska vara uppfyllt.',
  'tender.draft.rule': () =>
    'Varje krav i tabellen som är godkänt ger de poäng som står där. Alla andra utfall ger 0 poäng.',
  'tender.draft.confidentiality': () =>
    'Anbudsgivaren anger för varje uppgift vad som bör omfattas av sekretess, och vilken skada ett röjande skulle kunna medföra.',
  'tender.draft.accessibility': () => 'Handlingar som lämnas in ska vara läsbara enligt EN 301 549.',
  'tender.not-fit': a => `Rapporten passar ännu inte kravfilen ${a.path}:`,
  'tender.window': a => `Utmaningen upphör (${a.notAfter}) innan den börjar (${a.notBefore}).`,
  'tender.no-sample': () => 'Ett urval ska köras om, men hur många krav som dras framgår inte.',
  'tender.no-scoring': () => 'Ett tilldelningskriterium behöver sin publicerade poängregel: scoring saknas.',
  'tender.unknown': a => `${a.profile} innehåller inte ”${a.name}”.`,
  'tender.points-for-must': a => `${a.requirement} är ett SKALL-krav och ger inga poäng: poäng ges för BÖR och KAN.`,
}

function differences({ profile, wantedProfile, role, wantedRole, missing }: Differences): readonly string[] {
  return [
    ...(profile === '' ? [] : [`Profilen är ${profile}, men upphandlingen kräver ${wantedProfile}.`]),
    ...(role === '' ? [] : [`Rollen är ${role}, men upphandlingen kräver ${wantedRole}.`]),
    ...(missing === '' ? [] : [`Moduler i upphandlingen som inte provas: ${missing}.`]),
  ]
}
