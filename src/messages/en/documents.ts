import { counted, isOne } from '../counted.ts'

/** What is said about the syntax of documents. */
export const documents = {
  'json.empty': () => 'There is nothing here but white space; a JSON text holds one value.',
  'json.end-in-object': (a: { opened: number }) =>
    `The text ends inside the object that was opened on line ${a.opened}; "}" is missing.`,
  'json.end-in-array': (a: { opened: number }) =>
    `The text ends inside the array that was opened on line ${a.opened}; "]" is missing.`,
  'json.end-in-string': (a: { opened: number }) =>
    `The text ends inside the string that begins on line ${a.opened}; the closing quotation mark is missing.`,
  'json.line-break-in-string': (a: { opened: number }) =>
    `The string that begins on line ${a.opened} is broken by a line break. Close it with a quotation mark, or write the line break as \\n.`,
  'json.control-in-string': (a: { found: string }) =>
    `The control character ${a.found} may not stand unescaped in a string (RFC 8259, section 7).`,
  'json.escape': (a: { found: string }) =>
    `${a.found} is no escape sequence. Allowed after the backslash: " \\ / b f n r t, or u and four hexadecimal digits.`,
  'json.number': (a: { found: string }) =>
    `${a.found} is no JSON number. Write digits without leading zeros, a full stop before decimals, and no plus sign.`,
  'json.value': (a: { found: string }) =>
    `A value must stand here, but ${a.found} does. A value is an object, an array, a string in double quotation marks, a number, true, false or null.`,
  'json.trailing-comma': (a: { found: string }) => `Nothing follows the comma before ${a.found}. Take the comma away.`,
  'json.comma-in-object': (a: { found: string }) => `"," or "}" must stand here, but ${a.found} does.`,
  'json.comma-in-array': (a: { found: string }) => `"," or "]" must stand here, but ${a.found} does.`,
  'json.colon': (a: { found: string }) => `":" must stand between a member's name and its value, but ${a.found} does.`,
  'json.name': (a: { found: string }) =>
    `A member name in double quotation marks must stand here, but ${a.found} does.`,
  'json.single-quotes': () => 'JSON has only double quotation marks for strings and names.',
  'json.comment': () => 'JSON has no comments. Take the comment away.',
  'json.after-end': (a: { found: string }) => `The JSON value has ended, but ${a.found} follows it.`,
  'json.second-value': (a: { found: string }) =>
    `The JSON value has ended, but ${a.found} begins another. A file with one record on each line is NDJSON: name it .ndjson.`,
  'json.duplicate-member': (a: { name: string; first: number }) =>
    `The member "${a.name}" is already on line ${a.first} of the same object. Receivers keep different ones, or neither (RFC 8259, section 4).`,
  'json.number-range': (a: { found: string }) =>
    `The number ${a.found} is beyond what receivers can be trusted to read exactly (RFC 8259, section 6). Send it as a string if every digit counts.`,
  'json.byte-order-mark': () =>
    'The file begins with a byte order mark, which may not be sent (RFC 8259, section 8.1). It was stepped over.',
  'json.foreign-encoding': (a: { encoding: string }) =>
    `The file is ${a.encoding}. JSON between systems is UTF-8 (RFC 8259, section 8.1): save or export it as UTF-8.`,
  'json.invalid-utf8': (a: { byte: string; offset: number }) =>
    `The byte ${a.byte} at offset ${a.offset} is not UTF-8. Save or export the file as UTF-8 (RFC 8259, section 8.1).`,
  'json.lone-surrogate': (a: { code: string; offset: number }) =>
    `U+${a.code} at offset ${a.offset} is half a character: a surrogate without its other half (RFC 8259, section 8.2).`,
  'json.too-deep': (a: { limit: number }) =>
    `Objects and arrays lie more than ${a.limit} deep inside one another; the tool reads no deeper.`,
  'json.too-large': (a: { limit: number }) =>
    `This is larger than ${counted(a.limit, 'byte', 'bytes')} as one value; the tool reads no more. Deliver the records as NDJSON or as one array.`,
  'json.record-too-large': (a: { limit: number }) =>
    `This record is larger than ${counted(a.limit, 'byte', 'bytes')}; the tool reads no more of it, and it was not tested.`,
  'json.envelope-too-large': (a: { limit: number }) =>
    `What stands around the array of records is larger than ${counted(a.limit, 'byte', 'bytes')}; the tool reads no more of it.`,
  'json.more-problems': (a: { count: number }) =>
    `The document has ${counted(a.count, 'more problem', 'more problems')} of this kind, which ${isOne(a.count) ? 'is' : 'are'} not listed.`,
  'ndjson.line-ends': () =>
    'The line ends in the middle of a value. In NDJSON each record stands on one line; a file with one JSON value over several lines is named .json.',
}
