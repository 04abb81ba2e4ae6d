import fc from 'fast-check'
import { expect, test } from 'vitest'
import { message } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import type { Document } from '../../model/evidence.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { openTranscript, replayCounts, replaySaid } from './transcript.ts'

const document: Document = {
  kind: 'document',
  id: 'sha256:1',
  name: 'a.json',
  mediaType: 'application/json',
  size: 1,
  chunks: async function* () {},
}

/** What a check, or a record that goes to the checks of the main thread, adds to the book. */
interface Act {
  readonly word: keyof Sink | 'record' | 'throw'
  readonly check: string
  readonly requirement: string
  readonly times: number
}

const acts = fc.record<Act>({
  word: fc.constantFrom('exercised', 'finding', 'untested', 'inapplicable', 'error', 'record', 'throw'),
  check: fc.constantFrom('schema', 'form'),
  requirement: fc.constantFrom('A', 'B', 'outside'),
  times: fc.constantFrom(1, 2, 9, 70),
})
/** Tasks of documents of acts. */
const runs = fc.array(fc.array(fc.array(acts, { maxLength: 6 }), { minLength: 1, maxLength: 3 }), { maxLength: 8 })

type Book = Pick<Ledger, 'sink' | 'guard'>

function perform(act: Act, place: string, book: Book, record: (place: string) => void): void {
  const { word, check, requirement } = act
  const sink = book.sink(check)
  if (word === 'throw') book.guard({ id: check, verifies: ['A'] }, () => raise(place))
  if (word === 'exercised') sink.exercised(requirement, act.times)
  if (word === 'throw' || word === 'exercised') return
  for (let time = 0; time < act.times; time += 1) {
    const said = message('run.no-records', { name: `${place}-${time}` })
    if (word === 'record') record(`${place}-${time}`)
    else if (word === 'finding') sink.finding({ requirement, at: { evidence: 'e', name: place }, message: said })
    else sink[word](requirement, said)
  }
}

function raise(why: string): never {
  throw new Error(why)
}

/** The check across records breaks one requirement that the documents' own checks break too. */
function across(ledger: Ledger, name: string): void {
  const said = message('run.unrecognised', { name })
  ledger.sink('unique').finding({ requirement: 'B', at: { evidence: 'e', name }, message: said })
  ledger.sink('unique').untested('A', said)
}

const inScope = new Set(['A', 'B'])
const content = ({ entries, findings }: Ledger) => ({
  findings,
  entries: [...entries]
    .map(([id, { checks, ...entry }]) => [id, { ...entry, checks: [...checks].sort() }] as const)
    .sort(),
})

test('what workers wrote, written down in the order of the documents, is what one thread writes', () => {
  fc.assert(
    fc.property(runs, fc.integer({ min: 1, max: 3 }), (tasks, threads) => {
      const alone = openLedger(inScope)
      const together = openLedger(inScope)
      const crew = Array.from({ length: threads }, openTranscript)
      for (const [number, documents] of tasks.entries()) {
        const worker = crew[number % threads] ?? openTranscript()
        for (const [at, list] of documents.entries()) {
          for (const [index, act] of list.entries()) {
            const place = `${number}/${at}/${index}`
            perform(act, place, alone, name => across(alone, name))
            perform(act, place, worker.ledger, name => {
              worker.record({ type: 'person', value: { name }, at: { pointer: '' } })
            })
          }
          const said = structuredClone(worker.takeSaid())
          replaySaid(said, document, together, (_, record) => across(together, (record.value as { name: string }).name))
        }
        replayCounts(structuredClone(worker.takeCounts()), together)
      }
      expect(content(together)).toEqual(content(alone))
    }),
    { numRuns: 300 },
  )
})
