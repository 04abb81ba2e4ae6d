/**
 * The option made of most of the same words: `--oauth-secret-env` for `--oauth-client-secret-env`, `--output` for `--out`.
 * At least half of the words of both have to be the same, or one begin the other; the first of the best is told.
 */
export function optionOfWords(given: string, options: readonly string[]): string | undefined {
  let best: string | undefined
  let most = 0
  for (const option of options) {
    const share = shareOf(wordsOf(given), wordsOf(option))
    if (share >= 0.5 && share > most) {
      most = share
      best = option
    }
  }
  return best
}

function wordsOf(option: string): readonly string[] {
  return option
    .toLowerCase()
    .split('-')
    .filter(word => word !== '')
}

/** How much of two lists of words is in both, from 0 to 1. */
function shareOf(given: readonly string[], known: readonly string[]): number {
  const both = given.reduce((sum, word) => sum + Math.max(0, ...known.map(other => likeness(word, other))), 0)
  return both / (given.length + known.length - both)
}

/** A word that begins the other counts nearly as much as the same; one of two letters begins too many. */
function likeness(word: string, other: string): number {
  if (word === other) return 1
  const [short = '', long = ''] = word.length < other.length ? [word, other] : [other, word]
  return short.length > 2 && long.startsWith(short) ? 0.9 : 0
}
