import { isAddress } from '../address.ts'
import type { errors as english } from '../en/errors.ts'
import { fileFault, systemFault } from '../file-faults.ts'
import { shortList, shortListAtEnd } from '../short-list.ts'
import { told } from '../told.ts'
import { documents } from './documents.ts'

/** Tre meningar per felkod: vad som hände, varför, och vad man gör nu. */
export const errors: typeof english = {
  'error.usage.option.what': a => `${a.option} kan inte vara ”${a.value}”.`,
  'error.usage.option.why': a => `Tillåtet: ${shortListAtEnd(a.allowed)}`,
  'error.usage.option.do': () => 'Kör kommandot med --help för exempel.',
  'error.file.missing.what': a => `Det finns ingen fil eller mapp ${a.where}.`,
  'error.file.missing.why': () => 'Sökvägen finns inte på den här datorn.',
  'error.file.missing.do': a =>
    isAddress(a.where)
      ? 'Det är en adress: ”samklang run --base-url” provar ett system, och ”samklang doctor --base-url” ser om det går att nå.'
      : 'Kontrollera stavningen och vilken mapp kommandot körs från.',
  'error.file.encoding.what': a => `${a.where} går inte att läsa som text.`,
  'error.file.encoding.why': a => told(documents, a),
  'error.file.encoding.do': () => 'Spara eller exportera filen som UTF-8 och försök igen.',
  'error.json.syntax.what': a => `${a.where} är inte korrekt JSON på rad ${a.line}, kolumn ${a.column}.`,
  'error.json.syntax.why': a => told(documents, a),
  'error.json.syntax.do': () => 'Rätta filen där, eller skapa den på nytt med programmet som skrev den.',
  'error.json.too-deep.what': a => `${a.where} har för många nivåer på rad ${a.line}, kolumn ${a.column}.`,
  'error.json.too-deep.why': a => told(documents, a),
  'error.json.too-deep.do': () => 'Kontrollera att det är rätt fil: inget dokument i en standard är så djupt.',
  'error.json.too-large.what': a => `${a.where} är för stor för att läsas som ett enda värde.`,
  'error.json.too-large.why': a => told(documents, a),
  'error.json.too-large.do': () => 'Dela upp filen, eller kontrollera att det är rätt fil.',
  'error.usage.command-line.what': a => `Kommandoraden för ”samklang ${a.command}” stämmer inte.`,
  'error.usage.command-line.why': a => a.why,
  'error.usage.command-line.do': a => `Kör ”samklang ${a.command} --help” för flaggor och exempel.`,
  'error.usage.unknown-command.what': a => `Det finns inget kommando ”${a.name}”.`,
  'error.usage.unknown-command.why': a => `Kommandona är: ${a.known}.`,
  'error.usage.unknown-command.do': () => 'Kör ”samklang --help” för att se vad vart och ett gör.',
  'error.usage.unknown-option.what': a => `Det finns ingen flagga ${a.option}.`,
  'error.usage.unknown-option.why': a => `”${a.command}” har den inte.`,
  'error.usage.unknown-option.do': a => `Kör ”${a.command} --help” för flaggor och exempel.`,
  'error.usage.loose-address.what': a => `En adress står ensam efter ”${a.command}”.`,
  'error.usage.loose-address.why': () =>
    'Systemet som ska provas anges med en flagga, så att även andra kan läsa raden.',
  'error.usage.loose-address.do': a => `Skriv: ${a.line}`,
  'error.usage.empty.what': a => `${a.option} saknar värde.`,
  'error.usage.empty.why': () => 'Inget står efter den. En miljövariabel som inte är satt ger inte heller något.',
  'error.usage.empty.do': a => `Skriv ett värde efter ${a.option}, eller utelämna den.`,
  'error.usage.hyphen.what': a => `”${a.command}” vet inte vad ett ensamt bindestreck står för.`,
  'error.usage.hyphen.why': () => 'Samklang läser filer, inte standard in.',
  'error.usage.hyphen.do': () => 'Spara det som ska läsas i en fil och ange den. En fil som heter så skrivs ./-.',
  'error.usage.repeated.what': a => `${a.option} har angetts mer än en gång.`,
  'error.usage.repeated.why': a => `Den tar ett värde men fick: ${a.values}.`,
  'error.usage.repeated.do': () => 'Behåll ett av värdena.',
  'error.usage.together.what': a => `${a.first} och ${a.second} går inte att använda tillsammans.`,
  'error.usage.together.why': () => 'Den ena skulle sätta den andra ur spel.',
  'error.usage.together.do': () => 'Behåll den som systemet kräver.',
  'error.usage.alone.what': a => `${a.option} räcker inte ensam.`,
  'error.usage.alone.why': a => `Det saknas: ${a.missing}.`,
  'error.usage.alone.do': () => 'Lägg till det som saknas; kör kommandot med --help.',
  'error.usage.old-node.what': a => `Node.js ${a.version} är för gammal.`,
  'error.usage.old-node.why': a => `samklang behöver Node.js ${a.least} eller nyare.`,
  'error.usage.old-node.do': () => 'Installera en nyare Node.js (https://nodejs.org) och kör kommandot igen.',
  'error.usage.nothing-to-do.what': () => 'Det finns inget att prova.',
  'error.usage.nothing-to-do.why': a =>
    a.missing.includes(', ') ? `Något av detta behövs: ${a.missing}.` : `Det saknas: ${a.missing}.`,
  'error.usage.nothing-to-do.do': () => 'Ange något av det; se exemplen med --help.',
  'error.profile.unknown.what': a => `Det finns ingen profil ${a.name}.`,
  'error.profile.unknown.why': a => `De här finns: ${a.known}.`,
  'error.profile.unknown.do': () =>
    'Använd något av de namnen, eller sökvägen till en mapp som innehåller profile.yaml.',
  'error.profile.broken.what': a => `Profilen stämmer inte vid ${a.pointer}.`,
  'error.profile.broken.why': a => a.why,
  'error.profile.broken.do': () => 'Rätta filen; docs/profiles.md beskriver vad en profil innehåller.',
  'error.profile.unknown-name.what': a => `${a.by} hänvisar till ”${a.name}” (${a.kind}), som inte finns i profilen.`,
  'error.profile.unknown-name.why': () => 'Ett namn som inte leder någonstans vore en kontroll som aldrig körs.',
  'error.profile.unknown-name.do': () => 'Rätta stavningen, eller lägg till det som saknas.',
  'error.profile.duplicate-id.what': a => `Id:t ${a.id} förekommer två gånger.`,
  'error.profile.duplicate-id.why': () => 'Varje utfall hör till ett id, så id:n måste vara unika.',
  'error.profile.duplicate-id.do': () => 'Ge det ena ett annat id.',
  'error.profile.resource-missing.what': a => `Profilen anger filen ${a.path}, som inte finns.`,
  'error.profile.resource-missing.why': () => 'Utan den går det inte att prova det som filen beskriver.',
  'error.profile.resource-missing.do': () => 'Lägg filen i profilmappen, eller ta bort namnet ur profile.yaml.',
  'error.profile.base.what': a => `Profilen bygger på ${a.base} ${a.wanted}.`,
  'error.profile.base.why': a => `Det som finns är ${a.base} ${a.found}.`,
  'error.profile.base.do': () =>
    'Installera den version som avses, eller se efter vad som har ändrats och rätta extends i profile.yaml.',
  'error.profile.cycle.what': () => 'Profilen bygger på sig själv.',
  'error.profile.cycle.why': a => `Var och en bygger på nästa: ${a.chain}.`,
  'error.profile.cycle.do': () => 'Ta bort extends ur en av dem.',
  'error.profile.untested.what': a => `Inget prövar ${a.count} av profilens krav: ${a.ids}${a.count > 10 ? ' …' : ''}`,
  'error.profile.untested.why': () => 'Ett krav som inget prövar kan aldrig bli godkänt.',
  'error.profile.untested.do': () =>
    'Ange kravet under verifies för de regler som prövar det, eller ge det notTested eller manual med ett skäl.',
  'error.profile.pin.what': a => `Filen är inte den som profilen avser med ${a.name} ${a.version}.`,
  'error.profile.pin.why': a => `Filens SHA-256 är ${a.found}; profilen är skriven för ${a.wanted}.`,
  'error.profile.pin.do': a => `Hämta version ${a.version} från ${a.url} och lägg den oförändrad på sin plats.`,
  'error.test-set.broken.what': a => `Testuppsättningen ${a.where} går inte att använda.`,
  'error.test-set.broken.why': () => 'Den är ingen testuppsättning från vefa-validatorn, eller säger ingenting.',
  'error.test-set.broken.do': () => 'Se efter på den raden, eller ange en fil eller mapp med testuppsättningar.',
  'error.compare.no-description.what': a =>
    `I ${a.where} finns inte den enda OpenAPI-beskrivning som profilen ska jämföras med.`,
  'error.compare.no-description.why': a => `OpenAPI 3-beskrivningar som hittades: ${a.names}.`,
  'error.compare.no-description.do': () => 'Ange själva filen, eller en mapp med bara en sådan.',
  'error.compare.elsewhere.what': a => `${a.where} hänvisar till ${a.reference}, som inte läses.`,
  'error.compare.elsewhere.why': () => 'Bara filer i beskrivningens egen mapp, och under den, läses.',
  'error.compare.elsewhere.do': () =>
    'Lägg allt i en mapp och låt hänvisningarna leda dit, eller gör det till en enda fil.',
  'error.requirement.unknown.what': a => `Inget krav heter ${a.requirement}.`,
  'error.requirement.unknown.why': () => 'Profilen har ingen rad med det id:t och inget id som börjar så.',
  'error.requirement.unknown.do': () => 'Kör ”samklang list --profile ID” för att se alla id:n.',
  'error.document.unrecognised.what': a => `${a.where} är inte ett dokument som någon profil här känner till.`,
  'error.document.unrecognised.why': a => `Kända genom filnamn eller fält: ${shortList(a.known, 12)}.`,
  'error.document.unrecognised.do': () => 'Ange profil och typ: --profile ID --type TYP.',
  'error.document.ill-formed.what': a =>
    `${a.where} går inte att läsa på rad ${a.line}, kolumn ${a.column}, och ingen profil här känner igen namnet.`,
  'error.document.ill-formed.why': () => 'Filen är inte välformad.',
  'error.document.ill-formed.do': () =>
    'Rätta filen där, eller ange profil och typ som den är tänkt att vara: --profile ID --type TYP.',
  'error.shard.refused.what': a => `${a.where} går inte att slå ihop med de andra.`,
  'error.shard.refused.why': a => shardReasons[a.why] ?? a.why,
  'error.shard.refused.do': () =>
    'Slå ihop filerna som ”samklang check --shard” skrev i samma omgång, var och en en gång.',
  'error.shard.package.what': a => `${a.where} går inte att prova i delar.`,
  'error.shard.package.why': () =>
    'Det är ett paket, och filerna i det jämförs med manifesten: det kan en del inte visa.',
  'error.shard.package.do': () => 'Prova det utan --shard. Flera paket kan provas med var sitt kommando.',
  'error.archive.too-many.what': a => `${a.where} har fler än 2 000 000 filer och mappar.`,
  'error.archive.too-many.why': () => 'Alla namn i ett paket hålls i minnet medan det provas.',
  'error.archive.too-many.do': () => 'Prova det som flera paket, eller en del av det.',
  'error.evidence.refused.what': a => `${a.where} går inte att använda som sparade bevis.`,
  'error.evidence.refused.why': a => evidenceReasons[a.why] ?? a.why,
  'error.evidence.refused.do': () => 'Spara bevis med ”samklang run --evidence MAPP” och låt filerna vara orörda.',
  'error.report.version.what': a => `${a.where} är inte en rapport som den här versionen kan visa.`,
  'error.report.version.why': a =>
    a.found === '' ? 'Den anger inte att den är en rapport.' : `Den anger att den är ”${a.found}”.`,
  'error.report.version.do': () => 'Ange en report.json som samklang har skapat, eller uppdatera programmet.',
  'error.server.port-taken.what': a => `Port ${a.port} är upptagen.`,
  'error.server.port-taken.why': () =>
    'Ett annat program på datorn lyssnar där, kanske en server som fortfarande är igång.',
  'error.server.port-taken.do': () => 'Avsluta det programmet, eller ange en annan port: --port 0 tar en ledig.',
  'error.server.address.what': a => `Servern kan inte lyssna på ${a.where}.`,
  'error.server.address.why': a => `Systemet svarade: ${a.detail}.`,
  'error.server.address.do': () => 'Ange en adress som datorn har, och välj en port över 1023: 0 tar en ledig.',
  'error.worker.died.what': a => `En arbetsprocess dog medan den bedömde ${a.where}.`,
  'error.worker.died.why': a => `Den slutade med: ${a.why}.`,
  'error.worker.died.do': () => 'Kör igen med --workers 1; händer det igen, hör av dig.',
  'error.browser.missing.what': () => 'Det finns ingen webbläsare att skriva ut PDF-filen med.',
  'error.browser.missing.why': a =>
    `Varken SAMKLANG_CHROMIUM eller CHROME_PATH anger någon, och ingen av dessa är installerad: ${a.tried}.`,
  'error.browser.missing.do': () =>
    'Installera Chromium, Chrome eller Edge, eller ange en i SAMKLANG_CHROMIUM. Det går också att öppna report.html och skriva ut den.',
  'error.browser.failed.what': a => `${a.where} skrev inte ut PDF-filen.`,
  'error.browser.failed.why': a => `Det slutade med: ${a.why}.`,
  'error.browser.failed.do': () =>
    'Ange en annan Chromium, Chrome eller Edge i SAMKLANG_CHROMIUM, eller öppna report.html och skriv ut den.',
  'error.openapi.refused.what': (a: { where: string }) => `API-beskrivningen kan inte användas: ${a.where}.`,
  'error.openapi.refused.why': () => 'Den följer inte OpenAPI-specifikationen.',
  'error.openapi.refused.do': (a: { more: number }) =>
    a.more === 0 ? 'Rätta den och kör igen.' : `Rätta den och kör igen. Det finns ${a.more} problem till i filen.`,
  'error.openapi.parameter.what': (a: { where: string }) => `Parametern ”${a.where}” kan inte få det värdet.`,
  'error.openapi.parameter.why': (a: { style: string }) =>
    `Stilen ”${a.style}” har inget sätt att skriva listor eller objekt inuti varandra.`,
  'error.openapi.parameter.do': () => 'Ge den ett enklare värde, eller beskriv parametern med ”content”.',
  'error.suite.refused.what': a =>
    `Testsviten ${a.where} är inte ett Arazzo-dokument som går att köra, vid ${a.pointer}.`,
  'error.suite.refused.why': () => 'Den bryter mot Arazzo-specifikationen, 1.0.1 eller 1.1.0.',
  'error.suite.refused.do': () =>
    'Rätta testsviten på det stället; https://spec.openapis.org/arazzo beskriver vad som får stå där.',
  'error.suite.expression.what': a =>
    `Testsviten ${a.where} har ett uttryck som inte går att använda, vid ${a.pointer}: ${a.expression}`,
  'error.suite.expression.why': () =>
    'Det är inget körningsuttryck (runtime expression) i Arazzo, eller så gäller det något som inte finns.',
  'error.suite.expression.do': () =>
    'Rätta stavningen; $inputs, $steps.<id>.outputs och $response.body#/… är de vanliga formerna.',
  'error.schematron.refused.what': a =>
    a.count > 1
      ? `Regelverket går inte att använda: det brister på ${a.count} ställen. Det första är rad ${a.line}, kolumn ${a.column}.`
      : `Regelverket går inte att använda. Felet står på rad ${a.line}, kolumn ${a.column}.`,
  'error.schematron.refused.why': () => 'Det är inte Schematron, eller innehåller något som inte stöds.',
  'error.schematron.refused.do': () =>
    'Rätta regeln på den platsen. docs/decisions/0008-schematron-to-javascript.md anger vad som inte stöds; inget hoppas någonsin över.',
  'error.xsd.refused.what': a => `XML-schemat går inte att använda. Felet står på rad ${a.line}.`,
  'error.xsd.refused.why': () => 'Det är inget XML-schema, eller anger en fil som inte finns.',
  'error.xsd.refused.do': () =>
    'Rätta schemat på den platsen. Filer som det inkluderar eller importerar ska stå under resources, eller bland filerna (files) i det som profilen hänvisar till.',
  'error.schema.pattern.what': a => `Det reguljära uttrycket ${a.where} går inte att använda.`,
  'error.schema.pattern.why': a => patternReasons[a.reason] ?? a.detail,
  'error.schema.pattern.do': a =>
    a.reason === 'syntax'
      ? 'Rätta uttrycket; det läses enligt ECMA-262 med flaggan u.'
      : 'Skriv det på annat sätt: med alternativ, med minLength och maxLength, eller som en regel intill schemat.',
  'error.rule.syntax.what': a => `Regeln går inte att läsa, på rad ${a.line}, kolumn ${a.column}: ${a.where}`,
  'error.rule.syntax.why': a =>
    a.found === '' ? 'Den tar slut för tidigt.' : `”${a.found}” är okänt eller kan inte stå där.`,
  'error.rule.syntax.do': () => 'Rätta regeln; docs/profiles.md berättar vilka funktioner och variabler som finns.',
  'error.rule.cost.what': a => `Regeln kostar för mycket: ${a.where}`,
  'error.rule.cost.why': () =>
    'Regler har en budget, så att ingen av dem låser sig på ett stort dokument. Listor inuti listor är det som kostar.',
  'error.rule.cost.do': () =>
    'Korta regeln, låt den se på färre saker åt gången, eller använd en unik- eller referensregel.',
  'error.schema.refused.what': a => `Schemat ${a.where} går inte att använda.`,
  'error.schema.refused.why': () => 'Det skulle inte pröva det som det ser ut att pröva.',
  'error.schema.refused.do': () =>
    'Rätta schemat på det stället. I docs/profiles.md står vad ett schema får innehålla.',
  'error.file.unreadable.what': a => `${a.where} går inte att läsa.`,
  'error.file.unreadable.why': a => `Systemet säger: ${systemFault(fileFault(a.why), 'sv')}.`,
  'error.file.unreadable.do': () => 'Kontrollera att det är en fil och att du får läsa den.',
  'error.file.unwritable.what': a => `${a.where} går inte att skriva.`,
  'error.file.unwritable.why': a => `Systemet säger: ${systemFault(a.why, 'sv')}.`,
  'error.file.unwritable.do': () => 'Ange en annan plats, eller kontrollera rättigheter och ledigt utrymme.',
  'error.input.unknown.what': a => `Profilens testsviter har inga indata som heter ”${a.name}”.`,
  'error.input.unknown.why': a => (a.known === '' ? 'De har inga indata alls.' : `Deras indata är: ${a.known}.`),
  'error.input.unknown.do': () => 'Rätta namnet, eller utelämna värdet.',
  'error.input.missing.what': a => `Indata ”${a.name}” saknas.`,
  'error.input.missing.why': a => `Arbetsflödet ”${a.workflow}” går inte att köra utan dem.`,
  'error.input.missing.do': a => `Ange dem med ${a.option}.`,
  'error.input.value.what': a => `Värdet på indata ”${a.name}” går inte att använda.`,
  'error.input.value.why': a => `Testsviten vill ha ${a.type}.`,
  'error.input.value.do': a => `Se schemat i ${a.where} och ange ett värde som passar.`,
  'error.input.secret.what': a => `Indata ”${a.name}” är hemliga.`,
  'error.input.secret.why': () => 'Andra på datorn kan se kommandoraden, och den sparas i rapporten.',
  'error.input.secret.do': a => `Ange var de finns: --input-env ${a.name}=VARIABEL eller --input-file ${a.name}=FIL.`,
  'error.auth.secret-missing.what': a => `Hemligheten ${a.where} saknas.`,
  'error.auth.secret-missing.why': () =>
    'Hemligheter läses bara från miljövariabler och filer; den här finns inte eller är tom.',
  'error.auth.secret-missing.do': () => 'Sätt variabeln, eller ange en fil som bara innehåller hemligheten.',
  'error.auth.token.what': a => `Ingen åtkomsttoken som går att använda lämnades ut av ${a.where}.`,
  'error.auth.token.why': a => `Svaret var: ${a.detail}.`,
  'error.auth.token.do': () =>
    'Kontrollera tokenadress, klient-id, hemlighet och scope, och om klienten ska autentisera sig med basic eller post.',
  'error.har.refused.what': a =>
    `${a.where} är ingen HAR-fil som går att använda: se ${a.pointer === '' ? 'början' : a.pointer}.`,
  'error.har.refused.why': a => `Där väntades ${harParts[a.expected] ?? a.expected}.`,
  'error.har.refused.do': () => 'Exportera inspelningen på nytt som HAR 1.2, med svarens innehåll.',
}

const patternReasons: Readonly<Record<string, string>> = {
  lookaround: 'Det tittar framåt eller bakåt, och det går inte att göra på en tid som bara växer med textens längd.',
  backreference:
    'Det hänvisar tillbaka till en grupp, och det går inte att göra på en tid som bara växer med textens längd.',
  modifier: 'Det ändrar flaggor inuti uttrycket, och det kan inte alla versioner av Node läsa.',
  size: 'Antalen eller nästlingen gör det för stort.',
  work: 'Det kräver för mycket arbete på en text som det prövades på.',
}

/** Varför filer med delar inte kan slås ihop. */
const shardReasons: Readonly<Record<string, string>> = {
  'not-json': 'Filen är inte JSON.',
  'other-schema': 'Filen är inte en del som den här versionen skriver (samklang-shard/1).',
  incomplete: 'Något som en del ska ha saknas i filen.',
  miscounted: 'Filen har inte så många bevis som delen har filer.',
  'other-count': 'Den hör till en annan uppdelning: antalet delar är ett annat.',
  'other-profile': 'Den är bedömd mot en annan profil eller en annan version av profilen.',
  'other-resources': 'Den är bedömd med andra filer i --resources. Ange samma mapp till merge som delarna hade.',
  'other-files': 'Den är gjord när filerna var andra.',
  twice: 'Samma del är angiven två gånger.',
}

/** Varför en mapp inte godtas som sparade bevis. */
const evidenceReasons: Readonly<Record<string, string>> = {
  'not-json': 'Filen är inte JSON.',
  'other-schema': 'Filen är inte en sådan förteckning över bevis som den här versionen sparar (samklang-evidence/1).',
  incomplete: 'Delar av förteckningen saknas.',
  broken: 'Förteckningen ser inte ut som när den sparas.',
  changed: 'Filen har ändrats sedan den sparades: kontrollsumman är en annan än förteckningens.',
  miscounted: 'Förteckningen tar upp andra bevis än de som finns i mappen.',
}

/** Vad en HAR-fil måste ha på en plats. */
const harParts: Readonly<Record<string, string>> = {
  json: 'JSON',
  object: 'ett objekt',
  array: 'en lista',
  string: 'en text',
  number: 'ett tal som inte är negativt',
  'known-word': 'ett av de kända orden',
  date: 'datum och tid',
  'fewer-entries': 'inga fler poster',
}
