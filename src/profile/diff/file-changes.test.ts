import { describe, expect, it } from 'vitest'
import type { Profile, Resource } from '../../model/profile.ts'
import { kindOf } from '../resource-kind.ts'
import { xmlChanges } from './file-changes.ts'
import { keepsMeaning } from './rows.ts'
import { isHonestVersion, suggestedVersion } from './version.ts'

function resource(path: string, text: string): Resource {
  return { path, kind: kindOf(path), text, digest: text, bytes: new TextEncoder().encode(text) }
}

function told(path: string, old: string, now: string): readonly string[] {
  const of = (text: string) => ({ resources: new Map([[path, resource(path, text)]]) }) as unknown as Profile
  return xmlChanges(of(old), of(now)).map(({ class: kind, isDecided, said: { key, args } }) => {
    return `${kind}${isDecided ? '' : '?'} ${key} ${args.name}`
  })
}

const rules = (body: string) =>
  `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="a">${body}</rule></pattern></schema>`
const one = '<assert id="A" test="b">B is missing.</assert>'
const xsd = (body: string) => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${body}</xs:schema>`
const element = '<xs:element name="a" type="xs:string"/>'

describe('XML files of a profile', () => {
  it.each<[string, string, string, string, readonly string[]]>([
    ['an assertion', 'r.sch', rules(one), rules(`${one}<assert id="B" test="c">C</assert>`), ['breaking diff.added B']],
    ['an assertion less', 'r.sch', rules(one), rules(''), ['additive diff.removed A']],
    ['a test', 'r.sch', rules(one), rules(one.replace('"b"', '"c"')), ['breaking? diff.changed A']],
    [
      'a test of the first of two of an id',
      'r.sch',
      rules(one + one),
      rules(one.replace('"b"', '"c"') + one),
      ['breaking? diff.changed A'],
    ],
    ['a message', 'r.sch', rules(one), rules(one.replace('missing', 'not there')), ['editorial diff.changed A']],
    ['a variable', 'r.sch', rules(one), rules(`<let name="x" value="1"/>${one}`), ['breaking? diff.changed r.sch']],
    ['a comment', 'r.sch', rules(one), rules(`<!-- x -->\n${one}`), ['editorial diff.changed r.sch']],
    ['a component', 's.xsd', xsd(element), xsd(`${element}<xs:element name="b"/>`), ['additive diff.added element b']],
    ['a component less', 's.xsd', xsd(element), xsd(''), ['breaking? diff.removed element a']],
    ['a type', 's.xsd', xsd(element), xsd(element.replace('string', 'date')), ['breaking? diff.changed element a']],
    [
      'an annotation',
      's.xsd',
      xsd('<xs:element name="a"/>'),
      xsd('<xs:element name="a"><xs:annotation><xs:documentation>A</xs:documentation></xs:annotation></xs:element>'),
      ['editorial diff.changed element a'],
    ],
    ['layout', 's.xsd', xsd(element), xsd(`\n  ${element}`), ['editorial diff.changed s.xsd']],
    [
      'an include',
      's.xsd',
      xsd(element),
      xsd(`<xs:include schemaLocation="b.xsd"/>${element}`),
      ['breaking? diff.changed s.xsd'],
    ],
    ['nothing', 's.xsd', xsd(element), xsd(element), []],
  ])('%s', (_, path, old, now, expected) => {
    expect(told(path, old, now)).toEqual(expected)
  })
})

it.each([
  ['r.sch', 'schematron.refused'],
  ['s.xsd', 'xsd.refused'],
  ['d.xml', 'profile.broken'],
])('%s that is no XML is refused, with its line', (path, code) => {
  const refusal = expect.objectContaining({ code, args: expect.objectContaining({ where: path, line: 2 }) })
  expect(() => told(path, '<a/>', '<a>\n</b>')).toThrow(refusal)
})

describe('the words of a requirement', () => {
  const en = 'A room MUST have at most 3 seats.'
  it.each<[string, boolean]>([
    ['Varje lokal SKALL ha högst 3 platser.', true],
    ['Varje sal SKALL ha högst 3 stolar!', true],
    ['Varje lokal BÖR ha högst 3 platser.', false],
    ['Varje lokal SKALL ha högst 4 platser.', false],
    ['Varje lokal SKALL inte ha högst 3 platser.', false],
  ])('%s keep the meaning: %s', (sv, isKept) => {
    expect(keepsMeaning({ sv: 'Varje lokal SKALL ha högst 3 platser.', en }, { sv, en })).toBe(isKept)
  })
})

describe('the version that is suggested', () => {
  it.each([
    ['1.2.3', 'major', '2.0.0'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'none', '1.2.3'],
    ['0.2.3', 'major', '0.3.0'],
    ['0.2.3', 'minor', '0.2.4'],
    ['2.0.0-rc.1', 'major', '2.0.0'],
  ] as const)('after %s, %s: %s', (old, step, expected) => {
    expect(suggestedVersion(old, step)).toBe(expected)
  })

  it.each([
    ['1.0.0', '2.0.0', 'major', true],
    ['1.0.0', '3.0.0', 'patch', true],
    ['1.9.0', '1.10.0', 'minor', true],
    ['1.9.0', '1.9.10', 'minor', false],
    ['2.0.0-rc.1', '2.0.0-rc.2', 'major', true],
    ['2.0.0-rc.1', '2.0.0', 'major', true],
    ['2.0.0-rc.1', '1.9.0', 'patch', false],
    ['1.0.0', '1.0.0', 'none', true],
    ['1.0.0', '1.0.0', 'patch', false],
  ] as const)('%s to %s for %s is honest: %s', (old, now, step, expected) => {
    expect(isHonestVersion(old, now, step)).toBe(expected)
  })
})
