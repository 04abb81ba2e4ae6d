import { shown } from '../../documents/visible.ts'
import type { DtdFault, DtdJudge } from '../../documents/xml/dtd.ts'

type Library = typeof import('libxml2-wasm')

/**
 * Loads libxml2 to say whether a DTD is well-formed. It gets the document as far as the DTD goes and an empty element, so
 * nothing in it can refer to an entity. It has no network and no disk, loads neither external subsets nor entities
 * (NO_XXE, NONET; never NOENT, DTDLOAD, DTDATTR or DTDVALID), and its own bounds on size and growth hold.
 */
export async function openDtdJudge(): Promise<DtdJudge> {
  const library = await import('libxml2-wasm')
  return prolog => judge(library, prolog)
}

function judge(library: Library, prolog: string): DtdFault | undefined {
  const { ParseOption: option, XmlDocument, XmlLibError } = library
  const safe = option.XML_PARSE_NO_XXE | option.XML_PARSE_NONET | option.XML_PARSE_IGNORE_ENC
  try {
    XmlDocument.fromString(`${prolog}<x/>`, { option: safe | option.XML_PARSE_BIG_LINES }).dispose()
    return undefined
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error
    const first = error.details.find(({ level }) => level > 1) ?? error.details[0]
    const why = shown((first?.message ?? error.message).replace(/\s+/g, ' ').trim(), 200)
    const isLimit = /amplification|limit|too (?:long|big|large|many)|excessive|memory/i.test(why)
    return { why, line: first?.line ?? 1, column: first?.col ?? 1, isLimit }
  }
}
