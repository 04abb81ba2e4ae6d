import { expect, it } from 'vitest'
import type { Place } from '../../model/finding.ts'
import { excerptOf } from './excerpt.ts'

const excerpt = (key: string, actual: string | undefined, place: Partial<Place>) =>
  excerptOf({
    requirement: 'R',
    check: 'c',
    at: { evidence: 'e', name: 'f', ...place },
    message: { key, args: {} },
    ...(actual === undefined ? {} : { actual }),
  })

it.each([
  ['schema.enum', '"K"', { pointer: '/persons/0/sex' }, '"sex": "K"'],
  ['schema.enum', '"K"', { pointer: '/a~1b~01' }, '"a/b~1": "K"'],
  ['schema.format', '"elev17"', { pointer: '/emails/0' }, '"elev17"'],
  ['schema.maximum', '101', { pointer: '/points' }, '"points": 101'],
  ['schema.type', 'string "60"', { pointer: '/minutes' }, '"minutes": "60"'],
  ['schema.type', 'number 4', { pointer: '/name' }, '"name": 4'],
  ['schema.type', 'null', { pointer: '/givenName' }, '"givenName": null'],
  ['schema.type', 'array', { pointer: '/name' }, '"name": [ … ]'],
  ['schema.required', 'id, meta', {}, '{ "id": …, "meta": … }'],
  ['schema.required', 'created', { pointer: '/meta' }, '"meta": { "created": … }'],
  ['schema.required', '–', { pointer: '/meta' }, '"meta": {}'],
  ['schema.required', 'id, me…', {}, '{ "id": …, … }'],
  ['schema.additionalProperties', 'shoeSize', { pointer: '/person' }, '"person": { …, "shoeSize": … }'],
  ['schema.uniqueItems', '"Tuesday"', { pointer: '/days' }, '"days": [ …, "Tuesday", … ]'],
  ['schema.anyOf', '{"a":1}', { pointer: '/x' }, '"x": {"a":1}'],
  ['schematron.raised', '2026-99-12', { xpath: '/Invoice/cbc:IssueDate' }, '<cbc:IssueDate> 2026-99-12'],
  ['schematron.raised', '9', { xpath: '/Invoice/cac:Line[2]/cbc:ID[1]' }, '<cbc:ID> 9'],
  ['schematron.raised', 'SEK', { xpath: '/Invoice/cbc:Amount/@currencyID' }, 'currencyID="SEK"'],
] as const)('%s with %j', (key, actual, place, said) => expect(excerpt(key, actual, place)).toBe(said))

it.each([
  ['schema.minItems', '0', { pointer: '/days' }],
  ['schema.rule', undefined, { pointer: '/days' }],
  ['arazzo.rule-broken', 'a = 1', { pointer: '/days' }],
] as const)('%s says no value, and nothing is made up', (key, actual, place) => {
  expect(excerpt(key, actual, place)).toBeUndefined()
})
