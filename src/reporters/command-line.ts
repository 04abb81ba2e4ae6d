/** A command line that a POSIX shell takes as it was meant, for reports. */
export function commandLine(argv: readonly string[]): string {
  return ['samklang', ...argv.map(quoted)].join(' ')
}

function quoted(word: string): string {
  return /^[\w@%+=:,./~*?-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** True for what `commandLine` writes: one command, which a shell takes as words of ours and nothing else. */
export function isCommandLine(text: string): boolean {
  return /^samklang(?: (?:[\w@%+=:,./~*?-]+|'(?:[^'\p{Cc}]|'\\'')*'))*$/u.test(text)
}
