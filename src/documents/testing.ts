import fc from 'fast-check'
import type { JsonRecord } from '../model/check.ts'
import type { Document } from '../model/evidence.ts'
import type { DocumentProblem, RecordBatch } from './syntax.ts'

/** A text, and the index at which the value of each pointer begins. */
export interface Written {
  readonly text: string
  readonly starts: ReadonlyMap<string, number>
}

/** Random JSON texts with random white space and escapes; names include the awkward ones, and no object has one twice. */
export function writtenJson(): fc.Arbitrary<Written> {
  return fc.tuple(nodes, fc.array(fc.constantFrom(...spaces), { minLength: 1, maxLength: 20 })).map(([node, gaps]) => {
    const writer = { text: '', starts: new Map<string, number>(), gaps, turn: 0 }
    write(writer, node, '')
    gap(writer)
    return { text: writer.text, starts: writer.starts }
  })
}

/** Random sizes to cut bytes by, from single bytes to more than there are. */
export function cuts(): fc.Arbitrary<readonly number[]> {
  return fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 })
}

/** The bytes in pieces of these sizes, over and over. */
export async function* piecesOf(bytes: Uint8Array, sizes: readonly number[]): AsyncIterable<Uint8Array> {
  let from = 0
  for (let turn = 0; from < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    yield bytes.subarray(from, from + size)
    from += size
  }
}

/** A document of these bytes, read in pieces. */
export function documentOf(
  content: string | Uint8Array,
  mediaType: Document['mediaType'] = 'application/json',
  sizes: readonly number[] = [1 << 20],
): Document {
  const bytes = Buffer.from(content)
  const chunks = () => piecesOf(bytes, sizes)
  return { kind: 'document', id: 'sha256:0', name: 'a.json', mediaType, size: bytes.length, chunks }
}

/** Everything that a document gives, in one batch. */
export async function gather(batches: AsyncIterable<RecordBatch>): Promise<RecordBatch> {
  const records: JsonRecord[] = []
  const problems: DocumentProblem[] = []
  for await (const batch of batches) {
    records.push(...batch.records)
    problems.push(...batch.problems)
  }
  return { records, problems }
}

type Node = string | readonly Node[] | { readonly members: readonly (readonly [name: string, value: Node])[] }

const spaces = ['', '', '', ' ', '\n', '\r\n', '\t', '  \n ']
const names = ['__proto__', 'a/b', 'm~n', '', 'toString', 'å', '"', '\\', '0', ':"', '😀', 'data', '~1']
const strings = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom(...names))
const literals = fc.oneof(
  strings.map(text => JSON.stringify(text)),
  strings.map(escaped),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(number => JSON.stringify(number)),
  fc.integer().map(String),
  fc.constantFrom('true', 'false', 'null', '-0', '1E+2', '0.50'),
)

const { nodes } = fc.letrec<{ nodes: Node }>(tie => ({
  nodes: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    literals,
    fc.array(tie('nodes'), { maxLength: 5 }),
    fc
      .uniqueArray(fc.tuple(strings, tie('nodes')), { selector: ([name]) => name, maxLength: 5 })
      .map(members => ({ members })),
  ),
}))

// Every code unit as \uXXXX, in upper or lower case.
function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'))
  return `"${units.map((unit, index) => `\\u${index % 2 === 0 ? unit : unit.toUpperCase()}`).join('')}"`
}

interface Writer {
  text: string
  readonly starts: Map<string, number>
  readonly gaps: readonly string[]
  turn: number
}

function gap(writer: Writer): void {
  writer.text += writer.gaps[writer.turn++ % writer.gaps.length] ?? ''
}

function write(writer: Writer, node: Node, pointer: string): void {
  gap(writer)
  writer.starts.set(pointer, writer.text.length)
  if (typeof node === 'string') writer.text += node
  else if ('members' in node) {
    const writeMember = ([name, value]: readonly [string, Node]) => {
      gap(writer)
      writer.text += writer.turn % 3 === 0 ? escaped(name) : JSON.stringify(name)
      gap(writer)
      writer.text += ':'
      write(writer, value, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    }
    between(writer, node.members, '{}', writeMember)
  } else
    between(
      writer,
      node.map((item, index) => [item, index] as const),
      '[]',
      ([item, index]) => write(writer, item, `${pointer}/${index}`),
    )
}

function between<T>(writer: Writer, children: readonly T[], brackets: string, each: (child: T) => void): void {
  writer.text += brackets[0]
  for (const [index, child] of children.entries()) {
    if (index > 0) {
      gap(writer)
      writer.text += ','
    }
    each(child)
  }
  gap(writer)
  writer.text += brackets[1]
}
