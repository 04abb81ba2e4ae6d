import { counted } from '../counted.ts'
import type { profilePackage as english } from '../en/profile-package.ts'
import { told } from '../told.ts'

/** Varför ett paket inte godtas. */
const packageWhy = {
  'package.why.tar': () => 'Det är ingen gzip-packad tar-fil, eller så är det skadat.',
  'package.why.large': () => 'Det är större, eller har fler filer, än någon profil har.',
  'package.why.kind': () => 'Det innehåller annat än vanliga filer: en länk, en mapp, en enhet eller ett utökat huvud.',
  'package.why.name': () =>
    'En fil i det har ett namn som inget paket har: det leder ut, är dolt, är för långt eller har andra tecken än A–Z, a–z, 0–9, punkt, bindestreck och understreck.',
  'package.why.twice': () => 'Två filer i det har samma namn, eller en fil och en mapp.',
  'package.why.lacks': () => 'En fil som profilen består av saknas.',
  'package.why.other': () => 'Dess package.json talar om en annan profil eller version än dess profile.yaml.',
  'package.why.reserved': () => 'Det namnet behöver paketet självt.',
  'package.why.base-path': (a: { base?: string }) =>
    `Det som den bygger på hittas av den som lägger till profilen bara som ../${a.base}, eller med sitt id.`,
  'package.why.ships': () => 'En profil med det id:t följer med programmet, och ingenting får ta dess plats.',
  'package.why.not-locked': () => 'Det som finns där nu är inte det som låsfilen säger.',
  'package.why.no-statement': () => 'Det har en nyckel, men inget som är signerat med den.',
  'package.why.signature': () => 'En signatur i det håller inte.',
  'package.why.other-statement': () => 'Det som utgivaren har signerat talar om en annan profil eller version.',
  'package.why.changed': () => 'Filen är inte den som utgivaren har signerat.',
  'package.why.index': () => 'Förteckningen över vad som finns har en annan form.',
}

/** Varför ingen går i god för ett paket, och vad man gör åt det. */
const publisherWhy = {
  'publisher.why.unsigned': () => 'Paketet är inte signerat.',
  'publisher.why.no-longer-signed': (a: { known: string }) =>
    `Paketet är inte signerat; förra gången var det signerat med ${a.known}.`,
  'publisher.why.other-key': (a: { key: string; known: string }) =>
    `Det är signerat med ${a.key}; förra gången var det ${a.known}.`,
  'publisher.why.not-that-key': (a: { key: string; known: string }) =>
    `Det är signerat med ${a.key}, inte med ${a.known}.`,
  'publisher.why.unknown-key': (a: { key: string }) =>
    `Det är signerat med ${a.key}, och ingenting säger att du litar på den nyckeln.`,
}
const publisherDo = {
  'publisher.do.unsigned': () => 'Be om ett signerat paket, eller ta det som det är med --allow-unsigned.',
  'publisher.do.no-longer-signed': (a: { lock: string }) =>
    `Fråga utgivaren. Vill du ändå ha det, ta först bort dess post ur ${a.lock}.`,
  'publisher.do.other-key': () =>
    'Fråga utgivaren, på annat sätt än det som paketet kom, om nyckeln är deras; ange den sedan med --publisher-key.',
  'publisher.do.not-that-key': () => 'Hämta paketet från utgivaren, eller nyckeln som det är signerat med.',
  'publisher.do.unknown-key': () =>
    'Jämför nyckeln med vad utgivaren säger; ange den sedan med --publisher-key (en fil, eller sha256:…), eller en mapp med nycklar med --trust.',
}

/** Hur profiler ges ut, hämtas och förvaras, och hur länge de gäller. */
export const profilePackage: typeof english = {
  'status.not-yet': a => `${a.profile} gäller från och med ${a.from}`,
  'status.expired': a =>
    `${a.profile} gäller till och med ${a.to}${a.replacement === '' ? '' : `; ${a.replacement} ersätter den`}`,
  'status.deprecated': a =>
    `utgivaren avråder från ${a.profile}${a.replacement === '' ? '' : `; ${a.replacement} ersätter den`}`,
  'cli.pack.summary': () => 'Gör ett paket av en profil: dess filer, dess testfiler och det som utgivaren signerar',
  'cli.pack.output': () => 'Mapp som paketet skrivs i',
  'cli.pack.key': () => 'Utgivarens privata nyckel (PEM); med dess signatur lägger andra till profilen',
  'cli.pack.unproved': () =>
    'Varför den packas trots att lint, test eller coverage finner något; den som lägger till den får läsa det',
  'cli.pack.example': () => 'samklang-profile-rooms-1.0.0.tgz, signerad av utgivaren',
  'cli.pack.example-unproved': () => 'Ett utkast som ännu saknar testfiler',
  'cli.pack.licence': () => 'profile.yaml anger ingen licens (package.licence): andra får inte använda profilen.',
  'cli.pack.written': a => `Skrivet: ${a.file}`,
  'cli.pack.signed': a => `Signerat med ${a.key}`,
  'cli.pack.unsigned': () =>
    'Inte signerat: den som lägger till det måste ange --allow-unsigned. Med --key signeras det.',
  'pack.lint': a => `lint finner ${counted(a.count, 'sak', 'saker')} att rätta: ${a.command}`,
  'pack.test': a => `${counted(a.count, 'testfil', 'testfiler')} håller inte: ${a.command}`,
  'pack.test-open': a => `${counted(a.count, 'testfil', 'testfiler')} kunde inte köras: ${a.command}`,
  'pack.no-vectors': a => `Inga testfiler finns i ${a.folder}`,
  'pack.coverage': a => `Alla krav är inte redovisade: ${a.command}`,
  'pack.refused': () => 'Inte packat. Rätta det, eller säg med --unproved varför den ges ut ändå.',
  'package.readme': a =>
    `Profilen ${a.id} ${a.version} för ${a.standard}, utgiven av ${a.publisher}, för Samklang: kraven som data, det som prövar dem, och dokument som uppfyller och bryter mot dem.`,
  'package.licence': () => 'Licens',
  'cli.publish.summary': () => 'Ge ut en profil i ett register eller en mapp, när versionsnumret säger vad den ändrar',
  'cli.publish.to': () => 'Mapp att ge ut i, i stället för ett register: tar-filen och index.json',
  'cli.publish.previous': () => 'Vad den jämförs med, angivet som för add (om inget anges: närmast tidigare version)',
  'cli.publish.access': () => 'Vem som får läsa ett paket med scope: public eller restricted',
  'cli.publish.provenance': () => 'Låt npm styrka var det byggdes; bara på en byggserver som npm känner till',
  'cli.publish.dry-run': () => 'Allt utom själva utgivningen',
  'cli.publish.example': () => 'Vad som skulle ges ut, och om numret stämmer',
  'cli.publish.example-folder': () => 'För vilken webbserver som helst, eller en delad disk',
  'publish.exists': a => `${a.profile} är redan utgiven; en version ges aldrig ut två gånger. Höj numret.`,
  'publish.lies': a =>
    `${a.profile} utlovar mindre ändring från ${a.old} än det är: numret måste vara minst ${a.suggested}. samklang profile diff visar varför.`,
  'publish.compared': a => `${a.profile} har jämförts med ${a.old}: ändringarna kräver minst ${a.suggested}.`,
  'publish.first': a => `${a.profile} har inte jämförts med något: ingen tidigare version är utgiven.`,
  'publish.done': a => `Utgivet: ${a.name} (${a.tag})`,
  'publish.dry': a => `Inte utgivet: ${a.profile} skulle kunna ges ut.`,
  'cli.add.summary': () => 'Lägg till profiler i projektet, eller hämta tillbaka dem i samklang.lock.json',
  'cli.add.specs': () => 'Paket i npm, tar-fil, adressen till en, eller mapp; inget: det som låsfilen säger',
  'cli.add.trust': () => 'Mapp med nycklar och certifikat (PEM) för utgivare som du litar på',
  'cli.add.publisher-key': () => 'Nyckeln som utgivaren ska ha signerat med: en fil, eller sha256:…',
  'cli.add.allow-unsigned': () => 'Ta ett paket som ingen har signerat',
  'cli.add.registry': () => 'Adressen till ett register, om inte den i din .npmrc',
  'cli.add.example': () => 'En profil från registret, när utgivaren är betrodd',
  'cli.add.example-key': () => 'En från en webbserver, signerad med just den nyckeln',
  'cli.add.example-restore': () => 'Exakt samma innehåll som förra gången, som npm ci gör',
  'cli.add.added': a => `${a.profile} ${a.digest}`,
  'cli.add.signed': a => `  signerad med ${a.key}`,
  'cli.add.unsigned': () => '  inte signerad av någon',
  'cli.add.needed': a => `  ${a.by} bygger på den`,
  'cli.add.unproved': a => `  utgivaren säger att profilens egna prov inte håller: ${a.why}`,
  'cli.add.nothing': a => `Det finns inget i ${a.lock} att hämta tillbaka.`,
  'cli.add.written': a => `Skrivet: ${a.lock}. Förvara den med projektet.`,
  'cli.show.summary': () => 'Skriv ut en profil som den gäller, med det som den har från en annan',
  'cli.show.example': () => 'Vad två profiler blir tillsammans, och vad som är utelämnat och varför',
  'cli.show.example-json': () => 'Samma sak, för ett program',
  'cli.fetch.summary': () => 'Hämta det som en profil behöver men inte innehåller, varje fil efter sin kontrollsumma',
  'cli.fetch.resources': () => 'Mapp som filerna skrivs i, och som --resources tar',
  'cli.fetch.mirror': () => 'Mapp med filerna, i stället för nätet',
  'cli.fetch.max-size': () => 'Största storlek på en fil eller ett arkiv, i MiB',
  'cli.fetch.example': () => 'De officiella reglerna; det som redan finns behålls',
  'cli.fetch.example-mirror': () => 'Från en delad disk, där nät saknas',
  'fetch.progress': a => `Fil ${a.at} av ${a.of}: ${a.name}`,
  'fetch.kept': () => 'finns',
  'fetch.fetched': () => 'hämtad',
  'fetch.failed': () => 'misslyckad',
  'fetch.all': a =>
    a.all === 0 ? 'Profilen pekar inte ut några filer.' : `Alla ${counted(a.all, 'fil', 'filer')} finns i ${a.folder}.`,
  'fetch.lacking': a => `${a.failed} av ${counted(a.all, 'fil', 'filer')} gick inte att få.`,
  'fetch.large': a => `Den är större än ${a.limit} MiB (--max-size).`,
  'fetch.no-zip': () => 'Den är inget zip-arkiv, och profilen nämner flera filer.',
  'fetch.no-member': a => `Arkivet innehåller inte ${a.member}.`,
  'cli.pin.summary': () => 'Räkna ut kontrollsummorna för de filer som en profil pekar ut men inte innehåller',
  'cli.pin.sources': () => 'Adresser, filer eller mappar',
  'cli.pin.url': () =>
    'Var andra får den, när en fil eller mapp anges; en mapps adress slutar med snedstreck, eller är en zip-fil',
  'cli.pin.licence': () => 'Licensen för det som pekas ut',
  'cli.pin.version': () => 'Versionen av det som pekas ut',
  'cli.pin.name': () => 'Namn i profilen (om inget anges: filens)',
  'cli.pin.write': () => 'Skriv in det i profile.yaml, bredvid det som står där',
  'cli.pin.example': () => 'En fil till, med alla andra rader som de var',
  'error.pin.empty.what': a => `Det finns ingen fil i ${a.where} att låsa.`,
  'error.pin.empty.why': () => 'Utan filer finns inga kontrollsummor att skriva.',
  'error.pin.empty.do': () => 'Ange en fil, eller mappen som filerna ligger i.',
  'error.pin.by-hand.what': a => `${a.name} går inte att lägga till i profile.yaml automatiskt.`,
  'error.pin.by-hand.why': () => 'Det finns redan en post med det namnet, eller så står listan på en rad.',
  'error.pin.by-hand.do': () => 'Lägg in det som skrevs ut för hand.',
  'download.status': a => `Servern svarar ${a.status}.`,
  'download.unsafe': () => 'Den leder från https till http.',
  'download.redirects': a => `Den leder vidare mer än ${a.limit} gånger.`,
  'download.address': a => `${a.url} är ingen adress för http eller https.`,
  'error.lock.refused.what': () => 'Projektets låsfil går inte att läsa.',
  'error.lock.refused.why': () => 'Den säger vilka profiler som lagts till, och har en egen form.',
  'error.lock.refused.do': () =>
    'Hämta tillbaka den ur versionshanteringen, eller ta bort den och lägg till profilerna igen.',
  'error.lock.differs.what': a => `Profilen ${a.id} är inte den som lades till i projektet.`,
  'error.lock.differs.why': a =>
    a.wanted === '' ? `${a.lock} nämner den inte.` : `${a.lock} säger ${a.wanted}; det som finns här är ${a.found}.`,
  'error.lock.differs.do': () =>
    'Hämta tillbaka det som låsfilen säger med samklang profile add, eller lägg till den version som du vill ha.',
  'error.package.refused.what': a => `${a.where} är inget paket som en profil tas ur.`,
  'error.package.refused.why': a => `${told(packageWhy, a)}${a.name ? ` (${a.name})` : ''}`,
  'error.package.refused.do': () => 'Hämta det på nytt från utgivaren; samklang profile pack gör ett.',
  'error.package.source.what': a => `${a.spec} är inget som en profil läggs till från.`,
  'error.package.source.why': () => 'Det är inget paketnamn, ingen tar-fil, adress eller mapp.',
  'error.package.source.do': () => 'Skriv namn@1.0.0, ./rooms.tgz, https://… eller ./rooms.',
  'error.address.credentials.what': a => `Adressen till ${a.where} innehåller inloggningsuppgifter.`,
  'error.address.credentials.why': a =>
    `Den innehåller ${a.name === '' ? 'en användare eller ett lösenord' : `fältet ${a.name}`} och skulle skrivas i filer som sparas och visas för andra.`,
  'error.address.credentials.do': () =>
    'Logga in i ett system med en flagga för det, som --basic-user. Ladda ner en fil själv och ange dess sökväg; till ett npm-register loggar man in med .npmrc.',
  'error.package.base.what': a => `${a.id} bygger på ${a.base}, som inte finns här.`,
  'error.package.base.why': () => 'Ingenting säger var den finns.',
  'error.package.base.do': a => `Lägg först till ${a.base}.`,
  'error.publisher.refused.what': a => `Ingen som du litar på går i god för ${a.id}.`,
  'error.publisher.refused.why': a => told(publisherWhy, a),
  'error.publisher.refused.do': a => told(publisherDo, { ...a, problem: a.todo }),
  'error.npm.missing.what': () => 'npm går inte att starta.',
  'error.npm.missing.why': () => 'Paket i ett register hämtas och ges ut av den npm som är installerad.',
  'error.npm.missing.do': () => 'Installera Node.js med npm, eller använd en tar-fil eller en adress.',
  'error.npm.failed.what': a => `npm kunde inte göra det: ${a.where}`,
  'error.npm.failed.why': a => a.why,
  'error.npm.failed.do': () => 'Pröva samma sak med npm självt; register, proxy och lösenord är de i din .npmrc.',
  'error.download.failed.what': a => `${a.where} gick inte att hämta.`,
  'error.download.failed.why': a => a.why,
  'error.download.failed.do': () => 'Försök igen, eller hämta den på annat sätt och ange filen.',
}
