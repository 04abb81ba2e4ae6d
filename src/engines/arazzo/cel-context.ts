import type { Headers } from '../../model/evidence.ts'
import { requestBody } from './answer.ts'
import type { Outputs, Scope } from './resolve.ts'

/** The variables of a CEL criterion (`celVariables`). What is not there is null. */
export function celContext(scope: Scope): Readonly<Record<string, unknown>> {
  const { answered, inputs, each, pages } = scope
  const response = answered?.exchange.response
  return {
    status: response?.status ?? null,
    headers: byName(response?.headers ?? []),
    body: answered?.body ?? null,
    text: response?.body ?? '',
    request: {
      method: answered?.request.method ?? '',
      url: answered?.request.url ?? '',
      headers: byName(answered?.request.headers ?? []),
      body: answered ? (requestBody(answered.request) ?? null) : null,
      sentAt: answered?.exchange.startedAt ?? '',
    },
    inputs: inputs.values,
    steps: Object.fromEntries([...scope.steps].map(([id, outputs]) => [id, { outputs: plain(outputs) }])),
    pages: pages ?? (answered ? [answered.body ?? null] : []),
    each: each?.item ?? null,
    connection: answered?.exchange.connection ?? null,
  }
}

function byName(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]))
}

function plain(outputs: Outputs): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...outputs].flatMap(([name, output]) => (output.found ? [[name, output.value]] : [])))
}
