/** Code units that markup is made of. */
export const code = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  exclamation: 33,
  quotation: 34,
  hash: 35,
  ampersand: 38,
  apostrophe: 39,
  hyphen: 45,
  slash: 47,
  colon: 58,
  semicolon: 59,
  less: 60,
  equals: 61,
  greater: 62,
  question: 63,
} as const

/** Of ASCII: 3 may begin a name, 2 may stand in one (XML 1.0 5th edition, productions 4 and 4a), 0 neither. */
export const nameClass: Uint8Array = new Uint8Array(128)
for (const [from, to, kind] of [
  ['A', 'Z', 3],
  ['a', 'z', 3],
  ['_', '_', 3],
  [':', ':', 3],
  ['0', '9', 2],
  ['-', '.', 2],
] as const) {
  nameClass.fill(kind, from.charCodeAt(0), to.charCodeAt(0) + 1)
}

/** White space (production 3). */
export function isSpace(unit: number): boolean {
  return unit === code.space || unit === code.lineFeed || unit === code.tab || unit === code.carriageReturn
}

/** Code units of the name character at an index: 0 when none stands there, 2 for a surrogate pair. */
export function nameUnits(text: string, index: number, isStart: boolean): number {
  const point = text.codePointAt(index) ?? 0
  if (point < 128) return (nameClass[point] as number) >= (isStart ? 3 : 2) ? 1 : 0
  if (!(isWideStart(point) || (!isStart && isWidePart(point)))) return 0
  return point > 0xffff ? 2 : 1
}

function isWideStart(point: number): boolean {
  if (point < 0x300) return point >= 0xc0 && point !== 0xd7 && point !== 0xf7
  return within(startRanges, point)
}

function isWidePart(point: number): boolean {
  return point === 0xb7 || within(partRanges, point)
}

function within(ranges: readonly (readonly [from: number, to: number])[], point: number): boolean {
  return ranges.some(([from, to]) => point >= from && point <= to)
}

const startRanges = [
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
] as const

const partRanges = [
  [0x300, 0x36f],
  [0x203f, 0x2040],
] as const

/** A character that no XML document may hold, not even as a reference (production 2). */
export function isCharacter(point: number): boolean {
  if (point < 0x20) return point === 9 || point === 10 || point === 13
  return point < 0xd800 || (point > 0xdfff && point < 0xfffe) || (point > 0xffff && point <= 0x10ffff)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
export const illegalCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
