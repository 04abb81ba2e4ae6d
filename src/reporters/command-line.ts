/** A command line that a POSIX shell takes as it was meant, for reports: who signs in by an address is masked in it. */
export function commandLine(argv: readonly string[]): string {
  return ['samklang', ...argv.map(word => quoted(word.replace(signedIn, '//***@')))].join(' ')
}

/** User and password of an address (RFC 3986 section 3.2.1). */
const signedIn = /\/\/[^\s/?#]*@/g

function quoted(word: string): string {
  return /^[\w@%+=:,./~*?-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** True for what `commandLine` writes: one command, which a shell takes as words of ours and nothing else. */
export function isCommandLine(text: string): boolean {
  return /^samklang(?: (?:[\w@%+=:,./~*?-]+|'(?:[^'\p{Cc}]|'\\'')*'))*$/u.test(text)
}
