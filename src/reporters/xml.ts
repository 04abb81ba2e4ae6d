import { XMLBuilder } from 'fast-xml-parser'

/** Children by name, attributes by `@_` and name, text as `#text`. */
export type Element = Readonly<Record<string, unknown>>

const settings = {
  ignoreAttributes: false,
  suppressEmptyNode: true,
  // An attribute whose text is "true" would else lose its value.
  suppressBooleanAttributes: false,
  tagValueProcessor: (_name: string, value: unknown) => legal(String(value)),
  attributeValueProcessor: (_name: string, value: unknown) => legal(String(value)),
}

/** An XML document in UTF-8. Texts may be anything: what XML 1.0 cannot hold is replaced. */
export function xmlText(root: Element, format = true): string {
  const builder = new XMLBuilder({ ...settings, format })
  return builder.build({ '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' }, ...root })
}

/** One element or several, without a declaration and white space: a piece to be put between others. */
export function xmlPiece(elements: Element): string {
  return new XMLBuilder({ ...settings, format: false }).build(elements)
}

/**
 * A text between two tags, or between the quotes of an attribute, in the very bytes that the builder gives. For what there is
 * so much of that building it element by element takes seconds.
 */
export function xmlEscaped(text: string): string {
  return legal(text).replace(/[&<>"']/g, character => entities[character] ?? character)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Replaces what XML 1.0 cannot hold (section 2.2: control characters, lone surrogates, U+FFFE, U+FFFF). */
function legal(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  return value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
}
