import { isAddress } from '../messages/address.ts'

/**
 * How words that stand alone were most likely meant, when one of them is an address: `run ss12000 https://…` as
 * `--profile ss12000 --base-url https://…`. Undefined when no address stands alone, or the command has no option for it.
 */
export function meantByLooseWords(words: readonly string[], options: readonly string[]): readonly string[] | undefined {
  const loose = words.filter((word, at) => !word.startsWith('-') && !isOption(words[at - 1]))
  const address = loose.find(isAddress)
  if (address === undefined || !options.includes('--base-url')) return undefined
  const [profile, ...others] = loose.filter(word => word !== address)
  const isNamed = profile !== undefined && others.length === 0 && options.includes('--profile')
  return [...(isNamed ? ['--profile', profile] : []), '--base-url', address]
}

/** One whose value is the next word. */
function isOption(word: string | undefined): boolean {
  return word?.startsWith('--') === true && !word.includes('=')
}
