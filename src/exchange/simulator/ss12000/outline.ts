import type { DutyRole, SchoolType } from './records.ts'

export type SchoolKind = 'grundskola' | 'gymnasieskola' | 'förskola'

export interface Unit {
  readonly key: string
  readonly name: string
  readonly schoolUnitCode: string
  readonly schoolTypes: readonly SchoolType[]
}

/** Pupils of one year who belong together; one `Klass`, one `Mentor` and some `Undervisning` groups are made of it. */
export interface SchoolClass {
  readonly key: string
  readonly name: string
  readonly year: number
  readonly schoolType: SchoolType
  readonly unit: Unit
  /** Key of the programme, in upper-secondary school. */
  readonly programme?: string
  /** Indices of its pupils. */
  readonly pupils: readonly number[]
  /** Keys of the syllabuses that are taught. */
  readonly courses: readonly string[]
}

/** A department of a preschool or a leisure centre: an `Avdelning`. */
export interface Department {
  readonly key: string
  readonly name: string
  readonly schoolType: 'FS' | 'FTH'
  readonly unit: Unit
  /** Indices of the children placed there. */
  readonly children: readonly number[]
}

/** The outline of one school: who is where. Bounded by `pupilsPerSchool`, so that any number of schools can stream. */
export interface School {
  readonly index: number
  readonly key: string
  readonly name: string
  readonly kind: SchoolKind
  /** How many schools of the same kind come before this one. */
  readonly ordinal: number
  readonly units: readonly [Unit, ...Unit[]]
  readonly classes: readonly SchoolClass[]
  readonly departments: readonly Department[]
  readonly pupils: number
  readonly perYear: number
  readonly years: readonly number[]
  readonly families: number
  readonly staff: readonly Staff[]
}

/** Someone who works at a school. The person and each duty have keys of their own. */
export interface Staff {
  readonly key: string
  readonly index: number
  readonly role: DutyRole
  /** Where each duty is: a unit, or the whole school. */
  readonly places: readonly { readonly dutyKey: string; readonly at: string; readonly unit?: Unit }[]
  /** Department that the person works in. */
  readonly department?: Department
}
