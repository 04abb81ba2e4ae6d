import type { Handler } from '../../../model/handler.ts'
import { sdkReceiver } from './receiver.ts'
import { sdkSender } from './sender.ts'

/** A party of SDK: it takes messages at its base address, and sends those that its driver is asked for at `/send`. */
export function sdkParty(options: Parameters<typeof sdkSender>[0]): Handler {
  const receive = sdkReceiver(options)
  const send = sdkSender(options)
  return request => {
    const isWish = request.method === 'POST' && request.url.split('?')[0] === '/send'
    return isWish ? send(request) : receive(request)
  }
}
