import { counted, isOne } from '../counted.ts'
import type { settings as english } from '../en/settings.ts'

/** Ord om filer som användaren skriver: kända brister och inställningar. */
export const settings: typeof english = {
  'yaml.syntax': a => `Det är inte korrekt YAML där (tolken säger: ${a.why}).`,
  'yaml.empty': () => 'Här finns bara blanktecken och kommentarer.',
  'yaml.too-large': a => `Den innehåller fler än ${a.limit} värden.`,
  'expected.title': () => 'Kända brister',
  'expected.twice': a => `${a.requirement} står två gånger i filen.`,
  'expected.state.expected': a => `underkänt, som väntat till och med ${a.expires}`,
  'expected.state.stale': () => 'godkänt: raden är inaktuell, ta bort den',
  'expected.state.expired': a => `raden gällde till och med ${a.expires}`,
  'expected.state.not-judged': () => 'inte bedömt den här gången',
  'expected.all': a =>
    `Slutkod 0: ${a.count === 0 ? 'inget SKALL-krav är underkänt' : `${counted(a.count, 'SKALL-krav är underkänt', 'SKALL-krav är underkända')}, som väntat`}. Utslaget står fast.`,
  'expected.others': a =>
    `${counted(a.count, 'SKALL-krav är underkänt', 'SKALL-krav är underkända')} utan att vara en känd brist.`,
  'cli.option.expected-failures': () =>
    'Fil med kända brister: slutkoden blir 0 om inget annat SKALL-krav är underkänt; utslaget står fast',
  'config.used': a => `Inställningar: ${a.file}`,
  'config.none': () => 'Det finns ingen fil med inställningar (samklang.config.yaml); ”samklang init” skriver en.',
  'config.secret': () =>
    'En hemlighet ska inte stå bland inställningarna: ange miljövariabeln som innehåller den, med en nyckel som slutar på -env.',
  'cli.option.config': () =>
    'Inställningar att läsa (annars samklang.config.yaml här eller i en mapp ovanför); --no-config läser inga',
  'cli.init.summary': () => 'Skriv inställningar, och en fil för en byggserver',
  'cli.init.auth': a => `Hur inloggningen går till: ${a.ways}`,
  'cli.init.ci': a => `Byggserver att skriva en fil för: ${a.names}`,
  'cli.init.force': () => 'Skriv över filer som redan finns',
  'cli.init.example': () => 'Frågar efter det som behövs',
  'cli.init.example-flags': () => 'Frågar inget',
  'init.profile': a => `Profil att prova mot (${a.known}, eller en mapp)`,
  'init.place': () => 'Systemets adress (https://…), eller mappen med exporterade filer',
  'init.role': a => `Systemets roll (${a.allowed})`,
  'init.auth': a => `Hur inloggningen går till (${a.allowed})`,
  'init.variable': () => 'Miljövariabel som innehåller hemligheten (variabelns namn, inte hemligheten)',
  'init.token-url': () => 'Adress som lämnar ut token enligt OAuth 2.0',
  'init.client-id': () => 'Klient-id för OAuth 2.0',
  'init.header': () => 'Huvudfält för nyckeln',
  'init.user': () => 'Användarnamn',
  'init.ci': a => `Byggserver att skriva en fil för (${a.allowed})`,
  'init.not-so': a => `Det går inte. Tillåtet: ${a.allowed}`,
  'init.set': a => `Sätt detta i miljön, och som hemlighet i byggservern: ${a.names}`,
  'init.gitlab': () => 'Lägg till detta i .gitlab-ci.yml: include: samklang.gitlab-ci.yml',
  'init.next-live': () => 'Nästa steg: samklang doctor, sedan samklang run',
  'init.next-files': () => 'Nästa steg: samklang run',
  'error.init.exists.what': a => `${a.where} finns redan.`,
  'error.init.exists.why': () =>
    'Det som någon har skrivit skrivs inte över utan att någon ber om det. Inget har skrivits.',
  'error.init.exists.do': () => 'Ändra i den filen, eller ange --force för att skriva den på nytt.',
  'cli.option.watch': () => 'Gör om det så fort en fil, profilen eller inställningarna ändras; q eller Ctrl-C avslutar',
  'watch.waiting': a => `Slutkod ${a.code}. Väntar på en ändring; q avslutar.`,
  'cli.completion.summary': () => 'Komplettera kommandorader i bash, zsh eller fish',
  'cli.completion.shell': () => 'bash, zsh eller fish',
  'cli.completion.typed': () => 'Det som skriptet frågar med: ”words --” och det som är skrivet',
  'cli.completion.example': () => 'För bash; zsh på samma sätt, i ~/.zshrc',
  'cli.completion.example-fish': () => 'För fish',
  'error.config.refused.what': a => `Inställningarna i ${a.file} stämmer inte.`,
  'error.config.refused.why': () => 'De följer inte sitt schema.',
  'error.config.refused.do': () =>
    'Rätta filen där; nycklarna är flaggorna till samklang run, och står i reports/schema/config-1.schema.json.',
  'error.expected.refused.what': a => `Filen med kända brister, ${a.file}, stämmer inte.`,
  'error.expected.refused.why': () => 'Den följer inte sitt schema.',
  'error.expected.refused.do': () =>
    'Rätta filen där; docs/ci-sv.md och reports/schema/expected-failures-1.schema.json beskriver innehållet.',
  'error.expected.outdated.what': a =>
    `${isOne(a.count) ? 'En känd brist är inaktuell' : 'Kända brister är inaktuella'}: ${a.ids}.`,
  'error.expected.outdated.why': () => 'Kravet är godkänt den här gången, eller så har sista dagen passerat.',
  'error.expected.outdated.do': () =>
    'Ta bort det som är godkänt; rätta annars systemet, eller skriv en ny sista dag. Rapporten ovan är fullständig.',
}
