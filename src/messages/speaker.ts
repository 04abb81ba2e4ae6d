import type { Speaker } from '../model/reporter.ts'
import type { Language, Message } from '../model/text.ts'
import { type Catalogue, catalogues } from './catalogues.ts'

export type MessageKey = keyof Catalogue
type Args<K extends MessageKey> = Catalogue[K] extends (args: infer A) => string ? A : Record<string, never>

/** Makes a message whose arguments fit its key. */
export function message<K extends MessageKey>(
  key: K,
  ...[args]: Record<string, never> extends Args<K> ? [] : [args: Args<K>]
): Message {
  return { key, args: (args ?? {}) as Message['args'] }
}

/** True when every language has a sentence for the key. */
export function isMessageKey(key: string): key is MessageKey {
  return isIn(catalogues.en(), key)
}

/**
 * A speaker of one language. A key from a newer tool is shown as key and arguments, never dropped:
 * old programs must still be able to show new reports.
 */
export function speaker(language: Language): Speaker {
  return {
    language,
    say: ({ key, args }) => {
      const catalogue = catalogues[language]()
      return isIn(catalogue, key)
        ? (catalogue[key] as (a: Message['args']) => string)(args)
        : `${key} ${JSON.stringify(args)}`
    },
    pick: text => text[language],
  }
}

function isIn(catalogue: Catalogue, key: string): key is MessageKey {
  return Object.hasOwn(catalogue, key)
}
