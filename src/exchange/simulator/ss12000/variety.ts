import { randomFrom } from '../random.ts'
import { drawMeta } from './calendar.ts'
import type { Municipality } from './municipality.ts'
import type { Group, OrganisationType, SchoolType, Syllabus } from './records.ts'

/** What a municipality has few of, so that each kind that the standard lists is there once. */

/** Organisations beside the schools: key, name and type. */
export const otherOrganisations: readonly (readonly [key: string, name: string, type: OrganisationType])[] = [
  ['verksamhet', 'Vuxenutbildning och kulturskola', 'Verksamhetsområde'],
  ['rektorsomrade', 'Rektorsområde norr', 'Rektorsområde'],
  ['varumarke', 'Exempelskolorna', 'Varumärke'],
  ['bolag', 'Exempelköpings Utbildning AB', 'Bolag'],
  ['ovrigt', 'Måltidsenheten', 'Övrigt'],
]

export const otherUnitKey = 'verksamhet'

/** School types that the schools do not have, each with a group of its own. */
const otherSchoolTypes: readonly SchoolType[] =
  `OPPFTH GRS TR SP SAM GYS VUX VUXSFI VUXGR VUXGY VUXSARGR VUXSARTR VUXSARGY SFI SARVUX SARVUXGR SARVUXGY KU YH FHS STF
  KKU HS ABU AU`.split(/\s+/) as SchoolType[]

const otherGroupTypes = ['Övrigt', 'Provgrupp', 'Schema', 'Personalgrupp'] as const

/** A group for each school type that no school has, without members yet. */
export function* otherGroups(m: Municipality): Generator<Group> {
  for (const [n, schoolType] of otherSchoolTypes.entries()) {
    const id = m.id(`group/other/${schoolType}`)
    yield {
      id,
      meta: drawMeta(randomFrom(id), m.date),
      displayName: `Grupp ${schoolType}`,
      startDate: m.schoolYear.startDate,
      endDate: m.schoolYear.endDate,
      groupType: otherGroupTypes[n % otherGroupTypes.length] ?? 'Övrigt',
      schoolType,
      organisation: { id: m.id(otherUnitKey) },
      groupMemberships: [],
    }
  }
}

/** Curricula that are no longer taught by; grades were given by them. */
const earlier: readonly (readonly [curriculum: NonNullable<Syllabus['curriculum']>, schoolType: SchoolType])[] = [
  ['Lgy70', 'GY'],
  ['Lgr80', 'GR'],
  ['Lpo94', 'GR'],
  ['Lpf94', 'GY'],
  ['Lpfö98', 'FS'],
  ['GR2000', 'GR'],
  ['GY2000', 'GY'],
  ['GYSÄR2000', 'GYS'],
  ['GYVUX2000', 'VUXGY'],
  ['GYVUX2001', 'VUXGY'],
  ['GYVUX2002', 'VUXGY'],
  ['GRSÄR2011', 'GRS'],
  ['SPEC2011', 'SP'],
  ['SAM2011', 'SAM'],
  ['Lvux12', 'VUXGY'],
  ['GYSÄR2013', 'GYS'],
  ['VU2013', 'VUXSARGR'],
]

/** One subject of each earlier curriculum. */
export function* earlierSyllabuses(m: Municipality): Generator<Syllabus> {
  for (const [curriculum, schoolType] of earlier) {
    const id = m.id(`syllabus/earlier/${curriculum}`)
    yield {
      id,
      meta: drawMeta(randomFrom(id), m.date),
      schoolType,
      subjectCode: 'SV',
      subjectName: 'Svenska',
      subjectDesignation: 'SV',
      curriculum,
      official: true,
    }
  }
}
