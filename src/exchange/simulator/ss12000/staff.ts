import type { Department, School, SchoolClass, Staff, Unit } from './outline.ts'
import type { DutyRole } from './records.ts'

type Outline = Pick<School, 'key' | 'index' | 'units' | 'kind' | 'classes' | 'departments'>

/** The staff of a school: a head for all units, teachers by unit, departments' staff, and those who serve the whole school. */
export function staffOf(school: Outline): Staff[] {
  const posts = [
    { role: 'Rektor' as const, units: school.units },
    ...school.units.flatMap(unit => teachingPosts(school, unit)),
    ...school.departments.flatMap(department => departmentPosts(school, department)),
    ...(school.kind === 'förskola' ? [] : schoolWide.map(role => ({ role, units: [] }))),
    { role: 'Skoladministratör' as const, units: [] },
    ...visiting(school),
  ]
  return posts.map((post, index) => staffMember(school, post, index))
}

/** The teachers of a unit, in a fixed order. */
export function teachersOf(school: Pick<School, 'staff'>, unit: Unit): readonly Staff[] {
  return school.staff.filter(each => isTeacher(each.role) && each.places[0]?.unit === unit)
}

/** Which of a unit's teachers teaches course number `course` of class number `n` of the school. */
export function teacherAt(teachers: readonly Staff[], n: number, course: number): Staff {
  const teacher = teachers[(n + course) % teachers.length]
  if (teacher === undefined) throw new RangeError('A unit with classes has teachers.')
  return teacher
}

interface Post {
  readonly role: DutyRole
  readonly units: readonly Unit[]
  readonly department?: Department
}

const schoolWide: readonly DutyRole[] = ['Skolsköterska', 'Kurator', 'Speciallärare/specialpedagog']

/** Those of whom each school has two, so that four schools have all. */
const seldom: readonly DutyRole[] = [
  ...(['Bibliotekarie', 'Lärarassistent', 'Studie- och yrkesvägledare', 'Övrig arbetsledning'] as const),
  ...(['Skolläkare', 'Skolpsykolog', 'Annan personal'] as const),
]

function visiting({ index }: Outline): Post[] {
  return [0, 1].map(n => ({ role: seldom[(index * 2 + n) % seldom.length] ?? 'Annan personal', units: [] }))
}

const isTeacher = (role: DutyRole): boolean => role === 'Lärare' || role === 'Förstelärare'

function teachingPosts(school: Outline, unit: Unit): Post[] {
  const classes = school.classes.filter((each: SchoolClass) => each.unit === unit).length
  if (classes === 0) return []
  const count = Math.max(2, Math.ceil(classes * 1.4))
  return Array.from({ length: count }, (_, n) => ({ role: n % 6 === 5 ? 'Förstelärare' : 'Lärare', units: [unit] }))
}

function departmentPosts(school: Outline, department: Department): Post[] {
  const roles: readonly DutyRole[] =
    school.kind === 'förskola' ? ['Förskollärare', 'Förskollärare', 'Barnskötare'] : ['Fritidspedagog']
  return roles.map(role => ({ role, units: [department.unit], department }))
}

function staffMember(school: Outline, post: Post, index: number): Staff {
  const key = `${school.key}/staff/${index}`
  const places =
    post.units.length === 0
      ? [{ dutyKey: `${key}/duty/0`, at: school.key }]
      : post.units.map((unit, n) => ({ dutyKey: `${key}/duty/${n}`, at: unit.key, unit }))
  const member = { key, index, role: post.role, places }
  return post.department === undefined ? member : { ...member, department: post.department }
}

/** The mentors of class number `n`: one, and for a class of more than twenty two of them. */
export function mentorsOf(school: Pick<School, 'staff'>, klass: SchoolClass, n: number): readonly Staff[] {
  const teachers = teachersOf(school, klass.unit)
  const first = teacherAt(teachers, n, 0)
  return klass.pupils.length > 20 ? [first, teacherAt(teachers, n, 1)] : [first]
}
