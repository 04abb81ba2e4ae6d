import { randomFrom } from '../random.ts'
import { drawMeta, schoolYearOf } from './calendar.ts'
import { courses, coursesOf } from './courses.ts'
import type { Municipality } from './municipality.ts'
import type { School, SchoolClass } from './outline.ts'
import type { StudyPlan } from './pupil-records.ts'
import { pupilReference } from './pupils.ts'
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
  const notes = [
    { type: 'Elevens mål med studierna' as const, note: 'Vill läsa vidare efter gymnasiet.' },
    { type: 'Anteckningar' as const, note: 'Planen är genomgången med eleven.' },
    ...(pupil % 2 === 0 ? furtherNotes : []),
  ]
  return {
    id,
    student: pupilReference(m, school, pupil),
    meta: drawMeta(random, m.date),
    content: [common(m, klass), ...diplomaProject(m, klass), ...chosen(m, pupil)],
    ...(random.oneIn(3) ? { notes } : {}),
    startDate,
    // The third year is the last.
    ...(klass.year === 3 ? { endDate: m.schoolYear.endDate } : {}),
  }
}

function common(m: Municipality, klass: SchoolClass): StudyPlan['content'][0] {
  const planned = [1, 2, 3].flatMap(year => coursesOf('GY', year).map(course => [year, course] as const))
  return {
    title: 'Gymnasiegemensamma ämnen',
    type: 'Gymnasiegemensamma',
    points: planned.reduce((sum, [, course]) => sum + (courses[course]?.points ?? 0), 0),
    syllabuses: planned.map(([year, course]) => {
      const { startDate, endDate } = schoolYearOf(m.date, klass.year - year)
      return { syllabus: { id: m.id(course) }, startDate, endDate, hours: 86 }
    }),
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
