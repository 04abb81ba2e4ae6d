import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { RenderOptions, Speaker } from '../model/reporter.ts'
import type { VerdictWord } from '../model/verdict.ts'
import { expectedWords } from './expected.ts'
import { findingText, moduleTitle, placeLine, type Row, rowsOf, word } from './rows.ts'

/** One line of the requirement matrix. Texts come from anywhere: whoever writes them out makes them harmless. */
export interface MatrixLine {
  readonly cells: readonly (string | number)[]
  readonly verdict: VerdictWord | 'out-of-scope'
}

export interface Matrix {
  readonly columns: readonly { readonly title: string /** Characters. */; readonly width: number }[]
  readonly lines: readonly MatrixLine[]
}

/** What Digg's linter for API descriptions calls what it settled; it has no words for what was not, so ours stay. */
const diggWords: Partial<Record<VerdictWord, string>> = { passed: 'OK', failed: 'EJ OK', inapplicable: 'N/A' }

/** Place of the verdict among the columns. */
export const verdictColumn = 4

/** Every requirement of the profile on a line of its own: those in scope with their verdict, then those outside. */
export function matrixOf(report: Report, speaker: Speaker, options: RenderOptions): Matrix {
  const { say } = speaker
  const known = new Map(
    expectedWords(report, speaker).map(({ requirement, state, own }) => [requirement, `${state}: ${own}`]),
  )
  return {
    columns: [
      { title: say(message('report.requirement')), width: 14 },
      { title: say(message('report.level')), width: 9 },
      { title: say(message('report.module')), width: 18 },
      { title: say(message('report.text')), width: 60 },
      { title: say(message('report.verdict')), width: 16 },
      { title: say(message('report.reason')), width: 40 },
      { title: say(message('matrix.exercised')), width: 11 },
      { title: say(message('report.observations')), width: 13 },
      { title: say(message('matrix.first-observation')), width: 60 },
      { title: say(message('report.consequence')), width: 40 },
      { title: say(message('report.source')), width: 30 },
      { title: say(message('expected.title')), width: 40 },
    ],
    lines: [...rowsOf(report).map(row => inScope(report, row, speaker, options)), ...outOfScope(report, speaker)].map(
      line => ({ ...line, cells: [...line.cells, known.get(String(line.cells[0])) ?? ''] }),
    ),
  }
}

function inScope(report: Report, row: Row, speaker: Speaker, { matrixWords }: RenderOptions): MatrixLine {
  const { requirement, verdict, findings } = row
  const { say, pick } = speaker
  const digg = matrixWords === 'digg' ? diggWords[verdict.verdict] : undefined
  const module = moduleTitle(report, verdict.module)
  const [first] = findings
  const { clause, url } = requirement.source
  return {
    verdict: verdict.verdict,
    cells: [
      requirement.id,
      word(speaker, 'level', verdict.level),
      module ? pick(module) : verdict.module,
      pick(requirement.text),
      digg ?? word(speaker, 'verdict', verdict.verdict),
      verdict.reason ? say(verdict.reason) : '',
      verdict.exercised,
      verdict.findings,
      first ? `${placeLine(first)}: ${findingText(first, speaker)}` : '',
      requirement.consequence && verdict.verdict === 'failed' ? pick(requirement.consequence) : '',
      url === undefined ? clause : `${clause} ${url}`,
    ],
  }
}

/** The report has no more than the ids of these. */
function outOfScope(report: Report, { say }: Speaker): readonly MatrixLine[] {
  const state = say(message('report.out-of-scope'))
  return report.outOfScope.map(({ requirement, reason }) => ({
    verdict: 'out-of-scope',
    cells: [requirement, '', '', '', state, say(message(`report.out-of-scope.${reason}`)), 0, 0, '', '', ''],
  }))
}
