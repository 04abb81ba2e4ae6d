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
