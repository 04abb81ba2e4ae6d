import { counted } from '../counted.ts'

/** Reasons why something was not judged. */
export const run = {
  'run.excluded': (a: { option: string }) => `Left out by the user with ${a.option}.`,
  'run.never-reached': () => 'No check came to look at anything that this requirement speaks of.',
  'run.check-threw': (a: { check: string; why: string }) => `The check ${a.check} broke down: ${a.why}`,
  'run.unreadable': (a: { name: string; why: string }) =>
    `${a.name} could not be read (${a.why}), so not everything was judged.`,
  'run.dtd-not-loaded': (a: { name: string }) =>
    `${a.name} names a DTD in another file, which was not loaded: what it declares was not taken into account.`,
  'run.unrecognised': (a: { name: string }) =>
    `${a.name} is not a document of a type that the profile knows, so it was not judged.`,
  'run.ambiguous': (a: { name: string; types: string }) =>
    `${a.name} may be any of ${a.types}; name the type, so that it can be judged.`,
  'run.shard-missing': (a: { shard: string }) => `Shard ${a.shard} is missing, so not everything was judged.`,
  'run.shard-masked': (a: { type: string }) =>
    `Records (${a.type}) with personal identity numbers of real people are not compared between shards.`,
  'run.worker-died': (a: { name: string }) => `A worker died while it judged ${a.name}.`,
  'run.no-records': (a: { name: string }) => `${a.name} holds no records.`,
  'run.other-envelope': (a: { name: string; type: string; at: string }) =>
    `${a.name} was judged as one record (${a.type}), but holds a list of them, at ${a.at}. Let the list stand by itself, or as the member "data" of an object.`,
  'run.page-goes-on': (a: { name: string }) =>
    `${a.name} has a pageToken: it is one page of a list, and no file holds the last one. Fetch all pages, so that what concerns them all can be judged.`,
  'run.no-address': () => 'No address of the system was given (--base-url), and it was not waited for.',
  'run.no-recording': () => 'The recorded traffic holds no run of this workflow.',
  'run.outside-scope': (a: { name: string; module: string }) =>
    `${a.name} belongs to the module ${a.module}, which is not claimed, so it was not judged.`,
  'run.rules-not-yet': (a: { name: string; version: string; from: string; day: string }) =>
    `${a.name} ${a.version} is meant for ${a.from} and later, and the run was made on ${a.day}.`,
  'run.rules-expired': (a: { name: string; version: string; to: string; day: string }) =>
    `${a.name} ${a.version} is meant for no day after ${a.to}, and the run was made on ${a.day}. Look for a newer version.`,
  'run.profile-deprecated': (a: { name: string; version: string; replacement: string }) =>
    `${a.name} ${a.version} is deprecated by its publisher. ${a.replacement === '' ? 'Ask the publisher what to use instead.' : `Use ${a.replacement} instead.`}`,
  'run.resource-missing': (a: { name: string; version: string; path: string; url: string }) =>
    `${a.name} ${a.version}, which holds the rules, was not supplied. Get it from ${a.url}, put it in a folder as ${a.path}, and name the folder with --resources.`,
  'run.other-root': (a: { name: string; type: string; root: string; found: string }) =>
    `${a.name} was said to be of the type ${a.type}, whose root element is ${a.root}; its root element is ${a.found}, so it was not judged.`,
  'run.progress.reading': (a: { at: number; of: number }) => `Reading files: ${a.at} of ${a.of}`,
  'run.progress.document': (a: { name: string; at: number; of: number }) => `Judging ${a.at} of ${a.of}: ${a.name}`,
  'run.nothing-of-the-kind': (a: { within: string }) =>
    `Nothing of the kind was there: ${a.within} was tested, and the data left this out.`,
  'run.progress.pace': (a: { rate: string; left: string }) => `${a.rate} a second, about ${a.left} left`,
  'run.progress.rate': (a: { rate: string }) => `${a.rate} a second`,
  'run.instruction': (a: { address: string; sv: string; en: string }) => `${a.en} To: ${a.address}`,
  'run.limits': (a: { sv: string; en: string }) => a.en,
  'run.progress.request': (a: { workflow: string; count: number }) =>
    `Asking: ${a.workflow} (${counted(a.count, 'request', 'requests')})`,
}
