import type { Profile } from '../model/profile.ts'
import type { Level, Requirement } from '../model/requirement.ts'
import type { Text } from '../model/text.ts'
import type { Element } from './elements.ts'
import type { TestingPlace } from './tested-by.ts'

/** How many files show that a requirement is kept, and how many that a breach of it is found. */
export interface VectorCount {
  readonly pass: number
  readonly fail: number
}

/** What stands for one requirement. `open` is what nobody has accounted for. */
export interface CoverageRow {
  readonly requirement: string
  readonly level: Level
  readonly account: 'tested' | 'manual' | 'reasoned' | 'open'
  readonly testedBy: readonly TestingPlace[]
  /** Why nothing tests it, or what a person has to look at. */
  readonly reason?: Text
  readonly vectors: VectorCount
  /** A file alone can break it, and no vector does, or none shows it kept. */
  readonly lacksVector: boolean
}

/** What samples never showed. */
export interface ElementCoverage {
  readonly properties: { readonly all: number; readonly shown: number }
  readonly values: { readonly all: number; readonly shown: number }
  readonly notShown: readonly Element[]
}

/** What a reference server that can be told to do wrong says of the suites: the mutation score. */
export interface FaultCoverage {
  readonly faults: number
  /** Requirements on those whom the server stands for, as far as they are tested. */
  readonly requirements: number
  /** Those that a fault breaks; tests demand that each fault is caught by its own requirement. */
  readonly broken: number
  /** Their share, in percent with one decimal, rounded down, so that 100 means all. */
  readonly percent: number
  readonly missing: readonly { readonly requirement: string; readonly reason?: string }[]
}

/** All that is known of how well a profile is tested. */
export interface Coverage {
  readonly profile: { readonly id: string; readonly version: string; readonly digest: string }
  readonly rows: readonly CoverageRow[]
  /** Absent when there are no vectors to look at: nothing is then said of them. */
  readonly vectors?: { readonly folder: string } & VectorCount
  readonly elements?: ElementCoverage
  readonly faults?: FaultCoverage
}

/** Vectors of a profile, by requirement. */
export interface Vectors {
  readonly folder: string
  readonly counts: ReadonlyMap<string, VectorCount>
}

/** Accounts for every requirement of a profile. */
export function coverageOf(
  profile: Profile,
  testedBy: ReadonlyMap<string, readonly TestingPlace[]>,
  vectors: Vectors | undefined,
  elements: ElementCoverage | undefined,
  faults: FaultCoverage | undefined,
): Coverage {
  const { id, version, digest, requirements } = profile
  const counts = [...(vectors?.counts.values() ?? [])]
  const sum = (of: keyof VectorCount) => counts.reduce((total, count) => total + count[of], 0)
  return {
    profile: { id, version, digest },
    rows: requirements.map(row => rowOf(row, testedBy.get(row.id) ?? [], vectors)),
    ...(vectors ? { vectors: { folder: vectors.folder, pass: sum('pass'), fail: sum('fail') } } : {}),
    ...(elements ? { elements } : {}),
    ...(faults ? { faults } : {}),
  }
}

/**
 * Counts the requirements on a role that faults of its reference server break.
 * @param faults the requirement that each fault breaks; undefined for one that makes the server not answer at all
 * @param reasons why no fault can break a requirement, by id
 */
export function faultCoverage(
  { requirements }: Profile,
  roles: readonly string[],
  faults: readonly (string | undefined)[],
  reasons: Readonly<Record<string, string>>,
): FaultCoverage {
  const tested = requirements.filter(
    row => roles.some(role => row.roles.includes(role)) && !row.notTested && !row.manual,
  )
  const broken = new Set(faults)
  const missing = tested.flatMap(({ id }) => {
    const reason = reasons[id]
    return broken.has(id) ? [] : [{ requirement: id, ...(reason === undefined ? {} : { reason }) }]
  })
  const counts = { requirements: tested.length, broken: tested.length - missing.length }
  const percent = Math.floor((counts.broken * 1000) / Math.max(1, counts.requirements)) / 10
  return { faults: faults.length, ...counts, percent, missing }
}

/**
 * True when every requirement is accounted for, each that a file can break has the vectors to prove it, and each that a
 * reference server can break has a fault, or the reason why it has none.
 */
export function isComplete({ rows, faults }: Coverage): boolean {
  const areAccounted = rows.every(row => row.account !== 'open' && !row.lacksVector)
  return areAccounted && (faults?.missing ?? []).every(({ reason }) => reason !== undefined)
}

function rowOf(row: Requirement, places: readonly TestingPlace[], vectors: Vectors | undefined): CoverageRow {
  const account = accountOf(row, places)
  const count = vectors?.counts.get(row.id) ?? { pass: 0, fail: 0 }
  const byFile = row.roles.includes('document') && places.some(isInFiles)
  const reason = row.notTested ?? row.manual
  return {
    requirement: row.id,
    level: row.level,
    account,
    testedBy: places,
    ...(reason ? { reason } : {}),
    vectors: count,
    lacksVector: vectors !== undefined && account === 'tested' && byFile && Math.min(count.pass, count.fail) === 0,
  }
}

function accountOf({ notTested, manual }: Requirement, places: readonly TestingPlace[]): CoverageRow['account'] {
  if (notTested) return 'reasoned'
  if (manual) return 'manual'
  return places.length > 0 ? 'tested' : 'open'
}

/** Schemas and rules across records judge files; suites and the API description judge calls. */
function isInFiles({ path }: TestingPlace): boolean {
  return path.endsWith('.schema.json') || path === 'profile.yaml'
}
