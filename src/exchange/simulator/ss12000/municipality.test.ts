import { hash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { referencesIn } from '../references.ts'
import type { Entity } from '../store.ts'
import { exportFolder } from './export.ts'
import { generators, resourceTypes } from './generators.ts'
import { type MunicipalityOptions, municipality } from './municipality.ts'
import type { Organisation, Person, ResourceType } from './records.ts'
import { references } from './server/references.ts'
import { tablesOf } from './simulator.ts'
import { nobodysNumber } from './testing.ts'

const options: Partial<MunicipalityOptions> = { seed: 7, schools: 5, pupilsPerSchool: 50 }
const m = municipality(options)
const tables = tablesOf(m)
const all = (type: ResourceType): readonly Entity[] => tables[type] ?? []
const persons = [...generators.persons(m)]
const groups = [...generators.groups(m)]
const organisations = [...generators.organisations(m)]

const digest = (given: Partial<MunicipalityOptions>): string =>
  hash(
    'sha256',
    exportFolder(municipality(given), 'ndjson')
      .flatMap(file => [file.name, ...file.chunks()])
      .join(''),
  )

describe('a municipality', () => {
  it('is the same, byte for byte, for the same options', () => {
    expect(digest(options)).toBe(digest(options))
  })

  it.each([{ seed: 8 }, { schools: 4 }, { pupilsPerSchool: 51 }, { date: '2025-10-16' }])('differs for %o', change => {
    expect(digest({ ...options, ...change })).not.toBe(digest(options))
  })

  it('keeps a school as it is when more schools follow', () => {
    const all = [...generators.groups(municipality({ ...options, schools: 2 }))]
    // Those that belong to no school come last.
    const few = all.filter(({ displayName }) => !displayName.startsWith('Grupp '))
    expect(few.length).toBeGreaterThan(50)
    expect(groups.slice(0, few.length)).toEqual(few)
  })

  it.each([0, 1, 2, 9, 29, 300])('can be made with %i pupils in each school', pupilsPerSchool => {
    const tiny = municipality({ schools: 4, pupilsPerSchool })
    const pupils = [...generators.persons(tiny)].filter(person => person.responsibles !== undefined)
    expect(pupils).toHaveLength(4 * pupilsPerSchool)
    expect(dangling(tablesOf(tiny))).toEqual([])
  })

  it('has records of every type', () => {
    for (const type of resourceTypes) expect(all(type).length, type).toBeGreaterThan(3)
  })
})

/** A sum is no object: it has neither id nor meta. */
const withIds = resourceTypes.filter(type => type !== 'aggregatedAttendance')

describe('its references', () => {
  it('all lead to a record of the right type', () => {
    expect(dangling(tables)).toEqual([])
  })

  it('are all known: nothing else in a record has an id', () => {
    const known = (type: ResourceType): number => all(type).flatMap(each => referencesIn(each, references[type])).length
    for (const type of resourceTypes)
      expect(known(type), type).toBe(
        all(type)
          .map(countIds)
          .reduce((a, b) => a + b - (type === 'aggregatedAttendance' ? 0 : 1), 0),
      )
  })

  it('give every object an id of its own, over all types', () => {
    const ids = withIds.flatMap(type => all(type).map(record => record.id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('lead from a place of learning to a school unit, and from no organisation to a parent that is one', () => {
    const units = new Set(organisations.filter(isUnit).map(({ id }) => id))
    const places = [
      ...persons.flatMap(person => person.enrolments?.map(each => each.enroledAt.id) ?? []),
      ...[...generators.placements(m)].map(each => each.placedAt.id),
      ...[...generators.schoolUnitOfferings(m)].map(each => each.offeredAt.id),
    ]
    expect(places.filter(id => !units.has(id))).toEqual([])
    expect(organisations.filter(each => units.has(each.parentOrganisation?.id ?? ''))).toEqual([])
  })

  it('repeat the marking of protected persons', () => {
    const marked = new Map(persons.map(person => [person.id, person.securityMarking]))
    const found = [...toPersons()].filter(({ id, securityMarking }) => securityMarking !== marking(id))
    expect(found).toEqual([])
    expect(persons.filter(person => person.securityMarking !== 'Ingen').length).toBeGreaterThan(3)

    function marking(id: string): string | undefined {
      return marked.get(id) === 'Ingen' ? undefined : marked.get(id)
    }
    function toPersons(): { id: string; securityMarking?: string }[] {
      return [
        ...groups.flatMap(group => group.groupMemberships.map(({ person }) => person)),
        ...[...generators.placements(m)].flatMap(({ child, owners }) => [child, ...owners]),
        ...[...generators.duties(m)].map(({ person }) => person),
        ...persons.flatMap(person => person.responsibles?.map(each => each.person) ?? []),
      ]
    }
  })
})

describe('its dates', () => {
  it('begin before they end, wherever a period stands', () => {
    const periods = resourceTypes.flatMap(type => all(type).flatMap(periodsIn))
    expect(periods.length).toBeGreaterThan(1000)
    expect(periods.filter(([start, end]) => start > end)).toEqual([])
  })

  it('were changed no earlier than they were made, and not after the day of the data', () => {
    const metas = withIds.flatMap(type => all(type).map(({ meta }) => meta as { created: string; modified: string }))
    expect(metas.filter(({ created, modified }) => modified < created || modified > '2025-10-15T00:00:00Z')).toEqual([])
    expect(new Set(metas.map(({ modified }) => modified.slice(0, 7))).size).toBeGreaterThan(12)
  })

  it('let a pupil be in one class at a time', () => {
    const classes = groups.filter(group => group.groupType === 'Klass')
    const active = classes
      .filter(({ startDate, endDate = '9999' }) => startDate <= m.date && m.date <= endDate)
      .flatMap(group => group.groupMemberships.map(({ person }) => person.id))
    expect(active.length).toBeGreaterThan(100)
    expect(new Set(active).size).toBe(active.length)
  })
})

describe('its persons', () => {
  const numbered = municipality({ ...options, schools: 9, civicNumber: nobodysNumber })
  const withNumbers = [...generators.persons(numbered)]

  it('have civic numbers of their birth date and sex, and never the same', () => {
    const numbers = withNumbers.map(person => person.civicNo?.value ?? '')
    expect(numbers).not.toContain('')
    expect(numbers.filter(value => !/^\d{12}$/.test(value))).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(withNumbers.filter(person => !fits(person))).toEqual([])

    function fits({ civicNo, birthDate, sex }: Person): boolean {
      const value = civicNo?.value ?? ''
      return value.startsWith(birthDate.replaceAll('-', '')) && (Number(value[10]) % 2 === 1) === (sex === 'Man')
    }
  })

  it('have a temporary number or none when no test number is left', () => {
    const numbers = persons.flatMap(person => person.civicNo?.value ?? [])
    expect(numbers.length).toBeGreaterThan(5)
    expect(numbers.filter(value => !/^\d{8}TF\d\d$/.test(value))).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('are reached at addresses and numbers that are nobody’s', () => {
    const mails = persons.flatMap(person => person.emails?.map(({ value }) => value) ?? [])
    const phones = persons.flatMap(person => person.phoneNumbers?.map(({ value }) => value) ?? [])
    expect(mails.filter(mail => !/^[a-z0-9.-]+@([a-z]+\.)+example$/.test(mail))).toEqual([])
    expect(phones.filter(phone => !/^070-17406(0[5-9]|[1-9]\d)$/.test(phone))).toEqual([])
    expect(organisations.filter(({ phoneNumber }) => !/^08-465004\d\d$/.test(phoneNumber))).toEqual([])
  })

  it('are protected where they are marked: no address, no telephone', () => {
    const exposed = persons.filter(each => each.securityMarking !== 'Ingen' && (each.addresses ?? each.phoneNumbers))
    expect(exposed).toEqual([])
  })
})

describe('its schools', () => {
  it('have names and codes of their own, for any number of schools', () => {
    const many = [...generators.organisations(municipality({ schools: 300, pupilsPerSchool: 1 }))]
    for (const of of [named, coded, unitCoded]) {
      const values = many.flatMap(each => of(each) ?? [])
      expect(new Set(values).size).toBe(values.length)
    }
    expect(many.filter(isUnit).filter(each => !/^\d{8}$/.test(each.schoolUnitCode ?? ''))).toEqual([])

    function named(each: Organisation): string {
      return each.displayName + each.organisationType
    }
    function coded(each: Organisation): string {
      return each.organisationCode
    }
    function unitCoded(each: Organisation): string | undefined {
      return each.schoolUnitCode
    }
  })
})

describe('exportFolder', () => {
  it('writes a record per line, or one list', () => {
    const small = municipality({ schools: 1, pupilsPerSchool: 3 })
    const [ndjson] = exportFolder(small, 'ndjson')
    const [json] = exportFolder(small, 'json')
    const text = [...(ndjson?.chunks() ?? [])].join('')
    expect(ndjson?.name).toBe('organisations.ndjson')
    expect(json?.name).toBe('organisations.json')
    const records = text.trimEnd().split('\n')
    expect(text.endsWith('\n')).toBe(true)
    expect(records.map(line => JSON.parse(line) as unknown)).toEqual(JSON.parse([...(json?.chunks() ?? [])].join('')))
  })

  it('writes an empty list for nothing, and starts again at each call', () => {
    const none = exportFolder(municipality({ schools: 0 }), 'json').find(file => file.name === 'persons.json')
    expect([...(none?.chunks() ?? [])].join('')).toBe('[]\n')
    const persons = exportFolder(m, 'ndjson').find(file => file.name === 'persons.ndjson')
    expect([...(persons?.chunks() ?? [])]).toEqual([...(persons?.chunks() ?? [])])
    expect([...(persons?.chunks() ?? [])].length).toBeGreaterThan(3)
  })
})

const isUnit = (organisation: Organisation): boolean => organisation.organisationType === 'Skolenhet'

function dangling(of: typeof tables): unknown[] {
  const ids = new Map(resourceTypes.map(type => [type as string, new Set(of[type]?.map(({ id }) => id))]))
  return resourceTypes.flatMap(type =>
    (of[type] ?? []).flatMap(record =>
      referencesIn(record, references[type]).filter(({ id, to }) => ids.get(to)?.has(id) !== true),
    ),
  )
}

function periodsIn(value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap(periodsIn)
  if (typeof value !== 'object' || value === null) return []
  const { startDate, endDate } = value as { startDate?: string; endDate?: string }
  const own: [string, string][] = startDate !== undefined && endDate !== undefined ? [[startDate, endDate]] : []
  return [...own, ...Object.values(value).flatMap(periodsIn)]
}

function countIds(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const below = Object.values(value).map(countIds)
  return below.reduce((a, b) => a + b, 'id' in value ? 1 : 0)
}
