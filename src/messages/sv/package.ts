import type { packages as english } from '../en/package.ts'

/** Det som sägs om paket. */
export const packages: typeof english = {
  'package.progress.listing': ({ name }) => `Läser innehållsförteckningen i ${name}`,
  'package.progress.reading': ({ name, at, of, read, all }) =>
    `Läser ${name}: fil ${at} av ${of}, ${read} av ${all} MiB`,
  'package.fault.broken': () => 'Arkivet är inget arkiv av sitt slag, eller slutar för tidigt.',
  'package.fault.encrypted': () => 'Filen är krypterad i arkivet.',
  'package.fault.method': () => 'Filen är komprimerad på annat sätt än med deflate.',
  'package.fault.corrupt': () => 'Det som packas upp är inte det som arkivet säger om filen.',
  'package.fault.overlap': () => 'Filen ligger på samma plats i arkivet som en annan fil. Inget packades upp.',
  'package.fault.bomb': () => 'Arkivet skulle bli mer än 250 gånger så stort uppackat. Inget packades upp.',
  'package.fault.closed': () => 'Detta går inte att läsa.',
  'package.fault.absolute': () => 'Namnet börjar vid roten på en disk.',
  'package.fault.outside': () => 'Namnet leder ut ur paketet.',
  'package.fault.backslash': () =>
    'Namnet har ett omvänt snedstreck, som vissa system läser som slutet på ett mappnamn.',
  'package.fault.control': () => 'Namnet är tomt eller har ett styrtecken.',
  'package.fault.dots': () =>
    'Namnet har en del som är tom eller bara en punkt: uppackat blir det ett annat namn, kanske en annan fils.',
  'package.fault.deep': () => 'Namnet har fler än 200 mappar. Filen lästes inte.',
  'package.fault.twice': () => 'Namnet finns två gånger. Vid uppackning skrivs det ena över det andra.',
  'package.fault.link': () => 'Detta är en länk och inte en fil eller mapp.',
  'package.fault.special': () => 'Detta är varken en fil eller en mapp.',
  'package.not-listed': () => 'Inget manifest i paketet hänvisar till filen.',
  'package.not-present': ({ href }) => `${href} finns inte i paketet.`,
  'package.other-size': ({ file, declared, found }) => `${file} är ${found} byte och inte ${declared}.`,
  'package.other-checksum': ({ file, algorithm }) => `${file} har en annan kontrollsumma (${algorithm}).`,
  'package.no-checksum': ({ file, algorithm }) =>
    `Kontrollsumman för ${file} jämfördes inte: ${algorithm} går inte att räkna ut här, eller så går filen inte att läsa.`,
}
