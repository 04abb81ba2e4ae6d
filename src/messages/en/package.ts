/** What is said of packages. */
export const packages = {
  'package.progress.listing': ({ name }: { name: string }) => `Listing ${name}`,
  'package.progress.reading': ({
    name,
    at,
    of,
    read,
    all,
  }: {
    name: string
    at: number
    of: number
    read: number
    all: number
  }) => `Reading ${name}: file ${at} of ${of}, ${read} of ${all} MiB`,
  'package.fault.broken': () => 'The archive is no archive of its kind, or it ends too early.',
  'package.fault.encrypted': () => 'The file is encrypted in the archive.',
  'package.fault.method': () => 'The file is compressed by a method other than deflate.',
  'package.fault.corrupt': () => 'The file in the archive does not unpack to what the archive says of it.',
  'package.fault.overlap': () => 'The file lies in the same bytes of the archive as another one. Nothing was unpacked.',
  'package.fault.bomb': () => 'The archive says that it unpacks to more than 250 times its size. Nothing was unpacked.',
  'package.fault.closed': () => 'This cannot be read.',
  'package.fault.absolute': () => 'The name begins at the root of a disk.',
  'package.fault.outside': () => 'The name leads out of the package.',
  'package.fault.backslash': () => 'The name has a backslash, which some systems read as the end of a folder name.',
  'package.fault.control': () => 'The name is empty or has a control character.',
  'package.fault.dots': () =>
    'The name has a part that is empty or a lone dot: unpacked, it is another name, maybe that of another file.',
  'package.fault.deep': () => 'The name has more than 200 folders. The file was not looked at.',
  'package.fault.twice': () => 'The name is there twice. Unpacked, one is written over the other.',
  'package.fault.link': () => 'This is a link, and not a file or a folder.',
  'package.fault.special': () => 'This is neither a file nor a folder.',
  'package.not-listed': () => 'No manifest of the package refers to the file.',
  'package.not-present': ({ href }: { href: string }) => `${href} is not in the package.`,
  'package.other-size': ({ file, declared, found }: { file: string; declared: string; found: number }) =>
    `${file} has ${found} bytes, not ${declared}.`,
  'package.other-checksum': ({ file, algorithm }: { file: string; algorithm: string }) =>
    `${file} has another ${algorithm} checksum.`,
  'package.no-checksum': ({ file, algorithm }: { file: string; algorithm: string }) =>
    `The checksum of ${file} was not compared: ${algorithm} cannot be computed here, or the file cannot be read.`,
}
