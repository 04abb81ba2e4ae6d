import { fullFormats } from 'ajv-formats/dist/formats.js'

/**
 * Every format that a schema of a profile may name: does the string meet it? Same answer whatever the clock says,
 * in time linear in the length of the string.
 */
export const formats: Record<string, (value: string) => boolean> = Object.fromEntries(
  Object.entries(fullFormats).map(([name, format]) => [name, asFunction(format)]),
)

function asFunction(format: unknown): (value: string) => boolean {
  if (format instanceof RegExp) return value => format.test(value)
  if (typeof format === 'function') return value => Boolean(format(value))
  const inner = (format as { validate?: unknown }).validate
  return inner === undefined ? () => true : asFunction(inner)
}
