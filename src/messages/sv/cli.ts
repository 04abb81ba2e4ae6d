import type { cli as english } from '../en/cli.ts'

/** Kommandoradens ord. */
export const cli: typeof english = {
  'cli.overview.title': () => 'samklang: provar om ett system verkligen talar en gemensam standard, och bevisar det.',
  'cli.overview.usage': () => 'Användning: samklang <kommando> [flaggor]',
  'cli.overview.commands': () => 'Kommandon:',
  'cli.overview.examples': () => 'Exempel:',
  'cli.overview.exit-codes': () =>
    'Slutkoder: 0 uppfyller, 1 uppfyller inte, 2 fel användning, 3 ofullständig, 70 programfel, 130 avbrutet.',
  'cli.unknown-command': a => `Det finns inget kommando ”${a.name}”.`,
  'cli.demo.summary': () => 'Prova ett inbyggt skolsystem och skriv rapporten',
  'cli.run.summary': () => 'Prova ett system över HTTP, filer eller inspelad trafik',
  'cli.check.summary': () => 'Prova filer; profil och typ känns igen',
  'cli.report.summary': () => 'Visa en rapport igen, eller bedöm sparade bevis',
  'cli.doctor.summary': () => 'Ta reda på varför ett system inte går att nå eller prova',
  'cli.list.summary': () => 'Lista profiler, eller kraven i en profil',
  'cli.explain.summary': () => 'Förklara ett krav och hur det prövas',
  'cli.option.lang': () => 'Språk för det som visas',
  'cli.error.label': () => 'Fel:',
  'cli.error.where': () => 'Var:',
  'cli.error.why': () => 'Varför:',
  'cli.error.do': () => 'Gör så här:',
  'cli.bug': () =>
    'Det här är ett fel i samklang, inte i ert system. Anmäl det gärna tillsammans med kommandot och raderna nedan.',
  'cli.option.profile': () => 'Profil: ett id, eller sökvägen till en mapp',
  'cli.list.example-profiles': () => 'Profilerna som följer med programmet',
  'cli.list.example-requirements': () => 'Kraven i en profil',
  'cli.explain.requirement': () => 'Kravets id',
  'cli.explain.example': () => 'Vad ett krav säger och hur det prövas',
  'cli.explain.not-tested': () => 'Prövas inte av verktyget',
  'cli.explain.tested-by': () => 'Prövas av',
}
