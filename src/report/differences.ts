import { isDeepStrictEqual } from 'node:util'
import type { Difference } from '../model/difference.ts'
import { groupBy } from '../model/group-by.ts'
import type { Report } from '../model/report.ts'

/** Compared by requirement, or what two makings of one report need not share: when it was written, and its id of that. */
const apart: readonly string[] = ['requirements', 'verdicts', 'findings', 'issuedAt', 'reportId', 'expectedFailures']

/** What a stated report says otherwise than one that was found from the evidence. None when they say the same. */
export function differences(stated: Report, found: Report): readonly Difference[] {
  const ids = [...new Set([...idsOf(stated), ...idsOf(found)])]
  const [saidOf, foundOf] = [partsOf(stated), partsOf(found)]
  const members = [...new Set([...Object.keys(stated), ...Object.keys(found)])].filter(name => !apart.includes(name))
  return [
    ...ids.flatMap(id => ofRequirement(id, saidOf(id), foundOf(id))),
    ...members
      .filter(name => !isDeepStrictEqual(Reflect.get(stated, name), Reflect.get(found, name)))
      .map(member => ({ part: 'member' as const, member })),
  ]
}

type Parts = ReturnType<ReturnType<typeof partsOf>>

function ofRequirement(requirement: string, stated: Parts, found: Parts): readonly Difference[] {
  const word = { stated: stated.verdict?.verdict, found: found.verdict?.verdict }
  if (word.stated !== word.found) {
    return [
      {
        part: 'verdict',
        requirement,
        ...(word.stated === undefined ? {} : { stated: word.stated }),
        ...(word.found === undefined ? {} : { found: word.found }),
      },
    ]
  }
  if (!isDeepStrictEqual(stated.row, found.row)) return [{ part: 'requirement', requirement }]
  if (!isDeepStrictEqual(stated.findings, found.findings)) return [{ part: 'findings', requirement }]
  return isDeepStrictEqual(stated.verdict, found.verdict) ? [] : [{ part: 'details', requirement }]
}

function partsOf({ requirements, verdicts, findings }: Report) {
  const rows = new Map(requirements.map(row => [row.id, row]))
  const words = new Map(verdicts.map(verdict => [verdict.requirement, verdict]))
  const observed = groupBy(findings, ({ requirement }) => requirement)
  return (id: string) => ({ row: rows.get(id), verdict: words.get(id), findings: observed.get(id) ?? [] })
}

function idsOf({ requirements, verdicts, findings }: Report): readonly string[] {
  return [
    ...requirements.map(({ id }) => id),
    ...verdicts.map(({ requirement }) => requirement),
    ...findings.map(({ requirement }) => requirement),
  ]
}
