import { counted, isOne } from '../counted.ts'
import type { annex as english } from '../en/annex.ts'

/** Kravbilagan, som beställaren fogar till upphandlingsdokumenten. */
export const annex: typeof english = {
  'annex.kind': () => 'Kravbilaga',
  'annex.draft': () =>
    'Utkast. Texten är ett stöd och ingen juridisk rådgivning: den behöver läsas av en upphandlingsjurist innan den publiceras.',
  'annex.about': () => 'Vad kravet gäller',
  'annex.authority': () => 'Upphandlande myndighet',
  'annex.case': () => 'Diarienummer',
  'annex.id': () => 'Kravets id',
  'annex.type': () => 'Slag',
  'annex.type.mandatory': () => 'Obligatoriskt krav',
  'annex.type.award-criterion': () => 'Tilldelningskriterium',
  'annex.type.contract-condition': () => 'Kontraktsvillkor',
  'annex.procedure': () => 'Förfarande',
  'annex.threshold.over': () => 'över EU:s tröskelvärde',
  'annex.threshold.under': () => 'under EU:s tröskelvärde',
  'annex.motive': () => 'Motiv',
  'annex.object': () => 'Vad som ska uppfylla kravet',
  'annex.standard': () => 'Standard som kravet utgår från',
  'annex.demand': () => 'Kravet',
  'annex.levels.MUST': () => 'samtliga SKALL-krav',
  'annex.levels.SHOULD': () => 'samtliga SKALL-krav och BÖR-krav',
  'annex.demand.mandatory': a =>
    `Det offererade systemet ska i rollen ”${a.role}” uppfylla ${a.levels} i kravtabellen, som är hämtad ur profilen ${a.profile} (kontrollsumma ${a.digest}), eller uppfylla dem på ett likvärdigt sätt.`,
  'annex.demand.award-criterion': a =>
    `Det offererade systemet får poäng för de krav i poängtabellen som det uppfyller i rollen ”${a.role}”, enligt profilen ${a.profile} (kontrollsumma ${a.digest}) eller på ett likvärdigt sätt.`,
  'annex.demand.contract-condition': a =>
    `Under hela avtalstiden ska systemet i rollen ”${a.role}” uppfylla ${a.levels} i kravtabellen, som är hämtad ur profilen ${a.profile} (kontrollsumma ${a.digest}), eller uppfylla dem på ett likvärdigt sätt.`,
  'annex.except': () => 'Rader som är märkta som undantagna krävs inte; skälet står där.',
  'annex.law.over.mandatory': () => '9 kap. 1 och 3–8 §§ lagen (2016:1145) om offentlig upphandling (LOU) gäller.',
  'annex.law.over.award-criterion': () =>
    '16 kap. 1, 2 och 6 §§ lagen (2016:1145) om offentlig upphandling (LOU) gäller.',
  'annex.law.over.contract-condition': () => '17 kap. 1 § lagen (2016:1145) om offentlig upphandling (LOU) gäller.',
  'annex.law.under': () =>
    'Upphandlingen ligger under tröskelvärdet: 19 kap. lagen (2016:1145) om offentlig upphandling (LOU) gäller, men inte bestämmelserna om tekniska specifikationer i 9 kap. Kravet är ändå utformat efter samma principer.',
  'annex.equivalent': () => 'Eller likvärdig',
  'annex.equivalent.over': () =>
    'Ett anbud förkastas inte för att lösningen inte följer den standard som kravet hänvisar till, om anbudet visar att kravet uppfylls på ett likvärdigt sätt (9 kap. 7–8 §§ LOU). Verktyget anges som ett sätt att visa detta; ett annat sätt med samma innehåll godtas (9 kap. 6 § LOU).',
  'annex.equivalent.under': () =>
    'Ett anbud som visar att kravet uppfylls på ett likvärdigt sätt godtas. Verktyget anges som ett sätt att visa detta; ett annat sätt med samma innehåll godtas.',
  'annex.proof': () => 'Hur kravet visas',
  'annex.report': a =>
    `Anbudsgivaren lämnar en överensstämmelserapport (egenprovning) i en fil, framtagen med det fritt tillgängliga verktyget ${a.tool}, version ${a.version} eller senare, eller likvärdigt; eller en likvärdig utredning med motsvarande innehåll.`,
  'annex.format': a => `Form: ${a.format}.`,
  'annex.step': () => 'Lägsta bevissteg',
  'annex.step.E0': () => 'E0, uppgift: anbudsgivaren svarar ja eller nej.',
  'annex.step.E1': () => 'E1, egenprovning: anbudsgivaren kör proven och lämnar rapporten.',
  'annex.step.E2': () =>
    'E2, undertecknad egenprovning: rapporten är dessutom undertecknad eller stämplad av en behörig företrädare.',
  'annex.step.E3': () =>
    'E3, egenprovning mot utmaning: den undertecknade rapporten avser dessutom en provning som bar den här upphandlingens utmaningskod.',
  'annex.step.E4': () =>
    'E4, beställarens kontrollkörning: beställaren har dessutom kört om proven, alla eller ett urval, och jämfört.',
  'annex.step.E5': () => 'E5, oberoende provning: någon som är oberoende av båda parter har kört proven.',
  'annex.when': () => 'När den lämnas',
  'annex.when.in-tender': () => 'I anbudet',
  'annex.when.on-request-before-award': () => 'På begäran, före tilldelning',
  'annex.when.before-delivery-approval': () => 'Före leveransgodkännande',
  'annex.when.continuous': () => 'Löpande, under avtalstiden',
  'annex.age': () => 'Högsta ålder',
  'annex.age.days': a => `${counted(a.days, 'dag', 'dagar')}, räknat från provningen till utmaningskodens sista dag`,
  'annex.environment': () => 'Var det provas',
  'annex.environment.test': () => 'I en testmiljö, med enbart testdata',
  'annex.environment.production-like': () => 'I en miljö som liknar den i produktion, med enbart testdata',
  'annex.version': () => 'Produktens version',
  'annex.version.offered': () => 'Rapporten ska avse den offererade produktversionen, och ange vilken den är.',
  'annex.version.accepted': a =>
    `Rapporten ska avse den offererade produktversionen, och ange vilken den är. Versioner som godtas: ${a.versions}.`,
  'annex.untested': () =>
    'Ett krav som inte har prövats räknas inte som uppfyllt. Rapporten är anbudsgivarens egen provning, och ersätter inte någon annans granskning.',
  'annex.challenge': () => 'Utmaningskod',
  'annex.challenge.text': () =>
    'Provningen görs med utmaningskoden nedan, som är densamma för alla anbudsgivare. Varje anrop bär den, så att provningen inte kan ha gjorts innan upphandlingen publicerades. En provning räknas från och till de tidpunkter som anges.',
  'annex.challenge.typed': () =>
    'Med det verktyg som anges ovan skriver anbudsgivaren detta, med sina egna uppgifter i stället för …:',
  'annex.tender-file': () => 'Den bifogade kravfilens kontrollsumma',
  'annex.deviations': () => 'Avvikelser',
  'annex.deviations.allowed': () =>
    'Avvikelser ska anges. Att en avvikelse är angiven innebär inte att kravet är uppfyllt.',
  'annex.deviations.none': () =>
    'Avvikelser godtas inte. En avvikelse som ändå finns ska anges; det innebär inte att kravet är uppfyllt.',
  'annex.rerun': () => 'Beställarens rätt till kontrollkörning',
  'annex.rerun.all': a =>
    `Före tilldelning, och under avtalstiden, får beställaren köra om alla prov mot en testmiljö som anbudsgivaren ger tillgång till inom ${counted(a.days, 'arbetsdag', 'arbetsdagar')} från begäran. Skiljer sig utfallen åt gäller kontrollkörningens.`,
  'annex.rerun.sample': a =>
    `Före tilldelning, och under avtalstiden, får beställaren köra om proven av minst ${counted(a.sample, 'slumpvis valt krav', 'slumpvis valda krav')} mot en testmiljö som anbudsgivaren ger tillgång till inom ${counted(a.days, 'arbetsdag', 'arbetsdagar')} från begäran. Skiljer sig utfallen åt gäller kontrollkörningens.`,
  'annex.cost.supplier': () => 'Leverantören står för kostnaden.',
  'annex.cost.buyer': () => 'Beställaren står för kostnaden.',
  'annex.cost.each-own': () => 'Var och en står för sin egen kostnad.',
  'annex.cost.shared': () => 'Parterna delar kostnaden.',
  'annex.points': () => 'Poäng',
  'annex.points.counted': () =>
    'Poängen räknas ur rapporten. Endast utfallet Godkänd räknas; det som inte har prövats ger inga poäng.',
  'annex.points.most': a => `Tillsammans ger de högst ${counted(a.points, 'poäng', 'poäng')}.`,
  'annex.failure': () => 'Om kravet inte uppfylls',
  'annex.failure.rejected': () =>
    'Ett anbud som inte uppfyller kravet, inte heller på ett likvärdigt sätt, antas inte.',
  'annex.failure.no-points': () => 'Ett krav som inte är uppfyllt ger inga poäng.',
  'annex.failure.remedied': () =>
    'Ett krav som inte är uppfyllt är ett fel, och avhjälps enligt vad avtalet säger om fel.',
  'annex.evolution': () => 'Nya versioner av profilen',
  'annex.evolution.fixed': () => 'Den angivna versionen gäller under hela avtalstiden.',
  'annex.evolution.current': a =>
    `När profilen ges ut i en ny version ska systemet följa den inom ${counted(a.months, 'månad', 'månader')}.`,
  'annex.reporting': a =>
    `Vid varje ny produktversion, och med högst ${a.months} ${isOne(a.months) ? 'månads' : 'månaders'} mellanrum, lämnar leverantören en ny rapport inom ${counted(a.days, 'arbetsdag', 'arbetsdagar')}.`,
  'annex.secrecy': () => 'Sekretess och läsbarhet',
  'annex.table': () => 'Kravtabell',
  'annex.table.text': () => 'Kravens lydelse är profilens. ”Krävs” anger om raden ingår i kravet ovan.',
  'annex.demanded': () => 'Krävs',
  'annex.yes': () => 'Ja',
  'annex.no': () => 'Nej',
  'annex.excepted': a => `Undantas: ${a.reason}`,
  'annex.not-tested': () => 'Krav som inte ingår',
  'annex.not-tested.text': () =>
    'Standarden säger också följande. Det går inte att pröva med ett verktyg, och krävs bara om det krävs på annan plats i upphandlingsdokumenten.',
  'annex.end': () => 'Slut på kravbilagan',
  'cli.tender-annex.summary': () => 'Skriv kravbilagan till en upphandling, som HTML och DOCX',
  'cli.tender-annex.profile': () => 'Var profilen finns, om den inte följer med programmet',
  'cli.tender-annex.output': () => 'Mapp för kravbilagan',
  'cli.tender-annex.format': a => `Format att skriva, med komma emellan: ${a.formats}`,
  'cli.tender-annex.example': () => 'På svenska och engelska i en fil',
  'cli.tender-annex.example-language': () => 'Enbart på svenska, för ett ordbehandlingsprogram',
}
