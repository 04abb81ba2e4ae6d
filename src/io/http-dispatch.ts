import type { Dispatcher } from 'undici'
import type { Headers } from '../model/evidence.ts'
import type { WireRequest } from '../model/handler.ts'
import { type Trouble, troubleOf } from '../model/trouble.ts'
import type { WireResponse } from '../model/world.ts'
import { httpTrouble } from './http-trouble.ts'

/** The answer, or the trouble and whether any of an answer had come before it. */
export type Answer = WireResponse | { readonly trouble: Trouble; readonly hadAnswer: boolean }

/** Sends one request and waits for its whole answer, at most `timeout` milliseconds. Never rejects. */
export function dispatchOnce(dispatcher: Dispatcher, request: WireRequest, url: URL, timeout: number): Promise<Answer> {
  return new Promise(resolve => {
    const chunks: Uint8Array[] = []
    let controller: Dispatcher.DispatchController | undefined
    let status = 0
    let headers: Headers = []
    let isOver = false
    const settle = (answer: Answer) => {
      isOver = true
      clearTimeout(timer)
      resolve(answer)
    }
    const timer = setTimeout(() => {
      const kind = controller ? 'timeout' : 'connect'
      settle({ trouble: troubleOf(kind, `no answer within ${timeout} ms`), hadAnswer: status > 0 })
      controller?.abort(new Error('timeout'))
    }, timeout)
    const fail = (error: unknown) => {
      if (!isOver) settle({ trouble: httpTrouble({ error, started: controller !== undefined }), hadAnswer: status > 0 })
    }
    try {
      dispatcher.dispatch(
        {
          origin: url.origin,
          path: url.pathname + url.search,
          method: request.method,
          headers: request.headers.flat(),
          body: request.body ?? null,
        },
        {
          onRequestStart: started => {
            controller = started
            if (isOver) started.abort(new Error('timeout'))
          },
          onResponseStart: (current, statusCode) => {
            // undici takes what is below 100 for an interim answer, and would wait for another one (RFC 9110 section 15).
            if (statusCode < 100) {
              settle({ trouble: troubleOf('protocol', `status ${statusCode}`), hadAnswer: true })
              current.abort(new Error('no status'))
              return
            }
            status = statusCode
            headers = headerPairs(current.rawHeaders)
          },
          onResponseData: (_, chunk) => {
            chunks.push(chunk)
          },
          onResponseEnd: () => settle({ status, headers, body: Buffer.concat(chunks) }),
          onResponseError: (_, error) => fail(error),
        },
      )
    } catch (error) {
      fail(error)
    }
  })
}

/** Name, value, name, value: bytes as they came. Header fields are ISO 8859-1 (RFC 9110 section 5.5). */
function headerPairs(raw: Dispatcher.DispatchController['rawHeaders']): Headers {
  const flat = Array.isArray(raw) ? raw.map(item => (typeof item === 'string' ? item : item.toString('latin1'))) : []
  const pairs: (readonly [string, string])[] = []
  for (let at = 0; at + 1 < flat.length; at += 2) pairs.push([flat[at] ?? '', flat[at + 1] ?? ''])
  return pairs
}
