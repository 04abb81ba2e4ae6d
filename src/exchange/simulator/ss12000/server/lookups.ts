import type { LookupMember } from '../../api.ts'
import type { ValueType } from '../../parameters.ts'
import { valuesAt } from '../../paths.ts'

/** The member of a lookup body that names records by what stands at a path. */
export function naming(type: ValueType, path: string): LookupMember {
  return { type, keys: valuesAt(path) }
}

/** What the body of every lookup has. */
export const ids: Readonly<Record<string, LookupMember>> = { ids: naming('uuid', 'id') }
