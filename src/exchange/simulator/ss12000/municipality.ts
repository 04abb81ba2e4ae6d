import { urlNamespace, uuidsIn } from '../random.ts'
import { type SchoolYear, schoolYearOf } from './calendar.ts'

/**
 * The `n`th published test number (twelve digits) of a person born on a date, from 0; nothing when there are not that
 * many. Each pair of date and `n` is asked for by at most one person, so that no two persons share a number.
 */
export type CivicNumber = (birthDate: string, n: number) => string | undefined

export interface MunicipalityOptions {
  /** Two municipalities differ when their seeds do. */
  readonly seed: string | number
  readonly schools: number
  readonly pupilsPerSchool: number
  /** The day that the data is of, as RFC 3339 full-date: nothing has a timestamp after it. */
  readonly date: string
  readonly civicNumber: CivicNumber
}

/** What every generator starts from. It holds no records: they are made, one at a time, from it. */
export interface Municipality extends MunicipalityOptions {
  readonly schoolYear: SchoolYear
  /** The id of the thing that a key names, for instance `school/3/pupil/17`. */
  readonly id: (key: string) => string
}

const defaults: MunicipalityOptions = {
  seed: 1,
  schools: 4,
  pupilsPerSchool: 60,
  date: '2025-10-15',
  civicNumber: () => undefined,
}

/**
 * A municipality that does not exist, made from a seed: the same options give the same records, byte for byte.
 * Persons carry a civic number only as far as `civicNumber` gives them one.
 */
export function municipality(options: Partial<MunicipalityOptions> = {}): Municipality {
  const all = { ...defaults, ...options }
  const namespace = uuidsIn(urlNamespace)(`urn:samklang:simulator:ss12000:${all.seed}`)
  return { ...all, schoolYear: schoolYearOf(all.date), id: uuidsIn(namespace) }
}
