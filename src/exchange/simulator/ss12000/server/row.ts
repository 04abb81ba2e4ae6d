import type { ResourceRoute } from '../../api.ts'
import type { ResourceType } from '../records.ts'
import { names } from './names.ts'
import { references } from './references.ts'

type Columns = Omit<ResourceRoute, 'type' | 'expands' | 'references' | 'name'> & Partial<Pick<ResourceRoute, 'expands'>>

/** A row of the table of routes: what the resource has of its own, and what other tables say of its type. */
export function row(type: ResourceType, columns: Columns): ResourceRoute {
  return { type, expands: {}, references: references[type], name: names[type], ...columns }
}
