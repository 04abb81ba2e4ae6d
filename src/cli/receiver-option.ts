import { ToolError } from '../errors.ts'
import type { ReceiverAddress } from '../exchange/receiver.ts'
import { textOf } from './run-options.ts'

type Args = Readonly<Record<string, unknown>>

/**
 * Where the system under test can call us: --receiver is listened at, --receiver-url is called instead when something
 * stands between.
 * @throws ToolError `usage.option`, `usage.alone`
 */
export function receiverOf(args: Args): ReceiverAddress | undefined {
  const given = textOf(args.receiver)
  const url = textOf(args['receiver-url'])
  if (given === undefined) {
    if (url === undefined) return undefined
    throw new ToolError('usage.alone', { option: '--receiver-url', missing: '--receiver' })
  }
  const [, bracketed, name, digits] = /^(?:\[([0-9a-f:.]+)\]|([^:/\s]+)):(\d{1,5})$/i.exec(given) ?? []
  const host = bracketed ?? name
  const port = Number(digits)
  if (host === undefined || port > 65535) {
    throw new ToolError('usage.option', { option: '--receiver', value: given, allowed: 'HOST:PORT' })
  }
  if (url === undefined) {
    if (isEverywhere(host))
      throw new ToolError('usage.alone', { option: `--receiver ${given}`, missing: '--receiver-url' })
    return { host, port }
  }
  if (!/^https?:\/\/[^\s?#]+$/i.test(url) || !URL.canParse(url)) {
    throw new ToolError('usage.option', { option: '--receiver-url', value: url, allowed: 'http://…, https://…' })
  }
  return { host, port, url: url.replace(/\/+$/, '') }
}

/** An address that means all addresses can be listened at, and not be called. */
function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || /^[0:]+$/.test(host)
}
