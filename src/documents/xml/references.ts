import { message } from '../../messages/speaker.ts'
import { shown } from '../visible.ts'
import { isCharacter } from './characters.ts'
import { refuse } from './refusal.ts'

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const name = /^[\p{L}_:][^\s&<>;"'/=]*$/u
const reference = /&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));/g

/**
 * Checks every reference from an ampersand on to `to`: to a character that may stand in a document, or to one of the
 * five predefined entities, since there is no DTD to declare others (XML 1.0, section 4.1).
 */
export function checkReferences(source: string, ampersand: number, to: number): void {
  for (let at = ampersand; at >= 0 && at < to; at = source.indexOf('&', at)) {
    let end = at + 1
    while (end < to && isReferenceUnit(source.charCodeAt(end))) end++
    const body = source.slice(at + 1, end)
    if (end === to || source[end] !== ';' || body === '') refuse(at, message('xml.ampersand'))
    if (body.startsWith('#')) checkCharacter(body, at)
    else if (!Object.hasOwn(predefined, body)) refuseEntity(body, at)
    at = end
  }
}

/** The text that a checked text with references stands for. */
export function dereferenced(text: string): string {
  return text.replace(reference, (_, hexadecimal?: string, decimal?: string, entity?: string) => {
    if (entity !== undefined) return predefined[entity] ?? ''
    const point = hexadecimal === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hexadecimal, 16)
    return String.fromCodePoint(point)
  })
}

function checkCharacter(body: string, at: number): void {
  const hexadecimal = /^#x([0-9a-fA-F]+)$/.exec(body)?.[1]
  const decimal = /^#([0-9]+)$/.exec(body)?.[1]
  const point = hexadecimal === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hexadecimal, 16)
  if (!isCharacter(point)) refuse(at, message('xml.character-reference', { found: shown(`&${body};`) }))
}

function refuseEntity(body: string, at: number): never {
  return refuse(at, name.test(body) ? message('xml.entity', { name: shown(body) }) : message('xml.ampersand'))
}

// Ends at what can stand in no reference, so that a stray ampersand does not lead far.
function isReferenceUnit(unit: number): boolean {
  return unit !== 0x3b && unit > 0x20 && unit !== 0x26 && unit !== 0x3c
}
