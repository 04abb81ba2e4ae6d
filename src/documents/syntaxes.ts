import type { Document } from '../model/evidence.ts'
import { json } from './json.ts'
import { ndjson } from './ndjson.ts'
import type { Syntax } from './syntax.ts'
import { xml } from './xml.ts'
import { yaml } from './yaml-document.ts'

/** Every syntax that a document may have. A new one is a file of its own, a line here, and its media type in the model. */
export const syntaxes = {
  'application/x-ndjson': ndjson,
  'application/json': json,
  'application/xml': xml,
  'application/yaml': yaml,
} as const satisfies Record<Document['mediaType'], Syntax>

/** The syntax that a file name tells by its ending; undefined when it tells none. */
export function syntaxOf(name: string): Document['mediaType'] | undefined {
  return byEnding.get(name.slice(name.lastIndexOf('.')).toLowerCase())
}

/** The same table as rows, in the order in which they are asked. */
export const syntaxTable = Object.entries(syntaxes) as readonly (readonly [Document['mediaType'], Syntax])[]

/** An extension is the last full stop of a name and what follows it. */
const byEnding = new Map(syntaxTable.flatMap(([type, { extensions }]) => extensions.map(ending => [ending, type])))

/** True for a file that is not read unless the user names it: of no syntax that we know, or of one that settings are written in. */
export function isPassedOver(name: string): boolean {
  const own = syntaxOf(name)
  return own === undefined || (syntaxes[own] satisfies Syntax as Syntax).isOnlyNamed === true
}
