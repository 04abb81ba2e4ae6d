import { expect, it } from 'vitest'
import type { DocumentType, Profile, XmlDocumentType } from '../../model/profile.ts'
import { takenOver } from './taken-over.ts'

const text = { sv: 'x', en: 'x' }
const kind = (id: string, fileNames: readonly string[], members: readonly string[] = []): DocumentType => {
  return { id, module: 'm', schema: `${id}.schema.json`, fileNames, members, title: text }
}
const old = { documents: [kind('room', ['room*.json', '*-rooms'], ['id', 'seats'])], xmlDocuments: [] }
const takes = (fresh: DocumentType | XmlDocumentType, before: object = old) =>
  takenOver(before as unknown as Profile, fresh, () => ['id', 'seats', 'floor']) !== undefined

it.each<[string, boolean, readonly string[], readonly string[]]>([
  ['another name', false, ['house*.json'], []],
  ['a name with more letters', true, ['rooms-*.json'], []],
  ['a name with fewer letters, which is asked last', false, ['r*.json'], []],
  ['a name in other letters', true, ['ROOM*.JSON'], []],
  ['a name that may end and begin so', true, ['roomy-*'], []],
  ['a name without a run', true, ['my-rooms'], []],
  ['a name that cannot end so', false, ['my-rooms.'], []],
  ['members that a room has', true, [], ['id', 'floor']],
  ['members of which a room has one fewer', false, [], ['id', 'height']],
  ['fewer members', false, [], ['id']],
])('a kind known by %s takes files of another: %s', (_, expected, fileNames, members) => {
  expect(takes(kind('new', fileNames, members))).toBe(expected)
})

it('a kind of XML takes files of another with the same root element', () => {
  const xml = (name: string) => ({ id: name, module: 'm', title: text, root: { namespace: 'urn:a', name } })
  const before = { documents: [], xmlDocuments: [xml('Order')] }
  expect(takes({ ...xml('Order'), id: 'other' }, before)).toBe(true)
  expect(takes(xml('Reply'), before)).toBe(false)
})
