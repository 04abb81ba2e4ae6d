import { expect, test } from 'vitest'
import type { NamedFile } from './collect-file.ts'
import { packed, unpacked } from './packed-files.ts'
import type { SentDocument } from './same-bytes.ts'

const file: NamedFile = { path: 'out/persons.json', name: 'persons.json', isFromFolder: true }
const plain: SentDocument = {
  kind: 'document',
  id: 'sha256:00',
  name: 'persons.json',
  mediaType: 'application/json',
  size: 2,
  path: 'out/persons.json',
}

test('of a file that is as it was named only the id and the size are sent', () => {
  expect(packed({ ...plain, bytes: new Uint8Array(2) }, file)).toEqual(['sha256:00', 2])
  expect(unpacked(['sha256:00', 2], file)).toEqual(plain)
})

test.each<[string, SentDocument]>([
  ['a name that was masked', { ...plain, name: 'XXXXXXXX-XXXX.json' }],
  ['a syntax that the name does not tell', { ...plain, mediaType: 'application/xml' }],
  ['another file', { ...plain, path: 'out/others.json' }],
  ['an inventory', { ...plain, inventory: true }],
  ['masked texts', { ...plain, masked: new Set(['x']) }],
])('of a file with %s all but the bytes is sent', (_, one) => {
  const sent = packed({ ...one, bytes: new Uint8Array(2) }, file)
  expect(sent).toEqual(one)
  expect(unpacked(sent, file)).toEqual(one)
})

test('what is no document comes as it is, and an answer for more files than there were is refused', () => {
  const detail = 'notes.txt'
  const trouble = { kind: 'not-a-document', owner: 'test-data', detail } as const
  const other = { kind: 'unreadable', name: detail, trouble } as const
  expect(unpacked(other, file)).toEqual(other)
  expect(() => unpacked(['sha256:00', 2], undefined)).toThrow('more files')
})
