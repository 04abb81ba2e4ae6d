import { message } from '../../messages/speaker.ts'
import { shown } from '../visible.ts'
import { code, isSpace } from './characters.ts'
import { xmlNamespace } from './names.ts'
import type { Reader } from './reader.ts'
import { lineOf, refuse, refuseCharacter, shownName } from './refusal.ts'
import { attributeName } from './resolve-name.ts'
import { normalisedValue } from './values.ts'
import { attributeNameFrom } from './written.ts'

/** Reads attributes from the end of the element's name on; gives the index of `>` or `/`. */
export function readAttributes(reader: Reader, element: number, from: number): number {
  const { tables, units, scopes } = reader
  const known = reader.names.attributes
  const first = tables.attributeCount
  let declarations = 0
  let isResolved = true
  let index = from
  for (;;) {
    const nameFrom = skipSpace(reader, index)
    const unit = reader.at(nameFrom)
    if (unit === code.greater || unit === code.slash) {
      index = nameFrom
      break
    }
    if (nameFrom === index) refuseInTag(reader, index)
    const nameTo = reader.nameStop(nameFrom)
    const { hash } = reader
    const valueFrom = openQuote(reader, nameFrom, nameTo)
    const valueTo = closeQuote(reader, nameFrom, valueFrom)
    index = valueTo + 1
    if (isDeclaration(reader, nameFrom, nameTo)) {
      declarations++
      declare(reader, element, nameFrom, nameTo, valueFrom, valueTo)
    } else {
      const name = known.find(units, nameFrom, nameTo, hash, scopes.bound)
      if (name === 0) isResolved = false
      tables.addAttribute(name, valueFrom, valueTo, element)
    }
    if (tables.attributeCount - first + declarations > reader.limits.attributes) {
      refuse(nameFrom, message('xml.too-many-attributes', { limit: reader.limits.attributes }), 'too-large')
    }
  }
  if (declarations > 0 || !isResolved) resolveAll(reader, first)
  if (tables.attributeCount - first > 1) refuseTwice(reader, first)
  return index
}

/** Index after the quotation mark that opens the value. */
function openQuote(reader: Reader, nameFrom: number, nameTo: number): number {
  const { source } = reader
  let index = skipSpace(reader, nameTo)
  if (reader.at(index) !== code.equals) {
    refuseCharacter(source, index, found => message('xml.equals', { name: shownName(source, nameFrom, nameTo), found }))
  }
  index = skipSpace(reader, index + 1)
  const quote = reader.at(index)
  if (quote !== code.quotation && quote !== code.apostrophe) {
    refuseCharacter(source, index, found => message('xml.quote', { name: shownName(source, nameFrom, nameTo), found }))
  }
  return index + 1
}

/** Index of the quotation mark that closes the value. It stands before the next `<`, which no value may hold. */
function closeQuote(reader: Reader, nameFrom: number, from: number): number {
  const { units, less } = reader
  const quote = units[from - 1]
  let index = from
  while (index < less && units[index] !== quote) index++
  if (index >= less) refuseValue(reader, nameFrom, from)
  reader.references(from, index)
  return index
}

function refuseValue(reader: Reader, nameFrom: number, from: number): never {
  const { source, less } = reader
  const name = shownName(source, nameFrom, reader.nameStop(nameFrom))
  if (less < source.length) refuse(less, message('xml.less-in-value', { name, opened: lineOf(source, from) }))
  return refuse(source.length, message('xml.ends-in-value', { name, opened: lineOf(source, from) }))
}

function isDeclaration(reader: Reader, from: number, to: number): boolean {
  if (to - from < 5 || reader.at(from) !== 0x78) return false
  return reader.source.startsWith('xmlns', from) && (to - from === 5 || reader.at(from + 5) === code.colon)
}

const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

/** Namespaces in XML 1.0, section 3 and the constraints there. */
function declare(reader: Reader, element: number, nameFrom: number, nameTo: number, from: number, to: number): void {
  const { source, scopes } = reader
  const prefix = source.slice(nameFrom + 6, nameTo)
  const uri = normalisedValue(source, from, to)
  const isXml = uri === xmlNamespace
  if (nameTo - nameFrom === 6 || prefix.includes(':')) {
    refuse(nameFrom, message('xml.qualified-name', { name: shownName(source, nameFrom, nameTo) }))
  }
  if (prefix !== '') reader.nameStop(nameFrom + 6)
  if (prefix === 'xmlns' || (prefix === 'xml') !== isXml || uri === xmlnsNamespace) {
    refuse(nameFrom, message('xml.reserved-namespace', { name: shownName(source, nameFrom, nameTo) }))
  }
  if (prefix !== '' && uri === '') refuse(nameFrom, message('xml.prefix-undeclared', { prefix: shown(prefix, 80) }))
  if (!scopes.declare(element, prefix, uri)) refuseDuplicate(reader, nameFrom, nameTo)
}

/** Names are known for certain only when all declarations of the tag have been read. */
function resolveAll(reader: Reader, first: number): void {
  const { tables, source } = reader
  for (let attribute = first; attribute < tables.attributeCount; attribute++) {
    const from = attributeNameFrom(source, tables.attributeFrom[attribute] as number)
    const to = reader.nameStop(from)
    tables.attributeName[attribute] = attributeName(reader, from, to, reader.hash)
  }
}

/** No expanded name twice in a tag (XML 1.0, section 3.1; Namespaces in XML 1.0, section 6.3). */
function refuseTwice(reader: Reader, first: number): void {
  const { attributeName, attributeCount } = reader.tables
  if (attributeCount - first > 8) {
    refuseTwiceOfMany(reader, first)
    return
  }
  for (let later = first + 1; later < attributeCount; later++) {
    for (let earlier = first; earlier < later; earlier++) {
      if (attributeName[earlier] === attributeName[later]) refuseAttribute(reader, later)
    }
  }
}

function refuseTwiceOfMany(reader: Reader, first: number): void {
  const { attributeName, attributeCount } = reader.tables
  const met = new Set<number>()
  for (let attribute = first; attribute < attributeCount; attribute++) {
    const name = attributeName[attribute] as number
    if (met.has(name)) refuseAttribute(reader, attribute)
    met.add(name)
  }
}

function refuseAttribute(reader: Reader, attribute: number): never {
  const from = attributeNameFrom(reader.source, reader.tables.attributeFrom[attribute] as number)
  return refuseDuplicate(reader, from, reader.nameStop(from))
}

function refuseDuplicate(reader: Reader, from: number, to: number): never {
  return refuse(from, message('xml.duplicate-attribute', { name: shownName(reader.source, from, to) }))
}

/** What stands at the index fits nowhere in a tag. */
export function refuseInTag(reader: Reader, index: number): never {
  return refuseCharacter(reader.source, index, found => message('xml.in-tag', { found }))
}

function skipSpace(reader: Reader, from: number): number {
  let index = from
  while (isSpace(reader.at(index))) index++
  return index
}
