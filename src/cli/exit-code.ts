import { exitCodes } from '../errors.ts'
import type { OverallWord } from '../model/verdict.ts'

/** The only place that turns a result into an exit code. The set is closed, and never a count. */
export function exitCodeOf(overall: OverallWord): number {
  switch (overall) {
    case 'conformant':
      return exitCodes.conformant
    case 'non-conformant':
      return exitCodes.nonConformant
    case 'incomplete':
      return exitCodes.incomplete
    case 'invalid':
      return exitCodes.invalidBundle
  }
}
