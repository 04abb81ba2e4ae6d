/** RFC 4122 UUID of any version and variant, in either case, without `urn:uuid:`. By hand: most records hold several. */
export function isUuid(value: string): boolean {
  if (value.length !== 36) return false
  for (let index = 0; index < 36; index++) {
    const code = value.charCodeAt(index)
    const isRight = index === 8 || index === 13 || index === 18 || index === 23 ? code === 0x2d : isHexDigit(code)
    if (!isRight) return false
  }
  return true
}

function isHexDigit(code: number): boolean {
  const lower = code | 0x20
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x66)
}
