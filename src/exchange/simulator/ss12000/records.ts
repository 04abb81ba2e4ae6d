import type {
  Absence,
  AggregatedAttendance,
  Attendance,
  AttendanceEvent,
  AttendanceSchedule,
  CalendarEvent,
} from './day-records.ts'
import type { Grade, StudyPlan } from './pupil-records.ts'
import type { Entity, Period, PersonReference, Reference, SecurityMarking } from './record-parts.ts'

/**
 * The records that the simulator makes, as SS 12000:2020 version 2.1.0 names their members. Only members that the
 * generator fills are listed. Dates are RFC 3339 full-date, times RFC 3339 date-time.
 */

export type OrganisationType =
  | ('Huvudman' | 'Förvaltning' | 'Skola' | 'Skolenhet' | 'Verksamhetsområde')
  | ('Rektorsområde' | 'Varumärke' | 'Bolag' | 'Övrigt')
export type SchoolType =
  | (
      | 'FS'
      | 'FKLASS'
      | 'FTH'
      | 'GR'
      | 'GY'
      | 'OPPFTH'
      | 'GRS'
      | 'TR'
      | 'SP'
      | 'SAM'
      | 'GYS'
      | 'SFI'
      | 'KU'
      | 'YH'
      | 'FHS'
    )
  | ('VUX' | 'VUXSFI' | 'VUXGR' | 'VUXGY' | 'VUXSARGR' | 'VUXSARTR' | 'VUXSARGY' | 'STF' | 'KKU' | 'HS' | 'ABU' | 'AU')
  | ('SARVUX' | 'SARVUXGR' | 'SARVUXGY')

export type Organisation = Entity & {
  readonly displayName: string
  readonly organisationCode: string
  readonly organisationType: OrganisationType
  readonly organisationNumber?: string
  readonly parentOrganisation?: Reference
  readonly schoolUnitCode?: string
  readonly schoolTypes?: readonly SchoolType[]
  readonly address: {
    readonly type: 'Besöksadress' | 'Postadress' | 'Leveransadress' | 'Fakturaadress'
    readonly streetAddress: string
    readonly locality: string
    readonly postalCode: string
    readonly countyCode: number
    readonly municipalityCode: number
    readonly realEstateDesignation?: string
    readonly country: string
  }
  readonly municipalityCode: string
  readonly url: string
  readonly email: string
  readonly phoneNumber: string
  readonly contactInfo: readonly { readonly infoType: 'Support' | 'Publik'; readonly info: string }[]
  readonly startDate: string
  readonly endDate?: string
}

export type Enrolment = Period & {
  readonly enroledAt: Reference
  readonly schoolYear: number
  readonly schoolType: SchoolType
  readonly cancelled?: boolean
  readonly educationCode?: string
  readonly programme?: Reference
  readonly specification?: string
}

export type Person = Entity & {
  readonly givenName: string
  readonly middleName?: string
  readonly familyName: string
  readonly eduPersonPrincipalNames?: readonly string[]
  readonly externalIdentifiers?: readonly {
    readonly value: string
    readonly context: string
    readonly globallyUnique: boolean
  }[]
  readonly civicNo?: { readonly value: string; readonly nationality: 'SE' }
  readonly birthDate: string
  readonly sex: 'Man' | 'Kvinna' | 'Okänt'
  readonly securityMarking: SecurityMarking
  readonly personStatus: 'Aktiv' | 'Utvandrad' | 'Avliden'
  readonly emails?: readonly {
    readonly value: string
    readonly type: 'Privat' | 'Skola elev' | 'Skola personal' | 'Arbete övrigt'
  }[]
  readonly phoneNumbers?: readonly {
    readonly value: string
    readonly type: 'Hem' | 'Arbete'
    readonly mobile: boolean
  }[]
  readonly addresses?: readonly {
    readonly type: 'Folkbokföring' | 'Särskild postadress' | 'Tillfällig adress' | 'Postadress'
    readonly streetAddress: string
    readonly locality: string
    readonly postalCode: string
    readonly countyCode: number
    readonly municipalityCode: number
    readonly realEstateDesignation?: string
    readonly country: string
  }[]
  readonly photo?: string
  readonly enrolments?: readonly Enrolment[]
  readonly responsibles?: readonly {
    readonly person: PersonReference
    readonly relationType: 'Vårdnadshavare' | 'Annan ansvarig' | 'God man' | 'Utsedd behörig'
  }[]
}

export type DutyRole =
  | 'Rektor'
  | 'Lärare'
  | 'Förstelärare'
  | 'Förskollärare'
  | 'Barnskötare'
  | 'Fritidspedagog'
  | 'Speciallärare/specialpedagog'
  | 'Skolsköterska'
  | 'Kurator'
  | 'Skoladministratör'
  | ('Bibliotekarie' | 'Lärarassistent' | 'Annan personal' | 'Studie- och yrkesvägledare')
  | ('Skolläkare' | 'Skolpsykolog' | 'Övrig arbetsledning')

export type AssignmentRole = Period & {
  readonly group: Reference
  readonly assignmentRoleType:
    | ('Mentor' | 'Förskollärare' | 'Barnskötare' | 'Fritidspedagog' | 'Pedagogisk ledare' | 'Specialpedagog')
    | ('Elevhälsopersonal' | 'Schemaläggare' | 'Lärarassistent' | 'Administrativ personal')
}

export type Duty = Entity &
  Period & {
    readonly person: PersonReference
    readonly assignmentRole?: readonly AssignmentRole[]
    readonly dutyAt: Reference
    readonly dutyRole: DutyRole
    readonly description?: string
    readonly signature: string
    readonly dutyPercent: number
    readonly hoursPerYear: number
  }

type GroupType =
  | ('Undervisning' | 'Klass' | 'Mentor' | 'Avdelning')
  | ('Provgrupp' | 'Schema' | 'Personalgrupp' | 'Övrigt')

export type Group = Entity &
  Period & {
    readonly displayName: string
    readonly groupType: GroupType
    readonly schoolType: SchoolType
    readonly organisation: Reference
    readonly groupMemberships: readonly (Period & { readonly person: PersonReference })[]
  }

export type Activity = Entity &
  Period & {
    readonly displayName: string
    readonly calendarEventsRequired: boolean
    readonly activityType: 'Undervisning' | 'Elevaktivitet' | 'Provaktivitet' | 'Läraraktivitet' | 'Övrigt'
    readonly comment?: string
    readonly minutesPlanned: number
    readonly groups: readonly Reference[]
    readonly teachers: readonly (Period & {
      readonly duty: Reference
      readonly minutesPlanned: number
      readonly grader: boolean
    })[]
    readonly syllabus?: Reference
    readonly organisation: Reference
    readonly parentActivity?: Reference
  }

export type Syllabus = Entity & {
  readonly schoolType: SchoolType
  readonly subjectCode: string
  readonly subjectName: string
  readonly subjectDesignation: string
  readonly courseCode?: string
  readonly courseName?: string
  readonly startSchoolYear?: number
  readonly endSchoolYear?: number
  readonly points?: number
  readonly curriculum?:
    | ('GR2011' | 'GY2011' | 'Lgy70' | 'Lgr80' | 'Lpo94' | 'Lpf94' | 'Lpfö98' | 'GR2000' | 'GY2000' | 'GYSÄR2000')
    | ('GYVUX2000' | 'GYVUX2001' | 'GYVUX2002' | 'GRSÄR2011' | 'SPEC2011' | 'SAM2011' | 'Lvux12' | 'GYSÄR2013')
    | 'VU2013'
  readonly languageCode?: string
  readonly specialisationCourseContent?: {
    readonly title: string
    readonly description: string
    readonly titleEnglish: string
    readonly descriptionEnglish: string
  }
  readonly official: boolean
}

export type Programme = Entity & {
  readonly name: string
  readonly type:
    | ('Högskoleförberedande program' | 'Yrkesprogram' | 'Programinriktning' | 'Utgång')
    | ('Nationellt yrkespaket' | 'Regionalt yrkespaket' | 'Fjärde tekniskt år')
  readonly parentProgramme?: Reference
  readonly schoolType: 'GY'
  readonly code: string
  readonly content?: readonly {
    readonly type: 'Gymnasiegemensamma' | 'Inriktning' | 'Programfördjupning' | 'Individuellt val'
    readonly points: number
    readonly content: readonly Reference[]
  }[]
}

export type Placement = Entity &
  Period & {
    readonly placedAt: Reference
    readonly group: Reference
    readonly child: PersonReference
    readonly owners: readonly PersonReference[]
    readonly schoolType: 'FS' | 'FTH'
    readonly reason: 'Omsorgsbehov' | 'Erbjuden tid' | 'Eget behov'
    readonly maxWeeklyScheduleHours: number
  }

/** The standard gives an offering no id and no meta, but a path by id and filters on meta: it has both here. */
export type SchoolUnitOffering = Entity & {
  readonly startDate: string
  readonly offeredAt: Reference
  readonly offeredSyllabuses: readonly Reference[]
  readonly offeredProgrammes?: readonly Reference[]
}

export type Room = Entity & { readonly displayName: string; readonly seats: number; readonly owner: Reference }
export type Resource = Entity & {
  readonly displayName: string
  readonly description: string
  readonly owner: Reference
}

/** Every resource type that the generator makes, with the type of its records. */
export type Records = {
  readonly organisations: Organisation
  readonly syllabuses: Syllabus
  readonly programmes: Programme
  readonly schoolUnitOfferings: SchoolUnitOffering
  readonly persons: Person
  readonly duties: Duty
  readonly groups: Group
  readonly placements: Placement
  readonly activities: Activity
  readonly rooms: Room
  readonly resources: Resource
  readonly studyplans: StudyPlan
  readonly calendarEvents: CalendarEvent
  readonly attendances: Attendance
  readonly aggregatedAttendance: AggregatedAttendance
  readonly attendanceEvents: AttendanceEvent
  readonly attendanceSchedule: AttendanceSchedule
  readonly absences: Absence
  readonly grades: Grade
}
export type ResourceType = keyof Records
