import type { run as english } from '../en/run.ts'
import { fileFault } from '../file-faults.ts'

/** Skäl till att något inte bedömdes. */
export const run: typeof english = {
  'run.excluded': a => `Undantaget av användaren med ${a.option}.`,
  'run.never-reached': () => 'Ingen kontroll har sett något som kravet handlar om.',
  'run.check-threw': a => `Kontrollen ${a.check} avbröts av ett fel: ${a.why}`,
  'run.unreadable': a => `${a.name} gick inte att läsa (${fileFault(a.why)}), så allt har inte bedömts.`,
  'run.dtd-not-loaded': a =>
    `${a.name} anger en DTD i en annan fil, som inte har hämtats: det som står där har inte räknats med.`,
  'run.unrecognised': a => `${a.name} är inte ett dokument av någon typ som profilen känner till och har inte bedömts.`,
  'run.ambiguous': a => `${a.name} kan vara något av ${a.types}; ange typen så att det kan bedömas.`,
  'run.shard-missing': a => `Del ${a.shard} saknas, så allt har inte bedömts.`,
  'run.shard-masked': a => `Poster (${a.type}) med riktiga personers personnummer jämförs inte mellan delar.`,
  'run.worker-died': a => `En arbetsprocess dog medan den bedömde ${a.name}.`,
  'run.no-records': a => `${a.name} innehåller inga poster.`,
  'run.other-envelope': a =>
    `${a.name} bedömdes som en enda post (${a.type}) men innehåller en lista med sådana, i ${a.at}. Låt listan stå för sig själv, eller i fältet ”data” i ett objekt.`,
  'run.page-goes-on': a =>
    `${a.name} har en pageToken: filen är en sida av en lista, och ingen fil innehåller den sista. Hämta alla sidor, så att det som gäller hela listan kan bedömas.`,
  'run.no-address': () => 'Ingen adress till systemet har angetts (--base-url), och inget anrop från det väntades in.',
  'run.no-recording': () => 'Den inspelade trafiken innehåller ingen körning av det här arbetsflödet.',
  'run.outside-scope': a =>
    `${a.name} hör till modulen ${a.module}, som leverantören inte gör anspråk på, och har inte bedömts.`,
  'run.rules-not-yet': a => `${a.name} ${a.version} gäller från och med ${a.from}, och körningen gjordes ${a.day}.`,
  'run.rules-expired': a =>
    `${a.name} ${a.version} gäller till och med ${a.to}, och körningen gjordes ${a.day}. Sök en nyare version.`,
  'run.profile-deprecated': a =>
    `Utgivaren avråder från att använda ${a.name} ${a.version}. ${a.replacement === '' ? 'Fråga utgivaren vad som gäller i stället.' : `Använd ${a.replacement} i stället.`}`,
  'run.resource-missing': a =>
    `${a.name} ${a.version}, som innehåller reglerna, har inte lämnats med. Hämta den från ${a.url}, lägg den i en mapp som ${a.path} och ange mappen med --resources.`,
  'run.other-root': a =>
    `${a.name} angavs vara av typen ${a.type}, som har rotelementet ${a.root}; filens rotelement är ${a.found}, så den har inte bedömts.`,
  'run.progress.reading': a => `Läser filer: ${a.at} av ${a.of}`,
  'run.progress.document': a => `Bedömer ${a.at} av ${a.of}: ${a.name}`,
  'run.nothing-of-the-kind': a => `Inget av det slaget fanns: ${a.within} har prövats och uppgifterna saknade detta.`,
  'run.progress.pace': a => `${a.rate} i sekunden, ungefär ${a.left} kvar`,
  'run.progress.rate': a => `${a.rate} i sekunden`,
  'run.instruction': a => `${a.sv} Till: ${a.address}`,
  'run.limits': a => a.sv,
  'run.progress.request': a => `Frågar: ${a.workflow} (${a.count} anrop)`,
}
