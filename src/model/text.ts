/** The two languages that every text of ours exists in. */
export type Language = 'sv' | 'en'

/** A text that belongs to a profile: it is kept with the requirement, in both languages. */
export type Text = Readonly<Record<Language, string>>

/** A sentence of ours as key and arguments, so that an old report can be shown in the other language. */
export interface Message {
  readonly key: string
  readonly args: Readonly<Record<string, string | number>>
}
