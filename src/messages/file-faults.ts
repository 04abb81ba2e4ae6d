const faults: Readonly<Record<string, string>> = {
  'not a regular file': 'ingen vanlig fil, utan till exempel ett rör eller en enhet',
  'its name is not in UTF-8': 'namnet är inte i UTF-8',
  'no such file': 'filen finns inte',
}

/** What stands in the way of reading a file: our own words in Swedish, and codes of the system as they are. */
export function fileFault(why: string): string {
  return faults[why] ?? why
}

const codes: Readonly<Record<string, readonly [en: string, sv: string]>> = {
  EACCES: ['you have no right to it', 'du saknar behörighet'],
  EPERM: ['it is not allowed', 'det är inte tillåtet'],
  EISDIR: ['it is a folder', 'det är en mapp'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'en del av sökvägen är en fil och ingen mapp'],
  EROFS: ['the disk can only be read', 'disken går bara att läsa'],
  ENOSPC: ['the disk is full', 'disken är full'],
  EDQUOT: ['your share of the disk is full', 'din del av disken är full'],
  EMFILE: ['too many files are open', 'för många filer är öppna'],
  ELOOP: ['its links lead around in a circle', 'länkarna leder runt i en cirkel'],
  ENAMETOOLONG: ['the name is too long', 'namnet är för långt'],
}

/** A code of the system as it is, for who looks it up, and in words for all others. */
export function systemFault(why: string, language: 'en' | 'sv'): string {
  const words = codes[why]?.[language === 'en' ? 0 : 1]
  return words === undefined ? why : `${why} (${words})`
}
