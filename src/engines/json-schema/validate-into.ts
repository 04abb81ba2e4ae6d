import type { JsonRecord, RecordListener, Sink } from '../../model/check.ts'
import type { CompiledEntry } from './types.ts'

export interface IntoOptions {
  /** The requirement of a violation that stands below no tag. */
  readonly fallback?: string
  /** Hides personal identity numbers in what is quoted from the value. */
  readonly mask?: (text: string) => string
}

/** What a value needs to bring along to be judged; a JsonRecord fits. */
export type Located = Pick<JsonRecord, 'value' | 'locate' | 'masked'>

/**
 * Validates one value and writes what comes of it into a check's sink: exercised requirements, findings, rules that
 * could not be decided. Records met on the way (`x-document`) go to the listener, located in the same evidence.
 */
export function validateInto(
  entry: CompiledEntry,
  located: Located,
  sink: Sink,
  listener: RecordListener,
  options: IntoOptions = {},
): void {
  const mask = options.mask ?? (text => text)
  entry.validate(located.value, {
    masked: located.masked,
    exercised: (requirement, times) => sink.exercised(requirement, times),
    violation: ({ requirement = options.fallback, pointer, message, expected, actual }) => {
      if (requirement === undefined) throw new Error('a violation below no tag needs options.fallback')
      sink.finding({ requirement, at: located.locate(pointer), message, expected, actual: mask(actual) })
    },
    document: (type, value, pointer) => listener(type, inner(located, value, pointer)),
  })
}

function inner(outer: Located, value: unknown, pointer: string): JsonRecord {
  return {
    value,
    get at() {
      return outer.locate(pointer)
    },
    locate: below => outer.locate(pointer + below),
    masked: below => outer.masked(pointer + below),
  }
}
