import { changeAt, isEntity } from '../../paths.ts'
import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import { any, first, firstItem, has, isOfType } from './change.ts'

/** Faults in the data: one record of a type is changed, and served so everywhere. */
export const dataFaults = {
  'organisation-without-name': {
    requirement: 'SS-ORG-01',
    title: { sv: 'En organisation saknar displayName', en: 'An organisation has no displayName' },
    also: { 'SS-G09a': 'What has no name gives none to what refers to it.' },
    data: first('organisations', isOfType('Skola'), ({ displayName: _, ...rest }) => rest),
  },
  'person-without-family-name': {
    requirement: 'SS-PERS-01',
    title: { sv: 'En person saknar familyName', en: 'A person has no familyName' },
    data: first('persons', any, ({ familyName: _, ...rest }) => rest),
  },
  'group-without-type': {
    requirement: 'SS-GRP-01',
    title: { sv: 'En grupp saknar groupType', en: 'A group has no groupType' },
    data: first('groups', any, ({ groupType: _, ...rest }) => rest),
  },
  'unknown-organisation-type': {
    requirement: 'SS-ORG-04',
    title: {
      sv: 'En organisation har typen Stadsdel, som utgick i version 2.1',
      en: 'An organisation is of the type Stadsdel, which version 2.1 removed',
    },
    data: first('organisations', isOfType('Skola'), record => ({ ...record, organisationType: 'Stadsdel' })),
  },
  'unknown-group-type': {
    requirement: 'SS-GRP-04',
    title: { sv: 'En grupp har en groupType som inte finns', en: 'A group has a groupType that does not exist' },
    data: first('groups', any, record => ({ ...record, groupType: 'Lag' })),
  },
  'unknown-duty-role': {
    requirement: 'SS-DUTY-04',
    title: { sv: 'En tjänstgöring har en dutyRole som inte finns', en: 'A duty has a dutyRole that does not exist' },
    data: first('duties', any, record => ({ ...record, dutyRole: 'Vaktmästare' })),
  },
  'deprecated-duty-role': {
    requirement: 'SS-X21',
    title: {
      sv: 'En tjänstgöring har den utgående rollen Förskolechef',
      en: 'A duty has the deprecated role Förskolechef',
    },
    data: first('duties', any, record => ({ ...record, dutyRole: 'Förskolechef' })),
  },
  'unknown-school-type': {
    requirement: 'SS-COM-05',
    title: {
      sv: 'En inskrivning har en skolform som inte finns',
      en: 'An enrolment has a school type that does not exist',
    },
    data: firstItem('persons', 'enrolments', enrolment => ({ ...enrolment, schoolType: 'GRUND' })),
  },
  'text-for-number': {
    requirement: 'SS-ACT-02',
    title: { sv: 'minutesPlanned är text i stället för tal', en: 'minutesPlanned is a text instead of a number' },
    data: first('activities', any, record => ({ ...record, minutesPlanned: '1400' })),
  },
  'bad-date': {
    requirement: 'SS-G25a',
    title: { sv: 'Ett datum är skrivet 2025-8-18', en: 'A date is written 2025-8-18' },
    data: firstItem('groups', 'groupMemberships', membership => ({ ...membership, startDate: '2025-8-18' })),
  },
  'modified-before-created': {
    requirement: 'SS-X17',
    title: { sv: 'Ett objekt är ändrat innan det skapades', en: 'An object was modified before it was created' },
    data: first('programmes', any, record => ({
      ...record,
      meta: { created: '2025-01-02T00:00:00Z', modified: '2025-01-01T00:00:00Z' },
    })),
  },
  'impossible-civic-number': {
    requirement: 'SS-X04',
    title: { sv: 'Ett personnummer har ett datum som inte finns', en: 'A civic number has a date that does not exist' },
    data: first('persons', any, record => ({ ...record, civicNo: { value: '201302302383', nationality: 'SE' } })),
  },
  'civic-number-with-hyphen': {
    requirement: 'SS-X04',
    title: { sv: 'Ett personnummer är skrivet med bindestreck', en: 'A civic number is written with a hyphen' },
    data: first(
      'persons',
      hasCivicNumber,
      changeAt('civicNo.value', value => String(value).replace(/.{4}$/, '-$&')),
    ),
  },
  'birth-date-disagrees': {
    requirement: 'SS-X05',
    title: { sv: 'birthDate är en annan än i personnumret', en: 'birthDate is not that of the civic number' },
    data: first('persons', hasCivicNumber, record => ({ ...record, birthDate: '1901-01-01' })),
  },
  'principal-name-without-domain': {
    requirement: 'SS-X06',
    title: { sv: 'Ett värde i eduPersonPrincipalNames saknar domän', en: 'An eduPersonPrincipalName has no domain' },
    data: first('persons', has('eduPersonPrincipalNames'), record => ({
      ...record,
      eduPersonPrincipalNames: ['anna'],
    })),
  },
  'identifier-context-no-uri': {
    requirement: 'SS-X07',
    title: { sv: 'context i ett externt id är inte en URI', en: 'The context of an external identifier is no URI' },
    data: firstItem('persons', 'externalIdentifiers', each => ({ ...each, context: 'personalsystemet' })),
  },
  'short-municipality-code': {
    requirement: 'SS-X03a',
    title: { sv: 'En kommunkod har förlorat sin inledande nolla', en: 'A municipality code has lost its leading zero' },
    data: first('organisations', isOfType('Skola'), record => ({ ...record, municipalityCode: '180' })),
  },
  'short-school-unit-code': {
    requirement: 'SS-X03b',
    title: { sv: 'En skolenhetskod har fyra siffror', en: 'A school unit code has four digits' },
    data: first('organisations', isOfType('Skolenhet'), record => ({ ...record, schoolUnitCode: '9900' })),
  },
  'school-types-on-owner': {
    requirement: 'SS-X01',
    title: { sv: 'Huvudmannen har skolformer', en: 'The owner has school types' },
    data: first('organisations', isOfType('Huvudman'), record => ({ ...record, schoolTypes: ['GR'] })),
  },
  'ends-before-start': {
    requirement: 'SS-X09a',
    title: { sv: 'En inskrivning slutar innan den börjar', en: 'An enrolment ends before it begins' },
    data: firstItem('persons', 'enrolments', each => ({ ...each, endDate: '1999-12-31' })),
  },
  'school-type-twice': {
    requirement: 'SS-ORG-08',
    title: { sv: 'En skolenhet har samma skolform två gånger', en: 'A school unit has the same school type twice' },
    data: first('organisations', isOfType('Skolenhet'), record => ({ ...record, schoolTypes: ['GR', 'GR'] })),
  },
  'principal-name-twice': {
    requirement: 'SS-PERS-06',
    title: { sv: 'Ett värde i eduPersonPrincipalNames står två gånger', en: 'An eduPersonPrincipalName stands twice' },
    data: first('persons', has('eduPersonPrincipalNames'), record => ({
      ...record,
      eduPersonPrincipalNames: ['anna@kommunen.example', 'anna@kommunen.example'],
    })),
  },
  'official-subject-without-code': {
    requirement: 'SS-X13a',
    title: { sv: 'Ett officiellt ämne saknar ämneskod', en: 'An official subject has no code' },
    data: first('syllabuses', any, ({ subjectCode: _, ...rest }) => rest),
  },
  'programme-unlisted-type': {
    requirement: 'SS-PROG-04',
    title: {
      sv: 'Ett program är av typen Introduktionsprogram, som standarden stavar på annat sätt',
      en: 'A programme is of the type Introduktionsprogram, which the standard spells in another way',
    },
    data: first('programmes', any, record => ({ ...record, type: 'Introduktionsprogram' })),
  },
  'programme-without-code': {
    requirement: 'SS-X12',
    title: { sv: 'Ett gymnasieprogram saknar studievägskod', en: 'An upper-secondary programme has no code' },
    data: first('programmes', any, ({ code: _, ...rest }) => rest),
  },
  'school-years-reversed': {
    requirement: 'SS-X13b',
    title: {
      sv: 'Ett ämne slutar i en lägre årskurs än det börjar',
      en: 'A subject ends in a lower year than it starts',
    },
    data: first('syllabuses', any, record => ({ ...record, startSchoolYear: 6, endSchoolYear: 3 })),
  },
  'activity-without-group': {
    requirement: 'SS-X15',
    title: { sv: 'En aktivitet har ingen grupp', en: 'An activity has no group' },
    data: first('activities', any, record => ({ ...record, groups: [] })),
  },
  'meta-without-modified': {
    requirement: 'SS-COM-02',
    title: { sv: 'meta saknar modified', en: 'meta has no modified' },
    data: first(
      'schoolUnitOfferings',
      any,
      changeAt('meta', meta => ({ created: isEntity(meta) && meta.created })),
    ),
  },
  'reference-without-id': {
    requirement: 'SS-COM-03',
    title: { sv: 'En hänvisning saknar id', en: 'A reference has no id' },
    data: first(
      'programmes',
      has('content'),
      changeAt('content.content', () => ({ code: 'SVESVE01' })),
    ),
  },
} as const satisfies Record<string, Fault>

function hasCivicNumber({ civicNo }: Entity): boolean {
  return isEntity(civicNo) && /^\d{12}$/.test(String(civicNo.value))
}
