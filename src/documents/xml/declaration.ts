import { message } from '../../messages/speaker.ts'
import type { Reader } from './reader.ts'
import { lineOf, refuse } from './refusal.ts'

const s = '[ \\t\\r\\n]'
const quoted = (value: string) => `${s}*=${s}*(?:"${value}"|'${value}')`
const declaration = new RegExp(
  `^<\\?xml${s}+version${quoted('1\\.[0-9]+')}(?:${s}+encoding${quoted('[A-Za-z][A-Za-z0-9._-]*')})?` +
    `(?:${s}+standalone${quoted('(?:yes|no)')})?${s}*$`,
)

/** Code units of an XML declaration, which has little to say. */
export const longestDeclaration = 1_000

/** Steps over the XML declaration, when there is one, and refuses one that is not right (XML 1.0, production 23). */
export function readDeclaration(reader: Reader): void {
  const { source } = reader
  if (!/^<\?xml[ \t\r\n?]/.test(source)) return
  const end = source.indexOf('?>')
  if (end < 0) refuse(source.length, message('xml.ends-in-instruction', { opened: lineOf(source, 0) }))
  if (end > longestDeclaration || !declaration.test(source.slice(0, end))) refuse(0, message('xml.declaration'))
  reader.index = end + 2
}
