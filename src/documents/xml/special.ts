import { message } from '../../messages/speaker.ts'
import { shown } from '../visible.ts'
import { code, isSpace } from './characters.ts'
import type { Reader } from './reader.ts'
import { lineOf, refuse, refuseCharacter } from './refusal.ts'
import { internName } from './resolve-name.ts'
import { nodeKind, textForm } from './tree.ts'

/** Reads what begins with `<!` or `<?` at `reader.less`. */
export function readSpecial(reader: Reader, unit: number): void {
  const { source, less } = reader
  if (unit === code.question) readInstruction(reader)
  else if (source.startsWith('!--', less + 1)) readComment(reader)
  else if (source.startsWith('![CDATA[', less + 1)) readSection(reader)
  else if (source.startsWith('!DOCTYPE', less + 1) && !reader.hasRoot)
    refuse(less, message('xml.doctype'), 'unsupported')
  else refuse(less, message('xml.markup', { found: shown(source.slice(less, less + 12)) }))
}

/** XML 1.0, production 15. */
function readComment(reader: Reader): void {
  const { source, less } = reader
  const hyphens = source.indexOf('--', less + 4)
  if (hyphens < 0) refuse(source.length, message('xml.ends-in-comment', { opened: lineOf(source, less) }))
  if (reader.at(hyphens + 2) !== code.greater) refuse(hyphens, message('xml.hyphens'))
  reader.index = hyphens + 3
  reader.tables.add(nodeKind.comment, 0, less, reader.index)
}

/** XML 1.0, production 18. */
function readSection(reader: Reader): void {
  const { source, less, tables } = reader
  if (tables.open === 0) refuse(less, message('xml.section-outside'))
  const end = source.indexOf(']]>', less + 9)
  if (end < 0) refuse(source.length, message('xml.ends-in-section', { opened: lineOf(source, less) }))
  reader.index = end + 3
  const isAfterText = tables.last !== 0 && tables.kind[tables.last] === nodeKind.text
  if (end > less + 9 || isAfterText) tables.addText(textForm.sections, less, reader.index)
}

/** XML 1.0, productions 16 and 17; the target has no colon (Namespaces in XML 1.0, section 7). */
function readInstruction(reader: Reader): void {
  const { source, less } = reader
  const to = reader.nameStop(less + 2)
  const target = source.slice(less + 2, to)
  if (/^xml$/i.test(target)) refuse(less, message(less === 0 ? 'xml.target' : 'xml.declaration-place', { target }))
  if (target.includes(':')) refuse(less + 2, message('xml.colon-in-target', { target: shown(target, 80) }))
  const end = source.indexOf('?>', to)
  if (end < 0) refuse(source.length, message('xml.ends-in-instruction', { opened: lineOf(source, less) }))
  if (end > to && !isSpace(reader.at(to))) refuseCharacter(source, to, found => message('xml.after-target', { found }))
  reader.index = end + 2
  reader.tables.add(nodeKind.instruction, internName(reader, '', target, less), less, reader.index)
}
