import type { xmlBodies as english } from '../en/xml-bodies.ts'

/** XML i kroppen på anrop och svar, och referensproducenten av SOAP-tjänster. */
export const xmlBodies: typeof english = {
  'xml.not-encoded': a =>
    `Byten är inte ${a.encoding}, som fältet Content-Type säger att de är. Låt dem stämma överens, helst som UTF-8.`,
  'xml.masked-place': a =>
    `I ${a.name} maskerades något på platsen ${a.path} när det spelades in, så det som hittades där är inte bedömt.`,
  'arazzo.not-xml-text': a => `I steget ”${a.step}” har ${a.expression} tecknet ${a.found}, som inte kan stå i XML.`,
  'arazzo.xml-too-deep': a =>
    `I steget ”${a.step}” har ${a.context} så många element inuti varandra att det inte är bedömt.`,
  'cli.simulate.example-soap': () => 'En producent av vårdplaner och insatser, med SOAP',
  'simulate.soap-serving': a => `Referensservern för ${a.standard} är igång. Alla uppgifter är påhittade.`,
  'simulate.soap-end': () => 'Avsluta med Ctrl-C.',
}
