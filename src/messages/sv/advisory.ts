import type { advisory as english } from '../en/advisory.ts'
import { told } from '../told.ts'
import { report } from './report.ts'

const word = (key: string) => told(report, { problem: key })

const why = {
  'advisory.why.form': () => 'Det är ingen undertecknad rättelse som går att läsa.',
  'advisory.why.untrusted': () =>
    'Den är inte undertecknad med en nyckel som du har angett som profilutgivarens (--publisher).',
  'advisory.why.signature': () => 'Underskriften stämmer inte: den är ändrad efter att den undertecknades.',
  'advisory.why.not-in-force': () => 'Utgivarens certifikat gällde inte den dag som rättelsen är daterad.',
  'advisory.why.own': () => 'Samma nyckel har undertecknat paketet: ingen rättar sin egen rapport.',
  'advisory.why.regraded': () => 'Rapporten är redan omvärderad. Använd originalet, och alla rättelser på en gång.',
  'advisory.why.miscounted': () => 'Rapporten stämmer inte med sina egna utfall.',
}

/** Det en profils utgivare säger om versioner som redan är utgivna. */
export const advisory: typeof english = {
  ...why,
  'cli.advise.summary': () =>
    'Underteckna en rättelse av utgivna versioner av en profil, så att gamla rapporter omvärderas med spår',
  'cli.advise.file': () =>
    'Vad som är fel, i vilka versioner och för vilket krav: YAML eller JSON (docs/profile-commands.md)',
  'cli.advise.key': () => 'Profilutgivarens privata nyckel, i PEM',
  'cli.advise.output': () => 'Fil för den undertecknade rättelsen',
  'cli.advise.example': () => 'Säg att ett utfall i utgivna versioner inte går att lita på',
  'cli.advise.done': a => `Rättelsen ${a.id} finns i ${a.file}, undertecknad med ${a.key}.`,
  'advisory.left-out': a =>
    `Rättelser som inte tillämpades på ${a.file}, eftersom rapporten där inte gick att verifiera: ${a.ids}`,
  'cli.option.advisory': () => 'Undertecknad rättelse från profilens utgivare: rapporten omvärderas med spår',
  'cli.option.publisher': () =>
    'Profilutgivarens öppna nyckel eller eget certifikat: PEM-fil eller mapp med sådana. Rättelser från andra avvisas',
  'cli.report.example-advisory': () =>
    'Visa en gammal rapport så som en rättelse säger att den ska läsas, med det som stod förut',
  'advisory.label': () => 'Rättelse',
  'advisory.regraded': a =>
    `Omvärderad efter rättelser från profilens utgivare: var ${word(a.before)}, är ${word(a.after)}. Originalrapporten är oförändrad: ${a.digest}.`,
  'advisory.applied': a =>
    `${a.id} (${a.date}, undertecknad med ${a.key}): ${a.requirement} var ${word(a.before)}, och är ej prövat. ${a.sv}`,
  'advisory.noted': a =>
    `${a.id} (${a.date}, undertecknad med ${a.key}): om ${a.requirement}, som fortfarande är ${word(a.before)}. ${a.sv}`,
  'advisory.unaffected': a => `${a.id} (${a.date}, undertecknad med ${a.key}) ändrar inget här. ${a.problem}`,
  'advisory.reading': a => `Så ska det läsas: ${a.sv}`,
  'advisory.corrected': a => `Rättat i ${a.version}.`,
  'advisory.withdrawn': a =>
    `Var ${word(a.before)}; återtaget genom rättelse ${a.id} från ${a.date}, undertecknad med ${a.key}: ${a.sv}`,
  'advisory.not.profile': a => `Den handlar inte om ${a.profile}.`,
  'advisory.not.version': a => `Den handlar inte om version ${a.version}.`,
  'advisory.not.requirement': a => `Rapporten har inget krav ${a.requirement}.`,
  'advisory.not.judged': () => 'Kravet är utanför det som rapporten omfattar.',
  'advisory.not.verdict': a => `Den återtar ett annat utfall än ${word(a.found)}.`,
  'advisory.not.check': a => `Utfallet vilar inte på ${a.check}.`,
  'advisory.not.alone': a => `Fler än ${a.check} fann fel, eller kan ha gjort det.`,
  'advisory.why.order': a => `Den första versionen är efter den sista: ${a.from}, ${a.to}.`,
  'advisory.why.outside': a =>
    `Profilen har version ${a.version}, som inte är från ${a.from} till ${a.to}. Ange en som rättelsen handlar om.`,
  'advisory.why.corrected': a => `Den kan inte vara rättad i ${a.version} när ${a.to} är berörd.`,
  'verify.regraded': () => 'Rapporten är omvärderad efter rättelser: ett paket innehåller originalet.',
  'error.advisory.refused.what': a => `Rättelsen ${a.file} går inte att använda.`,
  'error.advisory.refused.why': a => told(why, a),
  'error.advisory.refused.do': () =>
    'docs/profile-commands.md säger vad en rättelse innehåller, och ”samklang profile advise” undertecknar en; docs/trust.md säger vems som räknas.',
}
