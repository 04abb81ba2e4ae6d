/** The text of an element, or the value of an attribute; `end` is the index after it. Quotation marks are not in it. */
export interface XmlToken {
  readonly kind: 'text' | 'attribute'
  readonly start: number
  readonly end: number
  /** Local names from the root element, that of an attribute after `@`. Valid only during the call. */
  readonly path: readonly string[]
}

/**
 * Calls `visit` for each text and attribute of an XML text, in order. CDATA sections and comments belong to the text
 * around them, so that a number that they cut in pieces is still one. False for a text that is not XML; tokens before the
 * fault have been visited then. Depth costs memory, not stack.
 */
export function walkXml(text: string, visit: (token: XmlToken) => void): boolean {
  const path: string[] = []
  let textFrom = -1
  const endText = (end: number) => {
    if (textFrom >= 0 && textFrom < end && path.length > 0) visit({ kind: 'text', start: textFrom, end, path })
    textFrom = -1
  }
  let at = text.indexOf('<')
  let elements = 0
  while (at >= 0) {
    const beside = besideMarkup(text, at)
    if (beside !== undefined) {
      if (beside < 0) return false
      at = text.indexOf('<', beside)
      continue
    }
    endText(at)
    tag.lastIndex = at
    const found = tag.exec(text)
    if (!found) return false
    const [whole, slash = '', name = '', attributes = '', empty = ''] = found
    const end = at + whole.length
    if (slash) {
      if (path.pop() !== local(name)) return false
    } else {
      elements += 1
      path.push(local(name))
      visitAttributes(attributes, at + 1 + name.length, path, visit)
      if (empty) path.pop()
    }
    textFrom = end
    at = text.indexOf('<', end)
  }
  return elements > 0 && path.length === 0
}

/** Index after a comment, CDATA section, processing instruction or DTD; undefined for a tag, -1 when it has no end. */
function besideMarkup(text: string, at: number): number | undefined {
  const kind = beside.find(([opening]) => text.startsWith(opening, at))
  if (!kind) return undefined
  const [opening, closing] = kind
  const end = text.indexOf(closing, at + opening.length)
  return end < 0 ? -1 : end + closing.length
}

const beside = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const

/** Every repetition begins with what cannot end the one before, so that it takes linear time. */
const tag = /<(\/?)([^\s<>/=!?"'&]+)((?:\s+[^\s<>/="'&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const attribute = /(\s+)([^\s=]+)(\s*=\s*)("[^"]*"|'[^']*')/g

function visitAttributes(attributes: string, from: number, path: string[], visit: (token: XmlToken) => void): void {
  for (const { index, 0: whole, 2: name = '', 4: quoted = '' } of attributes.matchAll(attribute)) {
    const end = from + index + whole.length - 1
    path.push(`@${local(name)}`)
    visit({ kind: 'attribute', start: end - (quoted.length - 2), end, path })
    path.pop()
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** What stands in a text or an attribute, references and CDATA sections resolved. */
export function xmlValue(source: string): string {
  if (!/[<&]/.test(source)) return source
  return source.replace(
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g,
    (whole, section?: string, decimal?: string, hexadecimal?: string, name?: string) => {
      if (section !== undefined) return section
      if (name !== undefined) return named[name as keyof typeof named]
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
      if (Number.isNaN(code)) return ''
      return code > 0x10ffff ? whole : String.fromCodePoint(code)
    },
  )
}

const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const

/** Text as it may stand in an element or an attribute. */
export function xmlText(value: string): string {
  return value.replace(/[&<>"']/g, found => `&#${found.charCodeAt(0)};`)
}
