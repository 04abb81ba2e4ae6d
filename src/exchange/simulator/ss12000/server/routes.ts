import type { ResourceRoute } from '../../api.ts'
import { dayRoutes } from './day-routes.ts'
import { dutyRoles, groupTypes, organisationTypes, schoolTypes } from './enumerations.ts'
import { assignmentRoles, groupMemberships, one, pointing, responsibleFor, several } from './expands.ts'
import { dateFilters, member, members, metaFilters, organisationTree, ownedFilters } from './filters.ts'
import { ids, naming } from './lookups.ts'
import { activityMember, activityMembers } from './members.ts'
import { personFilters } from './person-filters.ts'
import { byRelationship, relationshipFilters } from './relations.ts'
import { row } from './row.ts'
import { ascending, byText, endDates, modifiedDesc, startDates } from './sortkeys.ts'

/**
 * The resources that the server has, one row each, from the operations of SS 12000:2020 version 2.1.0: what a list can
 * be filtered, sorted and expanded by, and what a lookup takes.
 */
export const routes: readonly ResourceRoute[] = [
  ...dayRoutes,
  row('organisations', {
    filters: {
      ...metaFilters,
      ...dateFilters,
      parent: members('uuid', 'parentOrganisation.id'),
      schoolUnitCode: members('text', 'schoolUnitCode'),
      organisationCode: members('text', 'organisationCode'),
      municipalityCode: member('text', 'municipalityCode'),
      type: members(organisationTypes, 'organisationType'),
      schoolTypes: members(schoolTypes, 'schoolTypes'),
    },
    sortkeys: { ...modifiedDesc, ...ascending('DisplayName', 'displayName') },
    lookup: {
      ...ids,
      schoolUnitCodes: naming('text', 'schoolUnitCode'),
      organisationCodes: naming('text', 'organisationCode'),
    },
  }),
  row('persons', {
    filters: { ...metaFilters, ...personFilters, ...relationshipFilters },
    together: byRelationship,
    sortkeys: {
      ...modifiedDesc,
      ...ascending('DisplayName', 'givenName', 'familyName'),
      ...byText('GivenName', 'givenName'),
      ...byText('FamilyName', 'familyName'),
      ...byText('CivicNo', 'civicNo.value'),
    },
    expands: {
      duties: pointing('duties', 'person'),
      responsibleFor,
      placements: pointing('placements', 'child'),
      ownedPlacements: pointing('placements', 'owners'),
      groupMemberships,
    },
    lookup: { ...ids, civicNos: naming('text', 'civicNo.value') },
  }),
  row('placements', {
    filters: {
      ...metaFilters,
      ...dateFilters,
      organisation: member('uuid', 'placedAt.id'),
      group: member('uuid', 'group.id'),
      child: member('uuid', 'child.id'),
      owner: member('uuid', 'owners.id'),
    },
    sortkeys: { ...modifiedDesc, ...startDates, ...endDates },
    expands: { child: one('persons', 'child'), owners: several('persons', 'owners') },
    lookup: { ...ids, personIds: naming('uuid', 'child.id') },
  }),
  row('duties', {
    filters: {
      ...metaFilters,
      ...dateFilters,
      organisation: organisationTree('dutyAt.id'),
      dutyRole: member(dutyRoles, 'dutyRole'),
      person: member('uuid', 'person.id'),
    },
    sortkeys: { ...modifiedDesc, ...startDates },
    expands: { person: one('persons', 'person') },
    lookup: ids,
  }),
  row('groups', {
    filters: {
      ...metaFilters,
      ...dateFilters,
      groupType: members(groupTypes, 'groupType'),
      schoolTypes: members(schoolTypes, 'schoolType'),
      organisation: members('uuid', 'organisation.id'),
    },
    sortkeys: { ...modifiedDesc, ...ascending('DisplayName', 'displayName'), ...startDates, ...endDates },
    expands: { assignmentRoles },
    lookup: ids,
  }),
  row('programmes', {
    filters: {
      ...metaFilters,
      schoolType: members(schoolTypes, 'schoolType'),
      code: member('text', 'code'),
      parentProgramme: member('text', 'parentProgramme.id'),
    },
    sortkeys: { ...modifiedDesc, ...ascending('Name', 'name'), ...ascending('Code', 'code') },
    lookup: ids,
  }),
  row('syllabuses', {
    filters: metaFilters,
    sortkeys: {
      ...modifiedDesc,
      ...byText('SubjectName', 'subjectName'),
      ...byText('SubjectCode', 'subjectCode'),
      ...byText('CourseName', 'courseName'),
      ...byText('CourseCode', 'courseCode'),
      ...byText('SubjectDesignation', 'subjectDesignation'),
    },
    lookup: ids,
  }),
  row('schoolUnitOfferings', {
    filters: { ...metaFilters, organisation: member('uuid', 'offeredAt.id') },
    sortkeys: { ...modifiedDesc, ...startDates, ...endDates },
    lookup: ids,
  }),
  row('activities', {
    filters: {
      ...metaFilters,
      ...dateFilters,
      member: activityMember,
      teacher: member('uuid', 'teachers.duty.id'),
      organisation: organisationTree('organisation.id'),
      group: member('uuid', 'groups.id'),
    },
    sortkeys: { ...modifiedDesc, ...ascending('DisplayName', 'displayName') },
    expands: {
      groups: several('groups', 'groups'),
      teachers: several('duties', 'teachers.duty'),
      syllabus: one('syllabuses', 'syllabus'),
    },
    lookup: { ...ids, teachers: naming('uuid', 'teachers.duty.id'), members: activityMembers },
  }),
  row('resources', {
    filters: ownedFilters,
    sortkeys: { ...modifiedDesc, ...ascending('DisplayName', 'displayName') },
    lookup: ids,
  }),
  row('rooms', {
    filters: ownedFilters,
    sortkeys: { ...modifiedDesc, ...ascending('DisplayName', 'displayName') },
    lookup: ids,
  }),
]
