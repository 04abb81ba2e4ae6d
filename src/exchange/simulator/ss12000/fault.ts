import type { ServedResponse, WireRequest } from '../../../model/handler.ts'
import type { Text } from '../../../model/text.ts'
import type { TroubleKind } from '../../../model/trouble.ts'
import type { Behaviour } from '../api.ts'
import type { Letter } from '../notify.ts'
import type { ChangeAnswer } from '../server.ts'
import type { Tables } from '../store.ts'

/**
 * One thing that the server does wrong. It sits at one of four seams: the data that is served, a switch in how
 * requests are handled, the answer on its way out, or the notices to subscribers.
 */
export type Fault = (Breach | Hindrance) & {
  readonly title: Text
  /**
   * Modules whose answers show it. When it does not say: those of the records that it changes, else all.
   */
  readonly modules?: readonly string[]
  readonly data?: (tables: Tables) => Tables
  readonly behaviour?: Partial<Behaviour>
  readonly answer?: ChangeAnswer
  /** Changes the whole answer, as it is about to go out. */
  readonly served?: (answer: ServedResponse, request: WireRequest) => ServedResponse
  /** Changes what goes to subscribers. */
  readonly notices?: (letters: readonly Letter[]) => readonly Letter[]
}

interface Breach {
  /** The requirement of the profile `ss12000` that it breaks. */
  readonly requirement: string
  /** Requirements that cannot hold while that one is broken, each with the reason why. */
  readonly also?: Readonly<Record<string, string>>
}

/** The server does not answer at all: no one requirement is at fault, and none may be `passed`. */
interface Hindrance {
  readonly trouble: TroubleKind
}
