import { type ErrorCode, ToolError } from '../errors.ts'
import { parseJson } from './json-scanner.ts'
import type { JsonLimits } from './limits.ts'
import { type ProblemKind, problemWeights } from './problem.ts'

/**
 * Reads a file of ours or of the user's (a profile, a HAR, a report), where wrong JSON is wrong use and not a finding.
 * Duplicate members are refused too: one of them would be lost in silence.
 * @throws ToolError `json.syntax`, `json.too-deep`, `json.too-large` or `file.encoding`, with line, column and cause
 */
export function readJson(source: string | Uint8Array, where: string, limits?: Partial<JsonLimits>): unknown {
  const { value, problems } = parseJson(source, limits)
  const problem = problems.find(({ kind }) => problemWeights[kind] !== 'remark')
  if (problem === undefined) return value
  const { line, column, message } = problem
  throw new ToolError(codes[problem.kind] ?? 'json.syntax', {
    ...message.args,
    where,
    line,
    column,
    problem: message.key,
  })
}

const codes: Partial<Record<ProblemKind, ErrorCode>> = {
  encoding: 'file.encoding',
  'too-deep': 'json.too-deep',
  'too-large': 'json.too-large',
}
