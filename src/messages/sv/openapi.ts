import type { openapi as english } from '../en/openapi.ts'

const places: Readonly<Record<string, string>> = {
  path: 'i sökvägen',
  query: 'i frågan',
  header: 'i ett huvudfält',
  cookie: 'i en kaka',
}

/** Iakttagelser om anrop och svar mot en OpenAPI-beskrivning. */
export const openapi: typeof english = {
  'openapi.refused.syntax': a => `Filen går inte att tolka: ${a.name}.`,
  'openapi.refused.version': a => `Bara OpenAPI 3.0 och 3.1 kan läsas; här står ”${a.name}”.`,
  'openapi.refused.missing-field': a => `Fältet ”${a.name}” saknas.`,
  'openapi.refused.unknown-field': a => `Specifikationen har inget fält ”${a.name}” här.`,
  'openapi.refused.wrong-type': a => `Värdet ska vara av typen ${a.name}.`,
  'openapi.refused.wrong-value': a => `Värdet ska vara något av: ${a.name}.`,
  'openapi.refused.empty': a => `”${a.name}” är tomt.`,
  'openapi.refused.component-name': a => `Namnet ”${a.name}” har andra tecken än A–Z, a–z, 0–9, ”.”, ”-” och ”_”.`,
  'openapi.refused.exclusive': a => `Precis ett av dessa fält ska finnas: ${a.name}.`,
  'openapi.refused.at-most-one': a => `Högst ett av dessa fält får finnas: ${a.name}.`,
  'openapi.refused.reference-missing': a => `Referensen ”${a.name}” leder ingenstans.`,
  'openapi.refused.reference-outside': a => `Referensen ”${a.name}” leder ut ur profilen; ingenting hämtas från nätet.`,
  'openapi.refused.reference-cycle': a => `Referensen ”${a.name}” leder tillbaka till sig själv.`,
  'openapi.refused.duplicate-operation': a => `Två operationer har samma operationId, ”${a.name}”.`,
  'openapi.refused.duplicate-path': a => `Sökvägen betyder samma sak som ”${a.name}”.`,
  'openapi.refused.duplicate-parameter': a => `Parametern ”${a.name}” förekommer två gånger.`,
  'openapi.refused.path-parameter': a => `Sökvägsparametern ”${a.name}” har ingen plats i sökvägen.`,
  'openapi.refused.path-template': a =>
    `Sökvägen har platsen ”{${a.name}}”, men någon sådan sökvägsparameter är inte beskriven.`,
  'openapi.refused.schema-keyword': a => `Scheman i OpenAPI 3.0 har inget sådant ”${a.name}”.`,
  'openapi.refused.unknown-module': a => `Profilen har ingen modul ”${a.name}”.`,
  'openapi.refused.unknown-requirement': a => `Profilen har inget krav ”${a.name}”.`,
  'openapi.refused.no-requirement': a =>
    `Ingen x-requirement säger vilket krav ett svar bryter mot när det är fel i ${a.name}.`,
  'openapi.status': a => `Statuskoden ${a.status} är inte beskriven för ${a.operation}.`,
  'openapi.server-error': a =>
    `Servern misslyckades (${a.status}) med ett anrop som följer beskrivningen av ${a.operation}.`,
  'openapi.media-type': a => `Medietypen ${a.mediaType} är inte beskriven för det här svaret.`,
  'openapi.media-type-missing': () => 'Svaret har en kropp men ingen Content-Type.',
  'openapi.body-unexpected': a => `Ett svar med status ${a.status} ska inte ha någon kropp här.`,
  'openapi.body-missing': () => 'Svaret saknar den kropp som är beskriven.',
  'openapi.body-encoding': () => 'Kroppen är inte text i UTF-8.',
  'openapi.body-not-judged': a => `En kropp av typen ${a.mediaType} kan inte prövas mot ett schema.`,
  'openapi.header-missing': a => `Huvudfältet ${a.header} saknas.`,
  'openapi.header-value': a => `Värdet i huvudfältet ${a.header} följer inte sitt schema.`,
  'openapi.request-operation': a => `Vårt eget anrop ${a.method} ${a.path} finns inte i API-beskrivningen.`,
  'openapi.request-parameter-missing': a =>
    `Vårt eget anrop saknar parametern ”${a.name}” (${places[a.place] ?? a.place}).`,
  'openapi.request-parameter-unknown': a => `Vårt eget anrop har frågeparametern ”${a.name}”, som inte är beskriven.`,
  'openapi.request-parameter-repeated': a =>
    `Vårt eget anrop anger parametern ”${a.name}” (${places[a.place] ?? a.place}) mer än en gång.`,
  'openapi.request-parameter-value': a =>
    `Vårt eget anrop ger parametern ”${a.name}” (${places[a.place] ?? a.place}) värdet ”${a.value}”, som dess schema inte tillåter.`,
  'openapi.request-body-missing': () => 'Vårt eget anrop saknar den kropp som API-beskrivningen kräver.',
  'openapi.request-body-unexpected': () =>
    'Vårt eget anrop har en kropp, och API-beskrivningen känner inte till någon.',
  'openapi.request-body-media-type': a =>
    `Vårt eget anrop har en kropp av typen ”${a.mediaType}”, som inte är beskriven.`,
  'openapi.request-body-syntax': () => 'Kroppen i vårt eget anrop är inte riktig JSON.',
  'openapi.request-body-multipart': () => 'Kroppen i vårt eget anrop är inte riktig multipart/form-data.',
  'openapi.request-body-value': a =>
    `Kroppen i vårt eget anrop bryter mot sitt schema vid ${a.pointer}: ${a.expected} väntades, där står ${a.actual}.`,
}
