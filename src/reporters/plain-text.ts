/**
 * Makes text of unknown origin harmless for a terminal and for build servers that read commands from logs:
 * control characters (C0 but for line feed and tab, DEL, C1) and bidirectional overrides become visible escapes.
 */
export function plainText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be found
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, character => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
