import { message } from '../messages/speaker.ts'
import type { CoverageMatrix, MatrixRow } from '../model/coverage-matrix.ts'
import type { Speaker } from '../model/reporter.ts'
import type { Coverage, CoverageRow } from '../profile/coverage.ts'
import type { Element } from '../profile/elements.ts'
import type { TestingPlace } from '../profile/tested-by.ts'
import { plainText } from '../reporters/plain-text.ts'

/** What the text tells of. */
export interface CoverageTold {
  readonly coverage: Coverage
  readonly matrix: CoverageMatrix
  readonly folder: string
  /** Names what tests each requirement. */
  readonly isWide: boolean
}

/** One part after the other: requirements, vectors, elements. Another measure is another part. */
export function coverageText(
  { coverage, matrix, folder, isWide }: CoverageTold,
  speaker: Speaker,
  more: readonly string[],
): string {
  const { profile, rows } = coverage
  const wide = Math.max(...rows.map(row => row.requirement.length))
  const lines = [
    `${profile.id}@${profile.version} ${profile.digest}`,
    '',
    ...rows.flatMap((row, at) => [rowText(row, wide, speaker), ...(isWide ? wideText(matrix.rows[at], speaker) : [])]),
    '',
    ...requirementsPart(coverage, speaker),
    ...vectorsPart(coverage, folder, speaker),
    ...faultsPart(coverage, speaker),
    ...elementsPart(coverage, speaker),
    ...more,
  ]
  return plainText(`${lines.join('\n')}\n`)
}

/** Names, a line for each kind of them. */
function wideText(row: MatrixRow | undefined, speaker: Speaker): readonly string[] {
  if (row === undefined) return []
  const named = { rules: row.rules, steps: row.steps, pass: names(row, 'pass'), fail: names(row, 'fail') }
  return Object.entries(named).flatMap(([kind, all]) => {
    return all.length === 0 ? [] : [`    ${speaker.say({ key: `matrix.${kind}`, args: {} })}: ${all.join(', ')}`]
  })
}

function names({ vectors }: MatrixRow, kind: 'pass' | 'fail'): readonly string[] {
  return vectors.filter(each => each.kind === kind).map(({ name }) => name)
}

function rowText(row: CoverageRow, wide: number, speaker: Speaker): string {
  const { say, pick } = speaker
  const account = say({ key: `coverage.${row.account}`, args: {} })
  const reason = row.reason ? pick(row.reason) : waysOf(row, speaker).join(', ')
  const lack = row.lacksVector ? `. ${say(message('coverage.lacks-vector'))}` : ''
  const level = say({ key: `level.${row.level}`, args: {} })
  return `${row.requirement.padEnd(wide)}  ${level.padEnd(6)}  ${account}: ${reason}${lack}`.trimEnd()
}

/** What tests a requirement, by kind. */
function waysOf({ testedBy: places, vectors: { pass, fail } }: CoverageRow, { say }: Speaker): readonly string[] {
  const inSuites = places.filter(({ path }) => path.includes('.arazzo.'))
  const inSchemas = places.filter(({ path }) => path.endsWith('.schema.json'))
  const across = places.filter(({ path }) => path === 'profile.yaml')
  const answers = places.length - inSuites.length - inSchemas.length - across.length
  const workflows = new Set(inSuites.map(workflowOf)).size
  return [
    ...(inSchemas.length > 0 ? [say(message('coverage.by-schema', { count: `${inSchemas.length}` }))] : []),
    ...(across.length > 0 ? [say(message('coverage.by-records', { count: `${across.length}` }))] : []),
    ...(answers > 0 ? [say(message('coverage.by-answers', { count: `${answers}` }))] : []),
    ...(workflows > 0
      ? [say(message('coverage.by-suites', { workflows: `${workflows}`, count: `${inSuites.length}` }))]
      : []),
    ...(pass + fail > 0 ? [say(message('coverage.by-vectors', { pass: `${pass}`, fail: `${fail}` }))] : []),
  ]
}

function workflowOf({ path, pointer }: TestingPlace): string {
  return `${path}#${pointer.split('/').slice(0, 3).join('/')}`
}

function requirementsPart({ rows }: Coverage, { say }: Speaker): readonly string[] {
  const count = (account: CoverageRow['account']) => `${rows.filter(row => row.account === account).length}`
  const open = count('open')
  // Rounded down, so that 100 means all.
  const percent = `${Math.floor(((rows.length - Number(open)) * 1000) / rows.length) / 10}`
  const numbers = { tested: count('tested'), manual: count('manual'), reasoned: count('reasoned'), open }
  return [
    say(message('coverage.requirements', { all: `${rows.length}`, ...numbers })),
    say(message('coverage.share', { percent })),
  ]
}

function vectorsPart({ vectors, rows }: Coverage, folder: string, { say }: Speaker): readonly string[] {
  if (!vectors) return [say(message('coverage.no-vectors', { folder }))]
  const lacking = rows.filter(row => row.lacksVector).length
  const numbers = { pass: `${vectors.pass}`, fail: `${vectors.fail}`, lacking: `${lacking}` }
  return [say(message('coverage.vectors', numbers))]
}

function faultsPart({ faults }: Coverage, { say }: Speaker): readonly string[] {
  if (!faults) return []
  const numbers = { faults: `${faults.faults}`, requirements: `${faults.requirements}`, broken: `${faults.broken}` }
  return [
    say(message('coverage.faults', { ...numbers, percent: `${faults.percent}` })),
    ...faults.missing.map(
      ({ requirement, reason }) => `  ${requirement}: ${reason ?? say(message('coverage.no-fault'))}`,
    ),
  ]
}

function elementsPart({ elements }: Coverage, { say }: Speaker): readonly string[] {
  if (!elements) return [say(message('coverage.no-elements'))]
  const { properties, values, notShown } = elements
  const share = ({ shown, all }: { shown: number; all: number }) => `${shown}/${all}`
  return [
    say(message('coverage.elements', { properties: share(properties), values: share(values) })),
    ...(notShown.length > 0 ? [say(message('coverage.not-shown'))] : []),
    ...elementLines(notShown).map(line => `  ${line}`),
  ]
}

/** One line for each property, and one for the values of each list. */
function elementLines(elements: readonly Element[]): readonly string[] {
  const lines = new Map<string, string>()
  for (const { kind, name, value } of elements) {
    const key = `${kind} ${name}`
    const before = lines.get(key)
    const shown = kind === 'value' ? `${before ?? `${name}:`}${before ? ',' : ''} ${JSON.stringify(value)}` : name
    lines.set(key, shown)
  }
  return [...lines.values()]
}
