import { idOf, isEntity, objects } from '../../paths.ts'
import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import { any, first, firstItem, has, isOfType } from './change.ts'
import { nowhere } from './records.ts'

/** Faults between records: each is right in itself, and they do not fit together. */
export const relationFaults = {
  'parent-is-school-unit': {
    requirement: 'SS-X02a',
    modules: ['organisations'],
    title: { sv: 'En skola har en skolenhet som överordnad', en: 'The parent of a school is a school unit' },
    data: tables => {
      const unit = tables.organisations?.find(isOfType('Skolenhet'))
      const isOther = (record: Entity): boolean =>
        isOfType('Skola')(record) && isEntity(unit?.parentOrganisation) && record.id !== unit.parentOrganisation.id
      return first('organisations', isOther, record => ({ ...record, parentOrganisation: { id: unit?.id } }))(tables)
    },
  },
  'enrolled-at-school': {
    requirement: 'SS-X08a',
    modules: ['organisations', 'persons'],
    title: {
      sv: 'En inskrivning är på en skola, inte en skolenhet',
      en: 'An enrolment is at a school, not at a school unit',
    },
    data: tables => {
      const school = tables.organisations?.find(isOfType('Skola'))
      return firstItem('persons', 'enrolments', each => ({ ...each, enroledAt: { id: school?.id } }))(tables)
    },
  },
  'pupil-in-two-classes': {
    requirement: 'SS-X10a',
    modules: ['groups', 'persons'],
    title: { sv: 'En elev går i två klasser', en: 'A pupil is in two classes' },
    data: tables => {
      const [one] = tables.groups?.filter(isClass) ?? []
      const [member] = objects(one?.groupMemberships)
      const isAnother = (group: Entity): boolean =>
        isClass(group) && group.startDate === one?.startDate && !membersOf(group).includes(idOf(member?.person))
      const join = (group: Entity): Entity => ({
        ...group,
        groupMemberships: [...objects(group.groupMemberships), ...(member === undefined ? [] : [member])],
      })
      return first('groups', isAnother, join)(tables)
    },
  },
  'programme-below-programme': {
    requirement: 'SS-X11a',
    title: { sv: 'Ett program har ett överordnat program', en: 'A programme has a parent programme' },
    data: tables => {
      const [parent, other] = tables.programmes?.filter(each => each.parentProgramme === undefined) ?? []
      return first(
        'programmes',
        each => each === other,
        each => ({ ...each, parentProgramme: { id: parent?.id } }),
      )(tables)
    },
  },
  'orientation-below-orientation': {
    requirement: 'SS-X11c',
    title: {
      sv: 'En programinriktning ligger under en annan programinriktning',
      en: 'An orientation is below another orientation',
    },
    data: tables => {
      const [parent, other] = tables.programmes?.filter(has('parentProgramme')) ?? []
      return first(
        'programmes',
        each => each === other,
        each => ({ ...each, parentProgramme: { id: parent?.id } }),
      )(tables)
    },
  },
  'dangling-parent': {
    requirement: 'SS-ORG-21',
    title: { sv: 'parentOrganisation leder till något som inte finns', en: 'parentOrganisation points at nothing' },
    data: first('organisations', isOfType('Förvaltning'), record => ({ ...record, parentOrganisation: nowhere })),
  },
  'dangling-enrolment': {
    requirement: 'SS-PERS-21',
    modules: ['organisations', 'persons'],
    title: { sv: 'enroledAt leder till något som inte finns', en: 'enroledAt points at nothing' },
    data: firstItem('persons', 'enrolments', each => ({ ...each, enroledAt: nowhere })),
  },
  'dangling-member': {
    requirement: 'SS-GRP-22',
    modules: ['groups', 'persons'],
    title: { sv: 'En gruppmedlem finns inte bland personerna', en: 'A member of a group is not among the persons' },
    data: firstItem('groups', 'groupMemberships', membership => ({ ...membership, person: nowhere })),
  },
  'dangling-duty-place': {
    requirement: 'SS-DUTY-22',
    modules: ['duties', 'organisations'],
    title: { sv: 'dutyAt leder till något som inte finns', en: 'dutyAt points at nothing' },
    data: first('duties', any, record => ({ ...record, dutyAt: nowhere })),
  },
  'dangling-activity-place': {
    requirement: 'SS-ACT-24',
    modules: ['activities', 'organisations'],
    title: { sv: 'En aktivitets organisation finns inte', en: 'The organisation of an activity does not exist' },
    data: first('activities', any, record => ({ ...record, organisation: nowhere })),
  },
  'two-objects-one-id': {
    requirement: 'SS-G24b',
    title: { sv: 'Två lokaler har samma id', en: 'Two rooms have the same id' },
    data: tables => {
      const [last, other] = tables.rooms?.toReversed() ?? []
      return first(
        'rooms',
        record => record === other,
        record => ({ ...record, id: last?.id }),
      )(tables)
    },
  },
} as const satisfies Record<string, Fault>

const isClass = (group: Entity): boolean => group.groupType === 'Klass'

const membersOf = (group: Entity): unknown[] => objects(group.groupMemberships).map(({ person }) => idOf(person))
