import { counted } from '../counted.ts'
import type { arazzo as english } from '../en/arazzo.ts'

/** Avvikelser och skäl i arbetsflöden. */
export const arazzo: typeof english = {
  'arazzo.refused.syntax': a => `Det är varken YAML eller JSON: ${a.why}`,
  'arazzo.refused.too-large': a => `Den har fler än ${counted(a.most, 'värde', 'värden')} när aliasen vecklas ut.`,
  'arazzo.refused.version': () => 'Fältet ”arazzo” måste ange version 1.0.x eller 1.1.x av specifikationen.',
  'arazzo.refused.unknown-field': a =>
    `Fältet ”${a.name}” finns inte här i den här versionen av Arazzo; utökningar börjar med x-.`,
  'arazzo.refused.required': a => `Fältet ”${a.name}” måste finnas.`,
  'arazzo.refused.type': a => `Värdet måste vara av typen ${a.expected}.`,
  'arazzo.refused.number': a => `Värdet måste vara ett ${a.integer ? 'heltal' : 'tal'}, ${a.minimum} eller större.`,
  'arazzo.refused.word': a => `Värdet måste vara något av: ${a.allowed || 'inget i den här versionen'}.`,
  'arazzo.refused.empty': () => 'Listan får utelämnas men inte vara tom.',
  'arazzo.refused.duplicate': a => `”${a.name}” förekommer två gånger.`,
  'arazzo.refused.key': a => `”${a.name}” har andra tecken än a–z, A–Z, 0–9, ”-”, ”_” och, i nycklar, ”.”.`,
  'arazzo.refused.one-of': a => `Exakt ett av de här fälten måste finnas: ${a.names}.`,
  'arazzo.refused.not-together': a => `De här fälten kan inte användas tillsammans: ${a.names}.`,
  'arazzo.refused.receive': () =>
    'Ett steg med ”x-receive” väntar på en webhook i beskrivningen, och bara ett sådant steg kan ange en.',
  'arazzo.refused.answer': () =>
    'Ett svar i ”x-receive” kräver att arbetsflödet har indata med ”x-receiver: { holds: true }”: andra mottagare har redan svarat när steget körs.',
  'arazzo.refused.reference': a => `”${a.name}” hänvisar till något som inte finns.`,
  'arazzo.refused.correlation': () => 'Bara ett steg med ”action: receive” har correlationId.',
  'arazzo.refused.fragment': () => 'Adressen i $self får inte ha något fragment.',
  'arazzo.refused.condition': a => `Härifrån är det inte längre ett villkor: ${a.wrong}`,
  'arazzo.refused.proves-nothing': () =>
    'Ett steg utan successCriteria lyckas alltid och kan därför inte visa att ett krav är uppfyllt.',
  'arazzo.refused.belongs-to-step': a => `${a.name} hör hemma på ett steg: ett arbetsflöde visar ingenting i sig.`,
  'arazzo.unknown-name': a => `Testsviten frågar efter ${a.expression}, som inte finns någonstans.`,
  'arazzo.answer-lacks': a => `Svaret i steget ”${a.step}” saknar ${a.expression}.`,
  'arazzo.input-missing': a => `Indata ”${a.name}” angavs inte, så det fanns inget att prova med.`,
  'arazzo.no-receiver': () =>
    'Det fanns ingen mottagare som systemet kunde anropa. Ange en adress på den här datorn som systemet når, med --receiver.',
  'arazzo.value-lacks': a => `Ett tidigare svar hade inget i ${a.expression}.`,
  'arazzo.step-not-run': a => `Det behöver det som steget ”${a.step}” ger, och det steget kördes inte.`,
  'arazzo.step-failed': a => `Det behöver det som steget ”${a.step}” ger, och det steget misslyckades.`,
  'arazzo.step-inapplicable': a =>
    `Det behöver det som steget ”${a.step}” ger, och det steget är inte tillämpligt här.`,
  'arazzo.workflow-not-run': a => `Arbetsflödet ”${a.workflow}” kördes inte.`,
  'arazzo.masked': a => `I steget ”${a.step}” gällde detta ett värde som maskerades vid inspelningen.`,
  'arazzo.condition-broken': a => `I steget ”${a.step}” är villkoret ${a.condition} inte uppfyllt: ${a.operands}.`,
  'arazzo.rule-broken': a => `I steget ”${a.step}” är en regel inte uppfylld; svaret hade status ${a.status}.`,
  'arazzo.context-broken': a =>
    `I steget ”${a.step}” uppfyller ${a.context} inte ${a.condition}; värdet är ${a.actual}.`,
  'arazzo.context-lacking': a => `I steget ”${a.step}” saknar svaret ${a.context}, som skulle uppfylla ${a.condition}.`,
  'arazzo.context-not-xml': a =>
    `I steget ”${a.step}” är ${a.context} inte välformad XML (${a.detail}) och kan därför inte uppfylla ${a.condition}.`,
  'arazzo.criterion-error': a =>
    `I steget ”${a.step}” har testsviten ett villkor som inte går att beräkna, ${a.condition}: ${a.detail}`,
  'arazzo.answer-broken': a =>
    `I steget ”${a.step}” går ett villkor inte att bedöma, eftersom ett svar inte följer sin beskrivning: ${a.condition}`,
  'arazzo.request-of-broken': a =>
    `I steget ”${a.step}” görs anropet av ett svar som inte följer sin beskrivning, så det som kommer av det säger ingenting.`,
  'arazzo.selector-fault': a => `Testsviten har en selektor som inte går att beräkna, ${a.selector}: ${a.detail}`,
  'arazzo.selector-empty': a => `I steget ”${a.step}” väljer ${a.selector} ingenting i ${a.context}.`,
  'arazzo.inapplicable': a => a.sv,
  'arazzo.async': a =>
    `Steget ”${a.step}” skickar eller tar emot meddelanden (AsyncAPI), vilket det här verktyget inte gör.`,
  'arazzo.no-operation': a => `Testsviten anropar ${a.operation}, som inte finns i någon API-beskrivning.`,
  'arazzo.operation-ambiguous': a => `Testsviten anropar ${a.operation}, som finns i mer än en API-beskrivning.`,
  'arazzo.no-workflow': a => `Testsviten hänvisar till arbetsflödet ”${a.workflow}”, som inte finns.`,
  'arazzo.no-step': a => `Testsviten hänvisar till steget ”${a.step}”, som inte finns.`,
  'arazzo.parameter-place': a => `I steget ”${a.step}” anger testsviten inte var parametern ”${a.name}” ska stå.`,
  'arazzo.parameter-form': a =>
    `I steget ”${a.step}” går värdet inte att skriva som parametern ”${a.name}”: ${a.detail}`,
  'arazzo.path-parameter': a => `I steget ”${a.step}” saknar parametern ”${a.name}” i sökvägen värde.`,
  'arazzo.body-form': a =>
    `I steget ”${a.step}” har testsviten en meddelandekropp som inte går att skriva som ${a.contentType}.`,
  'arazzo.replacement-target': a =>
    `I steget ”${a.step}” ersätter testsviten ${a.target}, som inte finns i dess innehåll.`,
  'arazzo.replacement-fault': a => `I steget ”${a.step}” kan testsviten inte ersätta ${a.target}: ${a.detail}`,
  'arazzo.trouble': a => `Steget ”${a.step}” fick inget användbart svar (${a.kind}): ${a.detail}`,
  'arazzo.sut-trouble': a => `I steget ”${a.step}” gav systemet inget användbart svar (${a.kind}): ${a.detail}`,
  'arazzo.no-address': a =>
    `Steget ”${a.step}” anropar systemet, och ingen adress till systemet har angetts (--base-url).`,
  'arazzo.no-connection': a =>
    `Om förbindelsen i steget ”${a.step}” är inget känt: den gick inte över TLS (https), eller så såg ingen efter när den spelades in.`,
  'arazzo.no-exchange': () => 'Ingenting skickades som detta kunde ses i.',
  'arazzo.not-recorded': a => `Inspelningen har inget svar för steget ”${a.step}”.`,
  'arazzo.success-broken': a => `Svaret i steget ”${a.step}” var inte det som detta gäller.`,
  'arazzo.too-many-requests': a =>
    `I steget ”${a.step}” svarade systemet att det får för många anrop (429), och det bevisar inget annat. Anropa långsammare med --rate eller med färre anrop åt gången med --concurrency.`,
  'arazzo.next-form': a => `I steget ”${a.step}” är märket för nästa sida varken text eller tal: ${a.actual}`,
  'arazzo.paging-circle': a =>
    `Steget ”${a.step}” fick samma märke för nästa sida en gång till: efter ${counted(a.pages, 'sida', 'sidor')} går listan i cirkel.`,
  'arazzo.paging-max': a =>
    `Steget ”${a.step}” hämtade ${counted(a.max, 'sida', 'sidor')} och det fanns fler; resten granskades inte.`,
  'arazzo.no-test-data': a => `Testdata saknas: steget ”${a.step}” har en tom lista att gå igenom.`,
  'arazzo.no-list': a => `Steget ”${a.step}” skulle gå igenom en lista, men värdet är ingen lista.`,
  'arazzo.dependency': a => `Steget ”${a.step}” behöver steget ”${a.needed}”, som inte har lyckats.`,
  'arazzo.workflow-dependency': a => `Det behöver arbetsflödet ”${a.workflow}”, som inte lyckades.`,
  'arazzo.dependency-loop': a => `Testsviten låter arbetsflödet ”${a.workflow}” vänta på sig självt.`,
  'arazzo.called-failed': a => `Steget ”${a.step}” anropar arbetsflödet ”${a.workflow}”, som inte lyckades.`,
  'arazzo.over-budget': a => `Arbetsflödet ”${a.workflow}” går runt utan slut och stoppades.`,
  'arazzo.passed-by': () => 'Arbetsflödet tog en annan väg och kom aldrig till det här steget.',
  'arazzo.after-failed': a => `Nåddes inte, eftersom det tidigare steget ”${a.step}” misslyckades.`,
  'arazzo.after-trouble': a =>
    `Nåddes inte, eftersom det tidigare steget ”${a.step}” inte fick något användbart svar (${a.kind}).`,
  'arazzo.after-untested': a => `Nåddes inte, eftersom det tidigare steget ”${a.step}” inte gick att genomföra.`,
  'arazzo.after-error': a => `Nåddes inte, eftersom testsviten är felaktig i det tidigare steget ”${a.step}”.`,
  'arazzo.after-end': a => `Nåddes inte, eftersom arbetsflödet avslutades i steget ”${a.step}” (${a.action}).`,
}
