import { message } from '../../messages/speaker.ts'
import type { CoverageMatrix, MatrixRow } from '../../model/coverage-matrix.ts'
import type { Speaker } from '../../model/reporter.ts'

/** What stands in a column of the matrix for a requirement: one name each. */
export interface Column {
  readonly title: string
  readonly cell: (row: MatrixRow) => readonly string[]
}

/** The columns beside the requirement's id. */
export function columnsOf({ say, pick }: Speaker): readonly Column[] {
  const vectors = (kind: 'pass' | 'fail') => (row: MatrixRow) => {
    return row.vectors.filter(each => each.kind === kind).map(({ name }) => name)
  }
  return [
    { title: say(message('matrix.level')), cell: ({ level }) => [say({ key: `level.${level}`, args: {} })] },
    { title: say(message('matrix.account')), cell: ({ account }) => [say({ key: `coverage.${account}`, args: {} })] },
    { title: say(message('matrix.rules')), cell: ({ rules }) => rules },
    { title: say(message('matrix.steps')), cell: ({ steps }) => steps },
    { title: say(message('matrix.pass')), cell: vectors('pass') },
    { title: say(message('matrix.fail')), cell: vectors('fail') },
    { title: say(message('matrix.gap')), cell: row => gapTexts(row, say) },
    { title: say(message('matrix.reason')), cell: ({ reason }) => (reason ? [pick(reason)] : []) },
  ]
}

/** What a requirement lacks, and what to do about it. */
export function gapTexts({ gaps }: MatrixRow, say: Speaker['say']): readonly string[] {
  return gaps.map(gap => say({ key: `matrix.gap.${gap}`, args: {} }))
}

/** What the gate says: nothing is missing, or how many requirements lack something, and which. */
export function gateLines({ rows }: CoverageMatrix, { say }: Speaker): readonly string[] {
  const lacking = rows.filter(({ gaps }) => gaps.length > 0)
  if (lacking.length === 0) return [say(message('matrix.complete'))]
  const musts = lacking.filter(({ level }) => level === 'MUST').length
  return [
    say(message('matrix.incomplete', { count: `${lacking.length}`, musts: `${musts}` })),
    ...lacking.map(row => {
      const level = say({ key: `level.${row.level}`, args: {} })
      return `  ${row.requirement} (${level}): ${gapTexts(row, say).join(' ')}`
    }),
  ]
}
