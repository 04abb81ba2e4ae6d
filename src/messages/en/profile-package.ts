import { counted } from '../counted.ts'
import { told } from '../told.ts'

/** Why a package is refused. */
const packageWhy = {
  'package.why.tar': () => 'It is no gzipped tar, or is damaged.',
  'package.why.large': () => 'It is larger, or has more files, than a profile has.',
  'package.why.kind': () =>
    'It holds something else than plain files: a link, a folder, a device or an extended header.',
  'package.why.name': () =>
    'A file in it has a name that no package has: it leads out, is hidden, is too long, or has other characters than A–Z, a–z, 0–9, dot, hyphen and underscore.',
  'package.why.twice': () => 'Two files in it have the same name, or a file and a folder have.',
  'package.why.lacks': () => 'A file is missing that the profile consists of.',
  'package.why.other': () => 'Its package.json speaks of another profile or version than its profile.yaml.',
  'package.why.reserved': () => 'The package itself needs that name.',
  'package.why.base-path': (a: { base?: string }) =>
    `What it extends is found by whoever adds it only as ../${a.base}, or by id.`,
  'package.why.ships': () => 'A profile of that id ships with the program, and nothing may stand in for it.',
  'package.why.not-locked': () => 'What is found there now is not what the lock says.',
  'package.why.no-statement': () => 'It has a key, and nothing that is signed with it.',
  'package.why.signature': () => 'A signature in it does not hold.',
  'package.why.other-statement': () => 'What its publisher signed speaks of another profile or version.',
  'package.why.changed': () => 'The file is not the one that its publisher signed.',
  'package.why.index': () => 'The list of what there is has another form.',
}

/** Why nobody vouches for a package, and what to do about it. */
const publisherWhy = {
  'publisher.why.unsigned': () => 'The package is not signed.',
  'publisher.why.no-longer-signed': (a: { known: string }) =>
    `The package is not signed; last time it was signed with ${a.known}.`,
  'publisher.why.other-key': (a: { key: string; known: string }) =>
    `It is signed with ${a.key}; last time it was ${a.known}.`,
  'publisher.why.not-that-key': (a: { key: string; known: string }) =>
    `It is signed with ${a.key}, not with ${a.known}.`,
  'publisher.why.unknown-key': (a: { key: string }) => `It is signed with ${a.key}, which nothing says that you trust.`,
}
const publisherDo = {
  'publisher.do.unsigned': () => 'Ask for a signed package, or take it as it is with --allow-unsigned.',
  'publisher.do.no-longer-signed': (a: { lock: string }) =>
    `Ask the publisher. To take it all the same, take its entry out of ${a.lock} first.`,
  'publisher.do.other-key': () =>
    'Ask the publisher, by another way than the package came, whether the key is theirs; then name it with --publisher-key.',
  'publisher.do.not-that-key': () => 'Get the package from its publisher, or the key that it is signed with.',
  'publisher.do.unknown-key': () =>
    'Compare the key with what the publisher says; then name it with --publisher-key (a file, or sha256:…), or a folder of keys with --trust.',
}

/** How profiles are published, fetched and kept, and how long they are in force. */
export const profilePackage = {
  'status.not-yet': (a: { profile: string; from: string }) => `${a.profile} is in force from ${a.from}`,
  'status.expired': (a: { profile: string; to: string; replacement: string }) =>
    `${a.profile} is in force until ${a.to}${a.replacement === '' ? '' : `; ${a.replacement} takes its place`}`,
  'status.deprecated': (a: { profile: string; replacement: string }) =>
    `${a.profile} is deprecated${a.replacement === '' ? '' : `; ${a.replacement} takes its place`}`,
  'cli.pack.summary': () => 'Make a package of a profile: its files, its vectors and what its publisher signs',
  'cli.pack.output': () => 'Folder that the package is written in',
  'cli.pack.key': () => 'Private key of the publisher (PEM); its signature is what others add the profile by',
  'cli.pack.unproved': () =>
    'Why it is packed though lint, test or coverage find something; whoever adds it reads this',
  'cli.pack.example': () => 'samklang-profile-rooms-1.0.0.tgz, signed by the publisher',
  'cli.pack.example-unproved': () => 'A draft whose vectors are still missing',
  'cli.pack.licence': () => 'profile.yaml names no licence (package.licence): others may not use the profile.',
  'cli.pack.written': (a: { file: string }) => `Written: ${a.file}`,
  'cli.pack.signed': (a: { key: string }) => `Signed with ${a.key}`,
  'cli.pack.unsigned': () => 'Not signed: whoever adds it has to say --allow-unsigned. --key signs it.',
  'pack.lint': (a: { count: number; command: string }) =>
    `lint finds ${counted(a.count, 'thing', 'things')} to mend: ${a.command}`,
  'pack.test': (a: { count: number; command: string }) =>
    `${counted(a.count, 'vector does', 'vectors do')} not hold: ${a.command}`,
  'pack.test-open': (a: { count: number; command: string }) =>
    `${counted(a.count, 'vector', 'vectors')} could not be run: ${a.command}`,
  'pack.no-vectors': (a: { folder: string }) => `No vectors were found in ${a.folder}`,
  'pack.coverage': (a: { command: string }) => `Not every requirement is accounted for: ${a.command}`,
  'pack.refused': () => 'Not packed. Mend it, or say with --unproved why it is published all the same.',
  'package.readme': (a: { id: string; version: string; publisher: string; standard: string }) =>
    `The profile ${a.id} ${a.version} of ${a.standard}, published by ${a.publisher}, for Samklang: the requirements as data, what tests them, and documents that keep and break them.`,
  'package.licence': () => 'Licence',
  'cli.publish.summary': () =>
    'Publish a profile in a registry or a folder, when its version number says what it changes',
  'cli.publish.to': () => 'Folder to publish in instead of a registry: the tarball, and index.json',
  'cli.publish.previous': () => 'What to compare with, as add names it (default: the newest version before it)',
  'cli.publish.access': () => 'Who may read a package with a scope: public or restricted',
  'cli.publish.provenance': () => 'Let npm prove where it was built; only on a build server that npm knows',
  'cli.publish.dry-run': () => 'Everything but publishing',
  'cli.publish.example': () => 'What would be published, and whether its number is right',
  'cli.publish.example-folder': () => 'For any web server, or a shared disk',
  'publish.exists': (a: { profile: string }) =>
    `${a.profile} is published already; a version is never published twice. Raise the number.`,
  'publish.lies': (a: { profile: string; old: string; suggested: string }) =>
    `${a.profile} promises less change from ${a.old} than there is: it has to be ${a.suggested} at least. samklang profile diff shows why.`,
  'publish.compared': (a: { profile: string; old: string; suggested: string }) =>
    `${a.profile} was compared with ${a.old}: its changes ask for ${a.suggested} at least.`,
  'publish.first': (a: { profile: string }) =>
    `${a.profile} is compared with nothing: no version was published before it.`,
  'publish.done': (a: { name: string; tag: string }) => `Published: ${a.name} (${a.tag})`,
  'publish.dry': (a: { profile: string }) => `Not published: ${a.profile} could be.`,
  'cli.add.summary': () => 'Add profiles to this project, or bring back those of samklang.lock.json',
  'cli.add.specs': () => 'Package of npm, tarball, address of one, or folder; nothing: what the lock says',
  'cli.add.trust': () => 'Folder with keys and certificates (PEM) of publishers that you trust',
  'cli.add.publisher-key': () => 'The key that the publisher must have signed with: a file, or sha256:…',
  'cli.add.allow-unsigned': () => 'Take a package that nobody signed',
  'cli.add.registry': () => 'Address of a registry, when not that of your .npmrc',
  'cli.add.example': () => 'A profile from the registry, when its publisher is trusted',
  'cli.add.example-key': () => 'One from a web server, signed with just that key',
  'cli.add.example-restore': () => 'The same bytes as last time, as npm ci does',
  'cli.add.added': (a: { profile: string; digest: string }) => `${a.profile} ${a.digest}`,
  'cli.add.signed': (a: { key: string }) => `  signed with ${a.key}`,
  'cli.add.unsigned': () => '  signed by nobody',
  'cli.add.needed': (a: { by: string }) => `  ${a.by} extends it`,
  'cli.add.unproved': (a: { why: string }) => `  its publisher says that its own tests do not hold: ${a.why}`,
  'cli.add.nothing': (a: { lock: string }) => `There is nothing in ${a.lock} to bring back.`,
  'cli.add.written': (a: { lock: string }) => `Written: ${a.lock}. Keep it with the project.`,
  'cli.show.summary': () => 'Print a profile as it is in force, with what it has from another',
  'cli.show.example': () => 'What two profiles make together, and what was left out and why',
  'cli.show.example-json': () => 'The same, for a program',
  'cli.fetch.summary': () => 'Fetch what a profile needs and does not ship, each file by its digest',
  'cli.fetch.resources': () => 'Folder that the files are written in, and that --resources takes',
  'cli.fetch.mirror': () => 'Folder with the files, instead of the network',
  'cli.fetch.max-size': () => 'Largest size of one file, or one archive, in MiB',
  'cli.fetch.example': () => 'The official rules; what is there already is kept',
  'cli.fetch.example-mirror': () => 'From a shared disk, where there is no network',
  'fetch.progress': (a: { at: number; of: number; name: string }) => `File ${a.at} of ${a.of}: ${a.name}`,
  'fetch.kept': () => 'kept',
  'fetch.fetched': () => 'fetched',
  'fetch.failed': () => 'failed',
  'fetch.all': (a: { all: number; folder: string }) =>
    a.all === 0 ? 'The profile pins nothing.' : `All of ${counted(a.all, 'file', 'files')} in ${a.folder}.`,
  'fetch.lacking': (a: { failed: number; all: number }) =>
    `${a.failed} of ${counted(a.all, 'file', 'files')} could not be had.`,
  'fetch.large': (a: { limit: number }) => `It is larger than ${a.limit} MiB (--max-size).`,
  'fetch.no-zip': () => 'It is no zip archive, and the profile names several files.',
  'fetch.no-member': (a: { member: string }) => `The archive has no ${a.member}.`,
  'cli.pin.summary': () => 'Compute the digests by which a profile pins files that it does not ship',
  'cli.pin.sources': () => 'Addresses, files or folders',
  'cli.pin.url': () =>
    'Where others get it, when a file or folder is named; that of a folder ends with a slash, or is a zip',
  'cli.pin.licence': () => 'Licence of what is pinned',
  'cli.pin.version': () => 'Version of what is pinned',
  'cli.pin.name': () => 'Name in the profile (default: that of the file)',
  'cli.pin.write': () => 'Write it in profile.yaml, beside what stands there',
  'cli.pin.example': () => 'One more pin, all other lines as they were',
  'error.pin.empty.what': (a: { where: string }) => `There is no file in ${a.where} to pin.`,
  'error.pin.empty.why': () => 'A pin without files holds nothing fast.',
  'error.pin.empty.do': () => 'Name a file, or the folder that the files are in.',
  'error.pin.by-hand.what': (a: { name: string }) => `The pin ${a.name} cannot be added to profile.yaml by itself.`,
  'error.pin.by-hand.why': () => 'There is a pin of that name already, or the list stands on one line.',
  'error.pin.by-hand.do': () => 'Put in by hand what was printed.',
  'download.status': (a: { status: number }) => `The server answers ${a.status}.`,
  'download.unsafe': () => 'It leads from https to http.',
  'download.redirects': (a: { limit: number }) => `It leads on more than ${a.limit} times.`,
  'download.address': (a: { url: string }) => `${a.url} is no address of http or https.`,
  'error.lock.refused.what': () => 'The lock of this project cannot be read.',
  'error.lock.refused.why': () => 'It says which profiles were added, and has a form of its own.',
  'error.lock.refused.do': () => 'Bring it back from version control, or take it away and add the profiles again.',
  'error.lock.differs.what': (a: { id: string }) =>
    `The profile ${a.id} is not the one that was added to this project.`,
  'error.lock.differs.why': (a: { wanted: string; found: string; lock: string }) =>
    a.wanted === '' ? `${a.lock} does not name it.` : `${a.lock} says ${a.wanted}; what is here is ${a.found}.`,
  'error.lock.differs.do': () =>
    'Bring back what the lock says with samklang profile add, or add the version that you want.',
  'error.package.refused.what': (a: { where: string }) => `${a.where} is no package that a profile is taken from.`,
  'error.package.refused.why': (a: { problem: string; name: string }) =>
    `${told(packageWhy, a)}${a.name ? ` (${a.name})` : ''}`,
  'error.package.refused.do': () => 'Get it anew from its publisher; samklang profile pack makes one.',
  'error.package.source.what': (a: { spec: string }) => `${a.spec} is nothing that a profile is added from.`,
  'error.package.source.why': () => 'It is no name of a package, tarball, address or folder.',
  'error.package.source.do': () => 'Write name@1.0.0, ./rooms.tgz, https://… or ./rooms.',
  'error.address.credentials.what': (a: { where: string }) => `The address ${a.where} has credentials in it.`,
  'error.address.credentials.why': (a: { name: string }) =>
    `It has ${a.name === '' ? 'a user or a password' : `the field ${a.name}`} in it, and would be written into files that are kept and shown to others.`,
  'error.address.credentials.do': () =>
    'Sign in to a system by an option for it, such as --basic-user; download a file yourself and name it by its path; sign in to an npm registry by .npmrc.',
  'error.package.base.what': (a: { id: string; base: string }) => `${a.id} extends ${a.base}, which is not here.`,
  'error.package.base.why': () => 'Nothing says where it is to be had.',
  'error.package.base.do': (a: { base: string }) => `Add ${a.base} first.`,
  'error.publisher.refused.what': (a: { id: string }) => `Nobody that you trust vouches for ${a.id}.`,
  'error.publisher.refused.why': (a: { problem: string; key: string; known: string }) => told(publisherWhy, a),
  'error.publisher.refused.do': (a: { todo: string; lock: string }) => told(publisherDo, { ...a, problem: a.todo }),
  'error.npm.missing.what': () => 'npm cannot be started.',
  'error.npm.missing.why': () => 'Packages of a registry are fetched and published by the npm that is installed.',
  'error.npm.missing.do': () => 'Install Node.js with npm, or use a tarball or an address.',
  'error.npm.failed.what': (a: { where: string }) => `npm could not do it: ${a.where}`,
  'error.npm.failed.why': (a: { why: string }) => a.why,
  'error.npm.failed.do': () => 'Try the same with npm itself; registry, proxy and tokens are those of your .npmrc.',
  'error.download.failed.what': (a: { where: string }) => `${a.where} could not be fetched.`,
  'error.download.failed.why': (a: { why: string }) => a.why,
  'error.download.failed.do': () => 'Try again, or fetch it by other means and name the file.',
}
