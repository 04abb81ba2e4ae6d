/** Text of unknown origin as one line of Markdown that is nothing but text: no HTML, links, emphasis, mentions, breaks. */
export function markdownText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~@&]/g, character => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ')
}
