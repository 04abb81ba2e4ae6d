import { order } from '../run/testing-orders.ts'

/** A document that is made to do harm, what `check` ends with, and words of the sentence that it says. */
export interface HostileXml {
  readonly name: string
  readonly bytes: () => string | Uint8Array
  readonly code: 1 | 2 | 3
  readonly says: string
}

/** The process has been told what is wrong before any profile was asked. */
const unknown = 2
/** The document breaks the rule of form. */
const breach = 1
/** The tool looked no further, so nothing was proved. */
const limit = 3

const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n`
const line = '<o:Line a="1">å</o:Line>'
const whole = order(line)
const plain = order('<o:Line a="1"/>')
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join('')

const laughs = many(9, at => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)
const dtds = {
  'no subset': '<!DOCTYPE o:Order>',
  'an internal entity': '<!DOCTYPE o:Order [<!ENTITY a "b">]>',
  'an external entity': '<!DOCTYPE o:Order [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
  'an external entity of the network': '<!DOCTYPE o:Order [<!ENTITY a SYSTEM "http://127.0.0.1:9/">]>',
  'an external subset': '<!DOCTYPE o:Order SYSTEM "http://127.0.0.1:9/o.dtd">',
  'a public subset': '<!DOCTYPE o:Order PUBLIC "-//O//O" "o.dtd">',
  'a parameter entity': '<!DOCTYPE o:Order [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
  'a billion laughs': `<!DOCTYPE o:Order [<!ENTITY l0 "ha">${laughs}]>`,
  'a quadratic entity': `<!DOCTYPE o:Order [<!ENTITY a "${'a'.repeat(100_000)}">]>`,
  'a default attribute': '<!DOCTYPE o:Order [<!ATTLIST o:Line a CDATA "1">]>',
} as const

// The DTD stands before the root element, so a reader that reads none cannot tell what the document is.
const withDtd = Object.entries(dtds).map(([name, dtd]): HostileXml => {
  const content = /ENTITY (a|l9)/.exec(`${dtd} ENTITY l9`)?.[1]
  return {
    name: `DTD with ${name}`,
    bytes: () => `${dtd}\n${order(`<o:Line a="1">&${content};</o:Line>`)}`,
    code: unknown,
    says: 'has a DTD',
  }
})

const inRoot = (name: string, content: () => string, says: string, code: 1 | 3 = breach): HostileXml => ({
  ...{ name, code, says },
  bytes: () => order(content()),
})

const entities: readonly HostileXml[] = [
  ...withDtd,
  inRoot('an entity that nothing declares', () => '<o:Line a="1">&euro;</o:Line>', 'The entity &euro; is not declared'),
  inRoot('a name of all objects as an entity', () => '<o:Line a="&constructor;"/>', 'is not declared'),
  inRoot('a reference to nothing', () => '&#0;', 'refers to no character'),
  inRoot('a reference beyond Unicode', () => '&#x110000;', 'refers to no character'),
  inRoot('a reference of a million digits', () => `&#${'9'.repeat(1_000_000)};`, 'refers to no character'),
  inRoot('a million ampersands', () => '&'.repeat(1_000_000), '"&" begins no reference'),
  inRoot('a DTD inside the root element', () => '<!DOCTYPE o:Order>', 'begins no markup that may stand here'),
]

const sizes: readonly HostileXml[] = [
  inRoot('257 elements deep', () => '<o:Line>'.repeat(256) + '</o:Line>'.repeat(256), '256 deep', limit),
  inRoot('a million elements deep', () => '<o:Line>'.repeat(1_000_000), '256 deep', limit),
  inRoot(
    '10,001 attributes',
    () => `<o:Line${many(10_001, at => ` a${at}=""`)}/>`,
    'more than 10000 attributes',
    limit,
  ),
  inRoot('a name of a million characters', () => `<${'n'.repeat(1_000_000)}/>`, 'longer than 1000 characters', limit),
  inRoot('an attribute name of 1,001 characters', () => `<o:Line ${'n'.repeat(1_001)}=""/>`, '1000 characters', limit),
  inRoot('100,001 names', () => many(100_001, at => `<n${at}/>`), 'more than 100000 different names', limit),
  inRoot(
    'an attribute of 16 million characters, not closed',
    () => `<o:Line a="${'a'.repeat(16_000_000)}`,
    '"<" stands in the value',
  ),
  inRoot(
    'a comment of 16 million characters, not closed',
    () => `<!--${'a'.repeat(16_000_000)}`,
    'ends inside the comment',
  ),
  inRoot('the same attribute 9,000 times', () => `<o:Line${' a=""'.repeat(9_000)}/>`, 'already in the same tag'),
]

const lies: readonly HostileXml[] = [
  {
    name: 'UTF-16 without a mark or a declaration',
    bytes: () => utf16(plain),
    code: unknown,
    says: 'U+0000 may not stand in XML',
  },
  {
    name: 'UTF-16, high byte first, likewise',
    bytes: () => swapped(plain),
    code: unknown,
    says: 'U+0000 may not stand in XML',
  },
  {
    name: 'UTF-8 that says UTF-16',
    bytes: () => declared('UTF-16') + whole,
    code: unknown,
    says: 'says UTF-16, but the bytes are UTF-8',
  },
  {
    name: 'UTF-16 that says UTF-8',
    bytes: () => utf16(`\uFEFF${declared('UTF-8')}${whole}`),
    code: unknown,
    says: 'says UTF-8, but the bytes are UTF-16LE',
  },
  {
    name: 'a mark of UTF-8 before ISO-8859-1',
    bytes: () => `\uFEFF${declared('ISO-8859-1')}${whole}`,
    code: unknown,
    says: 'says ISO-8859-1, but the bytes are UTF-8',
  },
  {
    name: 'ISO-8859-1 that says UTF-8',
    bytes: () => latin1(declared('UTF-8') + whole),
    code: breach,
    says: 'The byte 0xE5 at offset',
  },
  { name: 'ISO-8859-1 that says nothing', bytes: () => latin1(whole), code: breach, says: 'The byte 0xE5 at offset' },
  {
    name: 'UTF-8 that says US-ASCII',
    bytes: () => declared('US-ASCII') + whole,
    code: breach,
    says: 'is not US-ASCII',
  },
  {
    name: 'an encoding that nobody knows',
    bytes: () => declared('x-nonsense') + whole,
    code: unknown,
    says: 'The encoding X-NONSENSE',
  },
  { name: 'UTF-7', bytes: () => declared('UTF-7') + whole, code: unknown, says: 'The encoding UTF-7' },
  { name: 'UTF-32', bytes: () => Buffer.from('0000feff0000003c', 'hex'), code: unknown, says: 'The encoding UTF-32' },
  { name: 'EBCDIC', bytes: () => Buffer.from('4c6fa7949340', 'hex'), code: unknown, says: 'The encoding EBCDIC' },
  {
    name: 'UTF-8 with an overlong character',
    bytes: () => cut(whole, [0xc0, 0xaf]),
    code: breach,
    says: 'The byte 0xC0',
  },
  {
    name: 'UTF-8 with half a surrogate pair',
    bytes: () => cut(whole, [0xed, 0xa0, 0x80]),
    code: breach,
    says: 'The byte 0xED',
  },
  {
    name: 'UTF-16 with half a surrogate pair',
    bytes: () => utf16(`\uFEFF${order('\uD800')}`),
    code: breach,
    says: 'is not UTF-16LE',
  },
  {
    name: 'UTF-16 with an odd byte',
    bytes: () => Buffer.concat([utf16(`\uFEFF${whole}`), Buffer.of(0)]),
    code: breach,
    says: 'is not UTF-16LE',
  },
]

/** The document with these bytes in place of its å. */
function cut(text: string, bytes: readonly number[]): Uint8Array {
  const [before = '', after = ''] = text.split('å')
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])
}

const characters: readonly HostileXml[] = [
  inRoot('NUL', () => '\0', 'U+0000 may not stand in XML'),
  ...Array.from({ length: 32 }, (_, code) => code)
    .filter(code => ![0, 9, 10, 13].includes(code))
    .map(code => inRoot(`control character ${code}`, () => String.fromCharCode(code), 'may not stand in XML')),
  inRoot('NUL in a name', () => '<o:Li\0ne/>', 'U+0000 may not stand in XML'),
  inRoot('U+FFFE', () => '\uFFFE', 'U+FFFE may not stand in XML'),
  { name: 'nothing', bytes: () => '', code: unknown, says: 'nothing here but white space' },
  { name: 'NUL alone', bytes: () => new Uint8Array(100_000), code: unknown, says: 'U+0000 may not stand in XML' },
  {
    name: 'white space alone',
    bytes: () => ' \n'.repeat(100_000),
    code: unknown,
    says: 'nothing here but white space',
  },
  {
    name: 'a zip file',
    bytes: () => Buffer.from('504b0304140000000800', 'hex'),
    code: unknown,
    says: 'may not stand in XML',
  },
  {
    name: 'escapes of a terminal',
    bytes: () => order('<o:Line>\u001b[2J\u001b]0;x\u0007</o:Line>'),
    code: breach,
    says: 'U+001B may not stand',
  },
]

/** Documents that no profile may ever pass. None is anybody else's. */
export const hostileXml: readonly HostileXml[] = [...entities, ...sizes, ...lies, ...characters]

/** A document with everything that can be cut in two; it does not end before its last character. */
export const everything = `<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- before --><?style of="it"?>
<o:Order xmlns:o="urn:o" xmlns:x='urn:x'
  x:at="1 &lt; 2">
  <o:Line a="1"><![CDATA[ <raw> ]]>å &#229; &amp; text</o:Line>
  <!-- within --><o:Empty/><?go?>
</o:Order>`
