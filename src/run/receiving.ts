import type { Waiting } from '../engines/arazzo/run-state.ts'
import { type Manners, openReceiver, type Receiver, type ReceiverAddress } from '../exchange/receiver.ts'
import { recordExchange } from '../exchange/record.ts'
import type { Redactor } from '../exchange/redact.ts'
import type { Exchange, StepTurn } from '../model/evidence.ts'
import { troubleOf } from '../model/trouble.ts'
import type { World } from '../model/world.ts'

/** What a step that says nothing of it answers. */
const seen = { status: 200, headers: [] }
const loopback = /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/

/**
 * Opens the receiver that the system under test calls: where the user says, else on this machine when the system is on
 * it too. A system elsewhere may not reach us, so without an address there is no receiver.
 * @throws ToolError `server.port-taken`, `server.address`
 */
export async function receiverFor(
  world: World,
  baseUrl: string,
  named: ReceiverAddress | undefined,
  manners: Manners,
): Promise<Receiver | undefined> {
  const isHere = URL.canParse(baseUrl) && loopback.test(new URL(baseUrl).hostname)
  const address = named ?? (isHere ? { host: '127.0.0.1', port: 0 } : undefined)
  return address && openReceiver(world, address, manners)
}

interface Call extends Waiting {
  readonly address: string
  readonly turn: StepTurn
}

/**
 * Waits for a call to an address, answers it and records both, or that none came: evidence too, of what the system did
 * not do.
 */
export async function received(
  world: World,
  receiver: Receiver,
  masks: Redactor,
  { address, turn, patience, answer, instruction }: Call,
): Promise<Exchange> {
  const start = world.ticks()
  const startedAt = world.now().toISOString()
  const found = await receiver.next(address, patience)
  const duration = Math.round((world.ticks() - start) * 1000) / 1000
  const about = { sentBy: turn, sender: 'sut', duration } as const
  if (found) {
    const { at, request } = found
    const response = found.answer(answer ? await answer(request) : seen)
    return recordExchange({ ...about, startedAt: at, ...masks.exchange({ request, response }) })
  }
  // Whether somebody did as they were told, nobody knows.
  const trouble = troubleOf(instruction ? 'nothing-came' : 'not-called', `${address}: ${patience / 1000} s`)
  return recordExchange({
    ...about,
    startedAt,
    ...masks.exchange({ request: { method: 'POST', url: address, headers: [] } }),
    trouble,
  })
}

/** What came without being waited for. */
export function unasked(receiver: Receiver, masks: Redactor): readonly Exchange[] {
  return receiver.rest().map(({ at, request, answer }) =>
    recordExchange({
      ...{ sender: 'sut', startedAt: at, duration: 0 },
      ...masks.exchange({ request, response: answer(seen) }),
    }),
  )
}
