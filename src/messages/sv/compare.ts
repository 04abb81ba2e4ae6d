import { counted } from '../counted.ts'
import type { compare as english } from '../en/compare.ts'
import { told } from '../told.ts'
import { trust } from './trust.ts'

/** Ord om anbud sida vid sida. De anger fakta: någon ordning mellan anbuden, eller något beslut, är inte vårt. */
export const compare: typeof english = {
  'cli.bids.summary': () => 'Ställ anbud till en upphandling sida vid sida: vad vart och ett visar, krav för krav',
  'cli.bids.tender': () => 'Din egen kopia av upphandlingens kravfil',
  'cli.bids.bundles': () => 'Paketen som lämnats in, i den ordning som de ska stå',
  'cli.bids.output': () => 'Mapp för comparison.json, comparison.html och comparison.xlsx',
  'cli.bids.example': () => 'Varje paket kontrolleras, och dess bevis prövas på nytt',
  'bids.title': () => 'Anbud sida vid sida',
  'bids.facts-only': () =>
    'Här anges fakta, i den ordning som anbuden gavs. Anbuden ordnas inte inbördes, och inget avgörs: det gör den upphandlande myndigheten.',
  'bids.tender': () => 'Upphandlingen',
  'bids.compared-at': () => 'Jämförda',
  'bids.evidence-demanded': () => 'Bevissteg som krävs',
  'bids.evidence-reached': () => 'Bevissteg',
  'bids.rule': () => 'Poängregel, som den publicerats',
  'bids.bid': () => 'Anbud',
  'bids.bids': () => 'Anbuden',
  'bids.number': a => `Anbud ${a.at}`,
  'bids.file': () => 'Fil',
  'bids.verification': () => 'Kontroll',
  'bids.comparability': () => 'Går det att jämföra?',
  'bids.comparable': () => 'Jämförbar',
  'bids.not-comparable': () => 'Ej jämförbar',
  'bids.why-not': () => 'Varför det inte är jämförbart',
  'bids.as-stated': () => 'Det som står om det här är vad det anger om sig självt.',
  'bids.organisation': () => 'Organisationsnummer enligt försäkran',
  'bids.verdict': () => 'Rapportens utfall',
  'bids.must-failed': () => 'SKALL som är underkända',
  'bids.must-open': () => 'SKALL som inte är avgjorda',
  'bids.should-passed': () => 'BÖR som är godkända',
  'bids.of': a => `${a.passed} av ${a.total}`,
  'bids.points': () => 'Poäng enligt den publicerade regeln',
  'bids.no-points': () => 'inga anges',
  'bids.age': () => 'Provningens ålder i dagar',
  'bids.signer': () => 'Undertecknare',
  'bids.no-signer': () => 'ingen',
  'bids.trusted': () => 'du litar på den',
  'bids.not-trusted': () => 'inte bland dem som du litar på',
  'bids.trust-unknown': () => 'om du litar på den har inte kontrollerats',
  'bids.masked': () => 'Maskerade bevis',
  'bids.deviations': () => 'Deklarerade avvikelser',
  'bids.equivalence': () => 'Påstådd likvärdighet',
  'bids.none': () => 'inga',
  'bids.deviation-mark': () => 'avvikelse deklarerad',
  'bids.equivalence-mark': () => 'likvärdighet påstådd',
  'bids.excepted-mark': () => 'undantaget i upphandlingen',
  'bids.out-of-scope': () => 'Omfattas inte',
  'bids.differs': () => 'Skiljer sig',
  'bids.yes': () => 'ja',
  'bids.no': () => 'nej',
  'bids.requirements': () => 'Krav för krav',
  'bids.differs-hint': () => 'Rader där anbuden skiljer sig åt är märkta med ≠.',
  'bids.nothing': () => 'Inget anbud går att jämföra, så inga krav visas.',
  'bids.substance': () => 'Krav som inte har visats vara uppfyllda',
  'bids.substance-hint': () =>
    'Det här är provningens utfall, inte formella brister. Vad som följer av dem avgör myndigheten, enligt upphandlingen.',
  'bids.substance-none': () => 'Inget SKALL-krav är underkänt, och alla är avgjorda.',
  'bids.formal': () => 'Formella brister: underlag till begäran om förtydligande eller komplettering',
  'bids.formal-hint': () =>
    'Enligt 4 kap. 9 § LOU får myndigheten begära eller tillåta att ett anbud rättas, förtydligas eller kompletteras, med likabehandling och öppenhet. Om det får göras här avgör myndigheten; underlaget är ingen juridisk rådgivning.',
  'bids.formal-none': () => 'Inga formella brister har setts.',
  'bids.notes': () => 'Anmärkningar',
  'bids.sheet.bids': () => 'Anbud',
  'bids.sheet.requirements': () => 'Krav',
  'bids.sheet.notes': () => 'Underlag',
  'bids.kind': () => 'Slag',
  'bids.note': () => 'Uppgift',
  'bids.unread': () => 'Rapporten gick inte att läsa.',
  'bids.not-held': () => 'Det har inte prövats mot den här upphandlingen.',
  'bids.not-judged': () => 'Bevisen har inte prövats på nytt.',
  'bids.step': a => `Inte styrkt: ${told(trust, { problem: `verify.step.${a.step}` })}.`,
  'bids.ask.broken': () => 'Filen är skadad eller inte hel: begär den på nytt.',
  'bids.ask.unsigned': () => 'Paketet är inte undertecknat: fråga vem som står bakom det, och begär ett undertecknat.',
  'bids.ask.signature': () =>
    'En underskrift stämmer inte, eller gäller inte den här rapporten: begär ett paket vars underskrift stämmer.',
  'bids.ask.untrusted': () =>
    'Du känner inte undertecknarens nyckel: be leverantören bekräfta dess fingeravtryck på annat sätt.',
  'bids.ask.other-holder': () =>
    'Undertecknaren är en annan organisation än den som lämnar försäkran: fråga hur de hör ihop.',
  'bids.ask.no-tender': () =>
    'Rapporten anger ingen upphandling: begär en från en provning med kravfilen och dess utmaningskod.',
  'bids.ask.other-tender': () =>
    'Provningen är inte bunden till den här upphandlingen och dess utmaningskod: begär en rapport från en som är det.',
  'bids.ask.other-profile': () => 'Rapporten följer en annan profil än den som krävs: begär en mot rätt profil.',
  'bids.ask.other-scope': () =>
    'Provningen täcker inte rollen, modulerna eller alla krav i upphandlingen: begär en som gör det.',
  'bids.ask.no-version': () => 'Det framgår inte av rapporten vilken version som är provad: fråga vilken.',
  'bids.ask.masked': a =>
    `${counted(a.count, 'bevis är maskerat', 'bevis är maskerade')}: begär en kopia med alla bevis.`,
  'bids.ask.no-declaration': () => 'Leverantörens försäkran saknas: begär den.',
  'bids.ask.no-supplier': () => 'Rapporten anger ingen leverantör: fråga vems den är.',
  'bids.ask.other-supplier': a =>
    `Rapporten anger leverantören ”${a.stated}” och försäkran ”${a.declared}”: fråga hur de hör ihop.`,
}
