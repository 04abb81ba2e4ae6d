import type { Report } from './report.ts'
import type { Language, Message, Text } from './text.ts'

/** How a reporter gets its words: our own sentences, and the profile's texts, in one language. */
export interface Speaker {
  readonly language: Language
  say(message: Message): string
  pick(text: Text): string
}

/** Whose words the requirement matrix uses for what was settled: our own, or those of Digg's check list. */
export const matrixWords = ['own', 'digg'] as const

/** What becomes of a failed SHOULD or MAY in JUnit: output of a case that did not fail, or a failure. */
export const junitShould = ['output', 'failure'] as const

/** What the user may choose about a format; left out, it is the first of each. */
export interface RenderOptions {
  readonly matrixWords?: (typeof matrixWords)[number]
  readonly junitShould?: (typeof junitShould)[number]
  /** The page holds report.json too, so that it alone can be verified. */
  readonly embedsReport?: true
}

/** One output format that is text: a pure function of the report. */
export interface Reporter {
  readonly id: string
  /** File name in the output folder; absent means that it is only printed. */
  readonly fileName?: string
  render(report: Report, speaker: Speaker, options?: RenderOptions): string
}

/** One output format that is bytes. */
export interface BinaryReporter {
  readonly id: string
  readonly fileName: string
  bytes(report: Report, speaker: Speaker, options?: RenderOptions): Uint8Array
}

/** One output format that an HTML page is printed to, by what the World has to print with. */
export interface PrintedReporter {
  readonly id: string
  readonly fileName: string
  sheet(report: Report, speaker: Speaker): Sheet
}

/** A page to be printed, with what it says of its paper. */
export interface Sheet {
  /** A whole HTML document. */
  readonly html: string
  /** ISO 8601 UTC: when the printed file says that it was made, so that the same page gives the same file. */
  readonly date: string
}
