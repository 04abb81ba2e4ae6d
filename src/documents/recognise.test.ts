import { describe, expect, it } from 'vitest'
import type { DocumentType } from '../model/profile.ts'
import { recogniseType } from './recognise.ts'

function type(id: string, fileNames: readonly string[], members: readonly string[] = []): DocumentType {
  return { id, module: 'm', schema: `${id}.json`, fileNames, members, title: { sv: id, en: id } }
}

const person = type('person', ['person*.json', '*.person.*'], ['id', 'givenName'])
const placement = type('placement', ['placement*'], ['id', 'child'])
const group = type('group', ['*group*'], ['id', 'groupType'])
const teaching = type('teaching', ['*group*'], ['id', 'groupType', 'syllabus'])
const types = [person, placement, group, teaching]

const ids = (name: string, record: unknown, among = types) => {
  const { type: found, candidates } = recogniseType(name, record, among)
  return [found?.id, candidates.map(({ id }) => id)]
}

describe('recogniseType', () => {
  it('goes by the base name, whatever its case and folder', () => {
    expect(ids('export/2026/PERSONS.json', {})).toEqual(['person', ['person']])
    expect(ids('a.person.ndjson', {})).toEqual(['person', ['person']])
    expect(ids('placement', {})).toEqual(['placement', ['placement']])
    expect(ids('person/other.json', {})).toEqual([undefined, []])
  })

  it('takes the pattern with most letters', () => {
    const all = type('all', ['*'])
    expect(ids('groups.json', { id: 1 }, [all, group])).toEqual(['group', ['group']])
    expect(ids('other.json', { id: 1 }, [all, group])).toEqual(['all', ['all']])
  })

  it('goes by members when no name fits, and takes the type with most of them', () => {
    expect(ids('x.json', { id: 1, givenName: 'Åsa' })).toEqual(['person', ['person']])
    expect(ids('x.json', { id: 1, groupType: 'Klass' })).toEqual(['group', ['group']])
    expect(ids('x.json', { id: 1, groupType: 'Klass', syllabus: 1 })).toEqual(['teaching', ['teaching']])
  })

  it('settles a tie of names by members, and never by guessing', () => {
    expect(ids('groups.json', { id: 1, groupType: 'Klass' })).toEqual(['group', ['group']])
    expect(ids('groups.json', { id: 1 })).toEqual([undefined, ['group', 'teaching']])
    expect(ids('x.json', { id: 1, givenName: 'Åsa', child: 1 })).toEqual([undefined, ['person', 'placement']])
  })

  it.each([[null], [[]], ['text'], [undefined], [{}], [Object.create({ id: 1, givenName: 2 })]])(
    'recognises nothing in %j',
    record => {
      expect(ids('x.json', record)).toEqual([undefined, []])
    },
  )

  it('matches patterns part by part', () => {
    const fits = (pattern: string, name: string) => ids(name, {}, [type('t', [pattern])])[0] === 't'
    expect(fits('a*b*c', 'a-b-c')).toBe(true)
    expect(fits('a*b*c', 'abc')).toBe(true)
    expect(fits('a*b*c', 'acb')).toBe(false)
    expect(fits('ab*ba', 'aba')).toBe(false)
    expect(fits('*.json', '.json')).toBe(true)
    expect(fits('a.json', 'axjson')).toBe(false)
    expect(fits(`${'*a'.repeat(40)}*b`, 'a'.repeat(200))).toBe(false)
  })
})
