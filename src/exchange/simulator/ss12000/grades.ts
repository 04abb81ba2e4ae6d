import { type RandomSource, randomFrom } from '../random.ts'
import { daysAfter, drawMetaSince, schoolYearOf } from './calendar.ts'
import { coursesOf } from './courses.ts'
import { lastYearsGroupKey } from './groups.ts'
import type { Municipality } from './municipality.ts'
import type { School, SchoolClass, Staff } from './outline.ts'
import type { Grade } from './pupil-records.ts'
import { pupilReference } from './pupils.ts'
import { pupilKey, schoolsOf } from './school.ts'
import { teacherAt, teachersOf } from './staff.ts'

/** The grades of last spring: in the upper years of compulsory school, and for courses of upper-secondary school. */
export function* grades(m: Municipality): Generator<Grade> {
  for (const school of schoolsOf(m)) {
    for (const [n, klass] of school.classes.entries()) {
      const courses = gradedCourses(klass)
      const teachers = teachersOf(school, klass.unit)
      for (const pupil of klass.pupils) {
        for (const [at, course] of courses.entries()) {
          yield grade(m, { school, klass, pupil, course, teacher: teacherAt(teachers, n, at) })
        }
      }
    }
  }
}

const project = 'syllabus/GYARNA'

function gradedCourses({ schoolType, year, programme }: SchoolClass): readonly string[] {
  if (schoolType === 'GY') {
    const early = year === 3 && programme === 'programme/NA' ? [project] : []
    return year > 1 ? [...coursesOf('GY', year - 1), ...early] : []
  }
  return year > 7 ? coursesOf('GR', year - 1) : []
}

interface Graded {
  readonly school: School
  readonly klass: SchoolClass
  readonly pupil: number
  readonly course: string
  readonly teacher: Staff
}

function grade(m: Municipality, { school, klass, pupil, course, teacher }: Graded): Grade {
  const id = m.id(`${pupilKey(school, pupil)}/grade/${course}`)
  const random = randomFrom(id)
  const { endDate } = schoolYearOf(m.date, 1)
  const registeredDate = daysAfter(endDate, -1 - random.below(20))
  const isCorrected = random.oneIn(15)
  return {
    id,
    meta: drawMetaSince(random, Date.parse(`${registeredDate}T12:00:00Z`) + 1000 * random.below(7200), m.date),
    student: pupilReference(m, school, pupil),
    organisation: { id: m.id(klass.unit.key) },
    registeredBy: { id: m.id(teacher.key) },
    gradingTeacher: { id: m.id(teacher.key) },
    group: { id: m.id(lastYearsGroupKey(klass)) },
    registeredDate,
    finalGrade: klass.schoolType === 'GY',
    trial: random.oneIn(20),
    adaptedStudyPlan: '',
    converted: false,
    ...(isCorrected ? correctionOf(pupil) : {}),
    semester: 'VT',
    year: Number(endDate.slice(0, 4)),
    syllabus: { id: m.id(course) },
    ...gradeOf(random, course),
  }
}

function correctionOf(pupil: number): Pick<Grade, 'correctionType' | 'remark'> {
  return pupil % 3 === 0
    ? { correctionType: 'Ändring', remark: 'Ändrad efter prövning.' }
    : { correctionType: 'Rättelse', remark: 'Rättad efter skrivfel.' }
}

function gradeOf(random: RandomSource, course: string): Pick<Grade, 'gradeValue' | 'diplomaProject'> {
  if (course !== project) return { gradeValue: random.pick(['A', 'B', 'C', 'C', 'D', 'E', 'E', 'F']) }
  return {
    gradeValue: 'E',
    diplomaProject: {
      title: 'Vattnets kvalitet i en å',
      description: 'Mätningar av syrehalt och näringsämnen under en termin.',
      titleEnglish: 'Quality of the water in a stream',
      descriptionEnglish: 'Measurements of oxygen and nutrients during a term.',
    },
  }
}
