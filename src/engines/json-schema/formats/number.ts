const base64 = /^[A-Za-z0-9+/]*={0,2}$/

/** RFC 4648 section 4 base64 with padding: the `byte` format of OpenAPI 3.0. */
export function isByte(value: string): boolean {
  return value.length % 4 === 0 && base64.test(value)
}

/** The number formats of OpenAPI: what they narrow beyond the JSON type. */
export const numberFormats: Readonly<Record<string, (value: number) => boolean>> = {
  int32: value => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
  // JSON.parse has rounded what does not fit a double, the greatest one up to 2 ** 63: only the magnitude can still be judged.
  int64: value => Number.isInteger(value) && value >= -(2 ** 63) && value <= 2 ** 63,
  float: () => true,
  double: () => true,
}
