import type { Combined, CombinedPart } from '../../model/combined.ts'
import { reportDigest } from '../digest.ts'
import { partRows } from './facts.ts'

/** `combined.json` (`reports/schema/combined-1.schema.json`): what the parts give together, and the digest of each. */
export function combinedJson(combined: Combined): string {
  const { parts, ...rest } = combined
  return `${JSON.stringify({ schema: 'samklang-combined/1', ...rest, parts: parts.map(partOf) }, null, 2)}\n`
}

function partOf(part: CombinedPart): object {
  const { name, title, path, page, report } = part
  const { profile, sut, coverage, overall, evidenceStep, reportId, startedAt, finishedAt } = report
  const { failed, remarks, open } = partRows(part)
  const ids = (rows: typeof failed) => rows.map(({ requirement }) => requirement.id)
  return {
    name,
    title,
    report: path,
    ...(page === undefined ? {} : { page }),
    digest: reportDigest(report),
    ...{ reportId, startedAt, finishedAt, evidenceStep, overall },
    profile: { id: profile.id, version: profile.version, digest: profile.digest },
    role: sut.role,
    modules: sut.modules,
    ...(sut.endpoint === undefined ? {} : { endpoint: sut.endpoint }),
    ...(sut.files === undefined ? {} : { files: sut.files }),
    coverage,
    failed: ids(failed),
    remarks: ids(remarks),
    open: ids(open),
  }
}
