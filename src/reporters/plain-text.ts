/**
 * Makes text of unknown origin harmless for a terminal and for build servers that read commands from logs: control
 * characters (C0 but for line feed and tab, DEL, C1), bidirectional overrides and the first sign of a command become
 * visible escapes. They are those of JSON, so that JSON stays what it is.
 */
export function plainText(text: string): string {
  return text.replace(steering, escaped).replace(commands, escaped)
}

/** The same on one line: who chooses a name cannot write lines of ours. */
export function plainLine(text: string): string {
  return plainText(text.trimEnd()).replaceAll('\n', '\\u000a')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be found
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g

/**
 * What build servers take for a command: `::name::` at the beginning of a line (GitHub), `##vso[` and `##[` (Azure, and
 * GitHub's older form), `##teamcity[`. GitLab's markers need a carriage return, which is a control character.
 */
const commands = /(?<=^[^\S\n]*):(?=:)|#(?=#(?:vso|teamcity)?\[)/gim

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
