import type { Entity, Period, PersonReference, Reference } from './record-parts.ts'

export type StudyPlan = Entity &
  Period & {
    readonly student: PersonReference
    readonly content: readonly {
      readonly title: string
      readonly type:
        | ('Gymnasiegemensamma' | 'Programgemensamma' | 'Gymnasiearbete' | 'Inriktning' | 'Programfördjupning')
        | ('Individuellt val' | 'Borttagna' | 'Utökade')
      readonly points: number
      readonly syllabuses: readonly (Partial<Period> & {
        readonly syllabus: Reference
        readonly note?: string
        readonly hours?: number
      })[]
    }[]
    readonly notes?: readonly {
      readonly type:
        | ('Anteckningar' | 'Elevens mål med studierna' | 'Validering av kunskaper och kompetenser')
        | 'Andra insatser som är gynnsamma för elevens kunskapsutveckling'
        | 'Elevens tidigare arbetslivserfarenhet och studier'
      readonly note: string
    }[]
  }

export type Grade = Entity & {
  readonly student: PersonReference
  readonly organisation: Reference
  readonly registeredBy: PersonReference
  readonly gradingTeacher: PersonReference
  readonly group: Reference
  readonly registeredDate: string
  readonly gradeValue: string
  readonly finalGrade: boolean
  readonly trial: boolean
  readonly adaptedStudyPlan: string
  readonly remark?: string
  readonly converted: boolean
  readonly correctionType?: 'Ändring' | 'Rättelse'
  readonly semester: 'HT' | 'VT'
  readonly year: number
  readonly syllabus: Reference
  readonly diplomaProject?: {
    readonly title: string
    readonly description: string
    readonly titleEnglish: string
    readonly descriptionEnglish: string
  }
}
