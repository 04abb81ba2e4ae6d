import { message } from '../../messages/speaker.ts'
import type { Operation, Response } from './description.ts'
import { judgeHeader } from './header-field.ts'
import { hold, type Judgement, report } from './judgement.ts'
import { judgeContent } from './response-body.ts'

/**
 * Judges an answer by the response that the operation describes for its status: the exact status, then its range, then
 * `default` (OAS 3.1.1, 4.8.16). An answer whose status is wrong is not judged further: nothing of it may count as held.
 */
export function judgeResponse(judgement: Judgement): void {
  const { operation, answer } = judgement
  const response = responseFor(operation, answer.status)
  const args = { status: answer.status, operation: `${operation.method} ${operation.path}` }
  const expected = operation.responses.map(({ status }) => status).join(', ')
  const details = { expected, actual: String(answer.status) }
  if (!response) {
    report(judgement, operation.requirements, 'status', message('openapi.status', args), details)
  } else if (answer.status >= 500 && response.status === 'default' && judgement.serverErrorIsProblem) {
    const failed = message('openapi.server-error', args)
    if (judgement.isRequestSound()) report(judgement, response.requirements, 'status', failed, details)
  } else {
    hold(judgement, response.requirements, 'status')
    judgeHeaders(judgement, response)
    judgeContent(judgement, response)
  }
}

/** The response that describes a status, if there is one. */
function responseFor(operation: Operation, status: number): Response | undefined {
  const wanted = [String(status), `${Math.floor(status / 100)}XX`, 'default']
  return wanted.flatMap(name => operation.responses.find(response => response.status === name) ?? [])[0]
}

function judgeHeaders(judgement: Judgement, { headers, requirements }: Response): void {
  if (headers.length === 0) return
  const findings = headers.flatMap(header => judgeHeader(judgement.api, header, judgement.exchange))
  for (const { message: said, ...details } of findings) report(judgement, requirements, 'headers', said, details)
  if (findings.length === 0) hold(judgement, requirements, 'headers')
}
