/** Words with commas between them; of very many, the first, and how many there are. */
export function shortList(words: string, most = 30): string {
  const all = words.split(', ')
  return all.length > most ? `${all.slice(0, most).join(', ')} … (${all.length})` : words
}

/** The same as the end of a sentence; three dots are its full stop. */
export function shortListAtEnd(words: string): string {
  const list = shortList(words)
  return list.endsWith('…') ? list : `${list}.`
}
