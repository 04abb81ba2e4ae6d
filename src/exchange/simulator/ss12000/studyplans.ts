import { randomFrom } from '../random.ts'
import { drawMeta, schoolYearOf } from './calendar.ts'
import { courses, coursesOf } from './courses.ts'
import type { Municipality } from './municipality.ts'
import type { School, SchoolClass } from './outline.ts'
import type { StudyPlan } from './pupil-records.ts'
import { leavesOn, pupilReference } from './pupils.ts'
import { pupilKey, schoolsOf } from './school.ts'

/** The individual study plan of each pupil in upper-secondary school: what is read in which of three years. */
export function* studyplans(m: Municipality): Generator<StudyPlan> {
  for (const school of schoolsOf(m)) {
    for (const klass of school.classes) {
      if (klass.schoolType !== 'GY') continue
      for (const pupil of klass.pupils) yield studyplan(m, school, klass, pupil)
    }
  }
}

function studyplan(m: Municipality, school: School, klass: SchoolClass, pupil: number): StudyPlan {
  const id = m.id(`${pupilKey(school, pupil)}/studyplan`)
  const random = randomFrom(id)
  const { startDate } = schoolYearOf(m.date, klass.year - 1)
  const left = leavesOn(m, school, pupil)
  const notes = [
    { type: 'Elevens mål med studierna' as const, note: 'Vill läsa vidare efter gymnasiet.' },
    { type: 'Anteckningar' as const, note: 'Planen är genomgången med eleven.' },
    ...(pupil % 2 === 0 ? furtherNotes : []),
  ]
  return {
    id,
    student: pupilReference(m, school, pupil),
    meta: drawMeta(random, m.date),
    content: [common(m, klass, left), ...diplomaProject(m, klass), ...chosen(m, pupil)],
    ...(random.oneIn(3) ? { notes } : {}),
    startDate,
    ...endOf(m, klass, left),
  }
}

/** A plan ends with the third year, or when the pupil leaves. */
function endOf(m: Municipality, { year }: SchoolClass, left: string | undefined): Pick<StudyPlan, 'endDate'> {
  const endDate = left ?? (year === 3 ? m.schoolYear.endDate : undefined)
  return endDate === undefined ? {} : { endDate }
}

/** What everybody reads; of a pupil who leaves, what had begun. */
function common(m: Municipality, klass: SchoolClass, left = '9999-12-31'): StudyPlan['content'][0] {
  const planned = [1, 2, 3]
    .map(year => [year, schoolYearOf(m.date, klass.year - year)] as const)
    .filter(([, { startDate }]) => startDate <= left)
    .flatMap(([year, { startDate, endDate }]) =>
      coursesOf('GY', year).map(course => ({ course, startDate, endDate: endDate < left ? endDate : left })),
    )
  return {
    title: 'Gymnasiegemensamma ämnen',
    type: 'Gymnasiegemensamma',
    points: planned.reduce((sum, { course }) => sum + (courses[course]?.points ?? 0), 0),
    syllabuses: planned.map(({ course, ...period }) => ({ syllabus: { id: m.id(course) }, ...period, hours: 86 })),
  }
}

const furtherNotes = [
  { type: 'Andra insatser som är gynnsamma för elevens kunskapsutveckling' as const, note: 'Studiehandledning.' },
  { type: 'Elevens tidigare arbetslivserfarenhet och studier' as const, note: 'Sommararbete i förskola.' },
  { type: 'Validering av kunskaper och kompetenser' as const, note: 'Ingen.' },
]

const parts = [
  ['Programgemensamma ämnen', 'Programgemensamma', 'syllabus/RELREL01'],
  ['Inriktning', 'Inriktning', 'syllabus/ENGENG06'],
  ['Programfördjupning', 'Programfördjupning', 'syllabus/PROSPEC'],
  ['Individuellt val', 'Individuellt val', 'syllabus/PROSPEC'],
  ['Borttagna kurser', 'Borttagna', 'syllabus/IDRIDR01'],
  ['Utökat program', 'Utökade', 'syllabus/SVESVE03'],
] as const

/** What not everybody reads: one part for each pupil. */
function chosen(m: Municipality, pupil: number): StudyPlan['content'] {
  const [title, type, course] = parts[pupil % parts.length] ?? parts[0]
  return [{ title, type, points: courses[course]?.points ?? 0, syllabuses: [{ syllabus: { id: m.id(course) } }] }]
}

const project = 'syllabus/GYARNA'

/** Pupils of the science programme know what their diploma project is. */
function diplomaProject(m: Municipality, { programme }: SchoolClass): StudyPlan['content'] {
  if (programme !== 'programme/NA') return []
  const syllabuses = [{ syllabus: { id: m.id(project) }, note: 'Görs i årskurs 3.' }]
  return [{ title: 'Gymnasiearbete', type: 'Gymnasiearbete', points: courses[project]?.points ?? 0, syllabuses }]
}
