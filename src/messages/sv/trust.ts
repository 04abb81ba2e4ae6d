import { counted } from '../counted.ts'
import type { trust as english } from '../en/trust.ts'
import { told } from '../told.ts'
import { report } from './report.ts'

const words = { ...report, 'verdict.absent': () => 'inget utfall' }
const word = (key: string) => told(words, { problem: key })

const chain = {
  'verify.chain.unknown': () => 'inget certifikat som du litar på leder till det',
  'verify.chain.not-in-force': () => 'ett certifikat gällde inte när det undertecknades',
}

const bundleWhy = {
  'bundle.why.zip': () => 'Den går inte att läsa som en zip-fil.',
  'bundle.why.ambiguous': () =>
    'Den är en zip-fil som olika program kan läsa olika, eller så är den skadad. Packa inte om ett paket: lämna det som samklang skrev.',
  'bundle.why.large': () => 'Den är större, eller har fler filer, än ett paket får ha.',
  'bundle.why.bomb': () => 'En fil i den växer mycket mer än verkligt innehåll gör när den packas upp.',
  'bundle.why.name': () => 'En fil i den har ett namn som inget paket har.',
  'bundle.why.twice': () => 'Två filer i den har samma namn.',
  'bundle.why.lacks': () => 'Något som varje paket har saknas.',
  'bundle.why.changed': () => 'Den har ändrats sedan den gjordes.',
  'bundle.why.page': () => 'Det är en sida utan rapport inuti; bara sidan i ett paket har en.',
  'bundle.why.schema': () => 'En fil i den följer inte sitt schema.',
}

const keyWhy = {
  'key.why.locked': () => 'Den är skyddad med en lösenfras, och ingen angavs.',
  'key.why.passphrase': () => 'Lösenfrasen är en annan.',
  'key.why.no-key': () => 'Den innehåller ingen nyckel som går att läsa (PEM).',
  'key.why.kind': () =>
    'Den är av ett slag som inte används här: Ed25519, RSA från 2 048 bitar eller ECDSA på P-256, P-384 eller P-521.',
  'key.why.certificate': () => 'Ett certifikat i den går inte att läsa.',
  'key.why.not-plain': () =>
    'Den innehåller annat än en nyckel eller certifikat, eller i en annan form än PEM skrivs i.',
  'key.why.other-certificate': () => 'Certifikatet hör till en annan nyckel.',
}

/** Det som sägs om paket, underskrifter och kontroll av dem. */
export const trust: typeof english = {
  ...bundleWhy,
  ...keyWhy,
  ...chain,
  'cli.bundle.summary': () => 'Samla rapport, bevis och försäkran i en fil till ett anbud',
  'cli.bundle.evidence': () => 'Mappen som ”samklang run --evidence” skapade',
  'cli.bundle.report': () => 'En report.json att ta med; den måste vara den som bevisen ger',
  'cli.bundle.declaration': () => 'Leverantörens försäkran (YAML; docs/trust.md)',
  'cli.bundle.tender': () => 'Upphandlingskravet som körningen gjordes för, att ta med',
  'cli.bundle.output': () => 'Fil att skriva',
  'cli.bundle.example': () => 'En enda fil, redo att undertecknas',
  'cli.bundle.written': a =>
    `Skrev: ${a.file} (${counted(a.files, 'fil', 'filer')}, ${a.size} kB). Den som du lämnar filen till kan behöva lämna ut den när någon begär det.`,
  'cli.bundle.next': a => `Underteckna den: samklang sign ${a.file} --key NYCKEL.pem`,
  'cli.keygen.summary': () => 'Skapa ett nyckelpar att underteckna paket med',
  'cli.keygen.file': () => 'Fil för den privata nyckeln; den öppna får .pub efter namnet',
  'cli.keygen.passphrase': () => 'Miljövariabel med lösenfras för den privata nyckeln',
  'cli.keygen.example': () => 'samklang.key.pem och samklang.key.pem.pub',
  'cli.keygen.written': a =>
    `Privat nyckel: ${a.file} (behåll den; ingen annan får läsa den). Öppen nyckel: ${a.open} (lämna ut den).`,
  'cli.keygen.id': a => `Fingeravtryck, att ange i anbudet: ${a.id}`,
  'cli.keygen.unlocked': () => 'Den privata nyckeln har ingen lösenfras. Med --passphrase-env NAMN får den en.',
  'cli.sign.summary': () => 'Underteckna ett paket',
  'cli.sign.bundle': () => 'Paketet som ska undertecknas',
  'cli.sign.key': () => 'Fil med den privata nyckeln (PEM, PKCS #8)',
  'cli.sign.certificate': () => 'Fil med undertecknarens certifikat först, sedan utfärdarnas (PEM)',
  'cli.sign.passphrase': () => 'Miljövariabel med nyckelns lösenfras',
  'cli.sign.personal-data': () =>
    'Varför paketet undertecknas fast verkliga personnummer hittades och maskerades; även det undertecknas',
  'cli.sign.jws': () => 'Fil för samma uppgifter som en JWS, för verktyg som inte läser DSSE',
  'cli.sign.output': () => 'Fil att skriva (annars paketet självt)',
  'cli.sign.example': () => 'Med en nyckel från ”samklang keygen”',
  'cli.sign.example-certificate': () => 'Med en organisations certifikat',
  'cli.sign.done': a => `Undertecknade: ${a.file}, med nyckeln ${a.key}`,
  'cli.verify.summary': () => 'Kontrollera ett paket och pröva dess bevis på nytt, utan nätverk',
  'cli.verify.bundle': () =>
    'Paketet som ska kontrolleras; eller bara en rapport: en sida, report.json eller mappen med den',
  'cli.verify.key': () => 'Din privata nyckel: undertecknar det du fann, som verification.dsse.json (PEM, PKCS #8)',
  'cli.verify.example-key': () => 'Och underteckna det du fann',
  'cli.verify.trust': () => 'Mapp med öppna nycklar och utfärdare som du litar på (PEM)',
  'cli.verify.tender': () => 'Din egen kopia av upphandlingens krav, som paketet lämnades in till',
  'cli.verify.output': () => 'Mapp för verification.json och protocol.html',
  'cli.verify.example': () => 'Vem har undertecknat, och säger bevisen samma sak?',
  'cli.mask.summary': () => 'Gör en kopia av ett paket utan vissa bevis',
  'cli.mask.bundle': () => 'Paketet att kopiera',
  'cli.mask.evidence': () => 'Kontrollsumma för det bevis som ska utelämnas (sha256:…)',
  'cli.mask.output': () => 'Fil att skriva',
  'cli.mask.example': () => 'En kopia att lämna ut; underskrifterna gäller fortfarande',
  'cli.mask.done': a => `Skrev: ${a.file}, utan ${counted(a.count, 'bevis', 'bevis')}.`,
  'cli.mask.shown': a =>
    `Går fortfarande att läsa i report.json och dess vyer, som är undertecknade som de är: ${a.ids}`,
  'bundle.readme': a => `Överensstämmelserapport (egenprovning), ${a.report}

report.html      rapporten, att läsa i en webbläsare
report.json      rapporten som data; allt annat som visas är gjort av den
views/           samma sak för byggservrar (JUnit) och för Excel
declaration.json leverantörens försäkran, när det finns en
evidence/        det som prövades: dokument, och anrop med svar (HAR)
schemas/         hur filerna ser ut
manifest.json    varje fil med sin kontrollsumma
attestation/     underskrifter på rapporten och manifestet (DSSE, in-toto)

Kontrollera själv, utan nätverk:  npx samklang verify FIL.zip
En underskrift visar vem som står bakom rapporten och att den inte har ändrats. Den visar inte att systemet är ärligt provat. Det gör bara en egen kontrollkörning.`,
  'verify.title': () => 'Kontroll av en överensstämmelserapport',
  'verify.result.valid': () => 'Giltig',
  'verify.result.unproved': () => 'Inte styrkt',
  'verify.result.invalid': () => 'Ogiltig',
  'verify.sentence.valid': () => 'Paketet är helt, och bevisen ger det utfall som det anger.',
  'verify.sentence.unproved': () => 'Inget är fel i det som gick att kontrollera, men allt gick inte att kontrollera.',
  'verify.sentence.invalid': () => 'Paketet är inte vad det utger sig för. Utfallet i det gäller inte.',
  'verify.states': a => `Rapporten i paketet anger: ${word(`overall.${a.overall}`)}`,
  'verify.step-reached': a => `Bevissteg: ${a.step}`,
  'verify.signer': a => `Undertecknare: ${a.signer}`,
  'verify.step.archive': () => 'Filen går att öppna',
  'verify.step.files': () => 'Filerna är manifestets',
  'verify.step.signature': () => 'Underskrifterna stämmer',
  'verify.step.signer': () => 'Vem som har undertecknat',
  'verify.step.statement': () => 'Det är den här rapporten som är undertecknad',
  'verify.step.report': () => 'Rapporten har rätt form',
  'verify.step.recount': () => 'Rapporten stämmer med sig själv',
  'verify.step.evidence': () => 'Bevisen ger samma sak när de prövas på nytt',
  'verify.step.views': () => 'Det som visas är det som rapporten säger',
  'verify.step.tender': () => 'Den hör till upphandlingen',
  'verify.outcome.ok': () => 'Stämmer',
  'verify.outcome.remark': () => 'Anmärkning',
  'verify.outcome.absent': () => 'Inget att kontrollera',
  'verify.outcome.unproved': () => 'Inte styrkt',
  'verify.outcome.invalid': () => 'Fel',
  'verify.named-twice': a => `Manifestet anger ${a.path} två gånger, eller anger något som det inte får ange.`,
  'verify.broke-off': a =>
    `Steget gick inte att utföra: programmet självt gick fel (${a.why}). Det beror inte på paketet; rapportera gärna felet.`,
  'verify.report-alone': () =>
    'Det är bara en rapport. Utan paketet som den hör till går bevis och underskrifter inte att kontrollera.',
  'verify.collected-for': a =>
    `Bevisen samlades in för en annan profil än den de är prövade mot: ${a.profile}, ${a.digest}.`,
  'verify.collected-by': a =>
    `Bevisen samlades in med en annan version eller ett annat bygge än det som rapporten gjordes med: ${a.tool}.`,
  'verify.holder-unstated': a =>
    `Försäkran saknar organisationsnummer att jämföra med det i certifikatet, ${a.signer}.`,
  'verify.other-command': () =>
    'Kommandot som anges för att köra om provet är mer än ett kommando till samklang: kör det inte.',
  'verify.issued-when': a =>
    `Rapporten uppger att den skrevs ${a.issuedAt}, men det är innan bevisen var klara (${a.finishedAt}) eller har inte hänt än.`,
  'verify.other-expected': () => 'Det som sägs om väntade fel stämmer inte med utfallen.',
  'verify.stranger': a =>
    `${a.path} är ingen fil som hör till ett paket: ingen har granskat den, och den styrker ingenting.`,
  'verify.masked-bid': a =>
    `${counted(a.count, 'bevis är maskerat', 'bevis är maskerade')}, och en brist där skulle inte synas: begär in hela paketet.`,
  'verify.lacks': a => `${a.path} saknas.`,
  'verify.changed': a => `${a.path} har ändrats.`,
  'verify.unlisted': a => `${a.path} finns inte i manifestet.`,
  'verify.unsigned': () => 'Ingen har undertecknat paketet.',
  'verify.no-key': a => `Nyckeln ${a.key} finns inte med, så dess underskrift går inte att kontrollera.`,
  'verify.bad-signature': a => `Underskriften med nyckeln ${a.key} stämmer inte.`,
  'verify.spare-key': a => `${a.path} hör inte till någon underskrift.`,
  'verify.signed-when': a =>
    `Den uppger sig vara undertecknad ${a.signedAt}, och bevisen samlades in till ${a.finishedAt}: så kan det inte vara.`,
  'verify.signed': a => `Undertecknad med nyckeln ${a.key}.`,
  'verify.no-trust': () =>
    'Vems nyckeln är har inte kontrollerats: ingen lista över vilka du litar på angavs (--trust). Jämför fingeravtrycket med anbudet.',
  'verify.nobody-trusted': () => 'Ingen av dem som har undertecknat finns bland dem som du litar på.',
  'verify.chain': a => `Certifikatet för nyckeln ${a.key}: ${told(chain, { problem: a.fault })}.`,
  'verify.not-revoked': () => 'Om certifikatet är spärrat har inte kontrollerats: det kräver nätverk.',
  'verify.other-subject': a => `Det som är undertecknat är en annan ${a.path}.`,
  'verify.other-holder': a =>
    `Försäkran är lämnad av organisationen ${a.declared}, men underskriften är gjord av ${a.signer}.`,
  'verify.other-overall': a =>
    `Rapporten anger ${word(`overall.${a.stated}`)}, men utfallen i den ger ${word(`overall.${a.found}`)}.`,
  'verify.other-coverage': () => 'Siffrorna i rapporten är inte utfallens.',
  'verify.other-tender-inside': () => 'tender.json är en annan upphandling än den som rapporten anger.',
  'verify.other-id': a => `Rapportens id, ${a.stated}, stämmer inte med vad den säger.`,
  'verify.twice': () => 'Ett krav står två gånger i rapporten.',
  'verify.not-judged': a => `${a.requirement} har inget utfall men räknas ändå som prövat, eller tvärtom.`,
  'verify.other-level': a => `${a.requirement} har en annan nivå eller modul i sitt utfall.`,
  'verify.other-profile': a =>
    `Profilen ${a.profile} är en annan här: rapporten anger ${a.stated}, och din är ${a.found}.`,
  'verify.other-verdict': a => `${a.requirement}: rapporten anger ${word(a.stated)}, men bevisen ger ${word(a.found)}.`,
  'verify.other-requirement': a => `${a.requirement}: kravet i rapporten är inte profilens.`,
  'verify.other-findings': a => `${a.requirement}: bevisen visar andra iakttagelser.`,
  'verify.other-details': a => `${a.requirement}: bevisen ger ett annat antal eller skäl.`,
  'verify.other-member': a => `”${a.member}” i rapporten är inte det som bevisen ger.`,
  'verify.more': a => `Och ${counted(a.count, 'skillnad', 'skillnader')} till.`,
  'verify.other-tool': a =>
    `Rapporten är gjord med version ${a.stated} av verktyget och prövad på nytt med ${a.own}: bara utfallen har jämförts.`,
  'verify.masked': a =>
    `${counted(a.count, 'bevis', 'bevis')} har maskerats i den här kopian${a.open === 0 ? '. Resten ger samma utfall; en brist i det som utelämnats skulle inte synas.' : `, och därför kunde detta inte prövas på nytt: ${a.ids}`}`,
  'verify.resources': a => `Profilen behöver det som den inte får innehålla (--resources): ${a.names}`,
  'verify.no-profile': a => `Profilen ${a.profile} finns inte här; ange dess mapp (--profile).`,
  'verify.views-not-compared': () =>
    'Inte jämfört: de är gjorda med en annan version av verktyget, och kan visa vad som helst. Läs den report.html som skrivs bredvid protokollet.',
  'verify.other-view': a => `${a.path} visar något annat än rapporten.`,
  'verify.step-demanded': a => `Upphandlingen kräver bevissteg ${a.wanted}, men det här är ${a.reached}.`,
  'verify.other-embedded': () => 'Rapporten inuti report.html är en annan.',
  'verify.protocol': () => 'Granskningsprotokoll',
  'verify.looked-at': () => 'Vad som har kontrollerats',
  'verify.step': () => 'Steg',
  'verify.found': () => 'Iakttagelse',
  'verify.differences': () => 'Vad rapporten säger annorlunda än bevisen',
  'verify.not-shown': () => 'Vad det här inte visar',
  'verify.not-shown.text': () =>
    'Att paketet är helt visar vem som står bakom rapporten, att den inte har ändrats och att bevisen ger det angivna utfallet. Det visar inte att systemet är ärligt provat: det gör bara en egen kontrollkörning mot systemet.',
  'verify.scope': () => 'Resultatet avser endast provat system och version.',
  'verify.place-date': () => 'Ort och datum',
  'verify.examiner': () => 'Granskat av',
  'verify.tender': () => 'Upphandling',
  'verify.bundle': () => 'Paket',
  'verify.verified-at': () => 'Kontrollerat',
  'verify.stated': () => 'Utfall som rapporten anger',
  'verify.evidence-step': () => 'Bevissteg',
  'verify.signers': () => 'Undertecknat av',
  'verify.masked-evidence': () => 'Maskerade bevis',
  'verify.step.rerun': () => 'Din egen körning säger samma sak',
  'verify.rerun.differs': a =>
    `${a.requirement}: rapporten anger ${word(a.stated)}, men din egen körning ger ${word(a.found)}.`,
  'verify.rerun.open': a => `Avgjordes inte av din egen körning: ${counted(a.count, 'krav', 'krav')} (${a.ids}).`,
  'verify.rerun.nothing': () => 'Det fanns inget att jämföra.',
  'verify.rerun.other-certificate': a =>
    `Servern visade ett annat certifikat för dig (${a.own}) än det i rapporten (${a.stated}). Det har förnyats, eller så är det en annan server.`,
  'verify.rerun.done': a => `Jämförda: ${counted(a.count, 'krav', 'krav')}. Lika: ${a.same}.`,
  'cli.verify.rerun': () => 'Kör också proven igen, mot systemet på --base-url',
  'cli.verify.sample': () => 'Med --rerun: så många krav, lottade (annars alla)',
  'cli.verify.seed': () =>
    'Med --sample: det som lottningen utgår från; det i ”samklang compare” ges av alla anbud (annars slumpas det)',
  'cli.verify.example-rerun': () => 'Och gör systemet fortfarande det som rapporten säger?',
  'verify.written': a => `Skrev: ${a.files}`,
  'error.bundle.refused.what': a => `${a.where} är inget paket att lita på.`,
  'error.bundle.refused.why': a => `${told(bundleWhy, a)}${a.name ? ` (${a.name})` : ''}`,
  'error.bundle.refused.do': () => 'Be om filen igen av den som gjorde den; ”samklang bundle” gör en.',
  'error.bundle.other-report.what': a => `${a.where} är inte den rapport som bevisen ger.`,
  'error.bundle.other-report.why': a =>
    `De skiljer sig åt i ${a.what}${a.others === 0 ? '' : ` och på ${counted(a.others, 'ställe', 'ställen')} till`}.`,
  'error.bundle.other-report.do': () => 'Utelämna --report: då görs rapporten av bevisen.',
  'error.bundle.other-tender.what': a => `${a.where} är inte det upphandlingskrav som körningen gjordes för.`,
  'error.bundle.other-tender.why': () =>
    'En körning binds till ett upphandlingskrav när den görs, genom filens kontrollsumma.',
  'error.bundle.other-tender.do': () => 'Kör igen med --tender och den här filen, eller ta med det krav som användes.',
  'error.bundle.too-large.what': a => `Bevisen i ${a.where} är för mycket för ett paket.`,
  'error.bundle.too-large.why': a => `Det skulle ha ${a.size} MiB i ${counted(a.files, 'fil', 'filer')}.`,
  'error.bundle.too-large.do': () => 'Kör provet på mindre data.',
  'error.declaration.refused.what': a => `Försäkran ${a.file} stämmer inte.`,
  'error.declaration.refused.why': () => 'Den följer inte sitt schema.',
  'error.declaration.refused.do': () =>
    'Rätta filen där; docs/trust.md och reports/schema/declaration-1.schema.json beskriver innehållet.',
  'error.key.refused.what': a => `Nyckeln i ${a.where} går inte att använda.`,
  'error.key.refused.why': a => told(keyWhy, a),
  'error.key.refused.do': () =>
    '”samklang keygen” skapar en nyckel; en lösenfras ligger i en miljövariabel (--passphrase-env).',
  'error.key.exists.what': a => `${a.where} finns redan.`,
  'error.key.exists.why': () => 'En nyckel som skrivs över är borta för alltid.',
  'error.key.exists.do': () => 'Välj en annan fil, eller flytta undan den gamla.',
  'error.sign.personal-data.what': a => `${a.where} undertecknades inte.`,
  'error.sign.personal-data.why': a =>
    `Verkliga personnummer hittades, och maskerades, ${counted(a.masked, 'gång', 'gånger')}.`,
  'error.sign.personal-data.do': () =>
    'Prova med testpersoner. Eller ange varför numren fanns där: --acknowledge-personal-data=SKÄL.',
  'error.mask.unknown.what': a => `Paketet har inget bevis ${a.id}.`,
  'error.mask.unknown.why': () => 'Bara bevis kan utelämnas, och de anges med sin kontrollsumma.',
  'error.mask.unknown.do': () => 'Kontrollsummorna står i report.html och report.json, under bevis.',
}
