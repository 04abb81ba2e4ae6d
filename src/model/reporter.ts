import type { Report } from './report.ts'
import type { Language, Message, Text } from './text.ts'

/** How a reporter gets its words: our own sentences, and the profile's texts, in one language. */
export interface Speaker {
  readonly language: Language
  say(message: Message): string
  pick(text: Text): string
}

/** One output format: a pure function from the report to text. */
export interface Reporter {
  readonly id: string
  /** File name in the output folder; absent means that it is only printed. */
  readonly fileName?: string
  render(report: Report, speaker: Speaker): string
}
