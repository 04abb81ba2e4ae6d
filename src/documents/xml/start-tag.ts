import { message } from '../../messages/speaker.ts'
import { readAttributes, refuseInTag } from './attributes.ts'
import { code } from './characters.ts'
import type { Reader } from './reader.ts'
import { refuse } from './refusal.ts'
import { elementName } from './resolve-name.ts'

/** Reads a start tag or an empty-element tag at `reader.less` (XML 1.0, productions 40 to 44). */
export function readStartTag(reader: Reader): void {
  const { tables } = reader
  const start = reader.less
  const nameFrom = start + 1
  const nameTo = reader.nameStop(nameFrom)
  const { hash } = reader
  if (tables.open === 0) beginRoot(reader, start)
  if (reader.nameLengths.length >= reader.limits.depth) {
    refuse(start, message('xml.too-deep', { limit: reader.limits.depth }), 'too-deep')
  }
  reader.less = reader.find('<', nameTo)
  const element = tables.addElement(start)
  let index = nameTo
  let unit = reader.at(index)
  if (unit !== code.greater && unit !== code.slash) {
    index = readAttributes(reader, element, index)
    unit = reader.at(index)
  }
  const name = elementName(reader, nameFrom, nameTo, hash)
  tables.name[element] = name
  setPath(reader, element, name)
  if (unit === code.slash) {
    if (reader.at(++index) !== code.greater) refuseInTag(reader, index)
    if (reader.scopes.top === element) reader.scopes.leave()
  } else enter(reader, element, nameTo - nameFrom)
  tables.stop[element] = index + 1
  reader.index = index + 1
}

function enter(reader: Reader, element: number, nameLength: number): void {
  reader.tables.enter(element)
  reader.nameLengths.push(nameLength)
}

function beginRoot(reader: Reader, start: number): void {
  if (reader.hasRoot) refuse(start, message('xml.second-root'))
  reader.hasRoot = true
}

function setPath(reader: Reader, element: number, name: number): void {
  const { tables } = reader
  const path = reader.names.child(tables.path[tables.parent[element] as number] as number, name)
  tables.path[element] = path
  if (path >= reader.pathSeen.length) widenPaths(reader, path, element)
  reader.pathSeen[path] = 1
}

function widenPaths(reader: Reader, path: number, element: number): void {
  if (path >= reader.mostPaths) {
    const start = reader.tables.start[element] as number
    refuse(start, message('xml.too-many-paths', { limit: reader.limits.paths }), 'too-large')
  }
  const wide = new Uint8Array(Math.min(path * 2, reader.mostPaths))
  wide.set(reader.pathSeen)
  reader.pathSeen = wide
}
