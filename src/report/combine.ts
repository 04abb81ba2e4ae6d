import { ToolError } from '../errors.ts'
import type { Combined, CombinedPart } from '../model/combined.ts'
import type { Report } from '../model/report.ts'
import type { Text } from '../model/text.ts'
import { overallWords } from '../model/verdict.ts'

/**
 * Reports of one system as one. The result is the worst of theirs: a system conforms when each of its exchanges does.
 * @throws ToolError `combine.other-system` when they are not of the same system and version, `combine.twice` when one is
 * there twice
 */
export function combine(parts: readonly [CombinedPart, ...CombinedPart[]], title?: Text): Combined {
  const [first] = parts
  const system = systemOf(first.report)
  parts.forEach((part, at) => {
    const twin = parts.slice(0, at).find(({ report }) => report.reportId === part.report.reportId)
    if (twin) throw new ToolError('combine.twice', { first: twin.path, second: part.path })
    if (JSON.stringify(systemOf(part.report)) !== JSON.stringify(system))
      throw new ToolError('combine.other-system', {
        ...{ first: first.path, ours: systemName(first.report) },
        ...{ second: part.path, theirs: systemName(part.report) },
      })
  })
  const found = new Set(parts.map(({ report }) => report.overall))
  const times = parts.map(({ report }) => report)
  return {
    ...(title ? { title } : {}),
    system,
    overall: overallWords.find(word => found.has(word)) ?? 'invalid',
    startedAt: earliest(times.map(({ startedAt }) => startedAt)),
    finishedAt: latest(times.map(({ finishedAt }) => finishedAt)),
    parts,
  }
}

function systemOf({ sut: { supplier, product, version } }: Report): Combined['system'] {
  return {
    ...(supplier === undefined ? {} : { supplier }),
    ...(product === undefined ? {} : { product }),
    ...(version === undefined ? {} : { version }),
  }
}

function systemName({ sut: { supplier, product, version } }: Report): string {
  return [supplier, product, version].filter(Boolean).join(' ') || '–'
}

function earliest(times: readonly string[]): string {
  return times.reduce((found, each) => (Date.parse(each) < Date.parse(found) ? each : found))
}

function latest(times: readonly string[]): string {
  return times.reduce((found, each) => (Date.parse(each) > Date.parse(found) ? each : found))
}
