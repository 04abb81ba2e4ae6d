import { describe, expect, test } from 'vitest'
import { bestMatch, bodyKind } from './media-type.ts'

const best = (ranges: string[], mediaType: string) =>
  bestMatch(
    ranges.map(range => ({ range })),
    mediaType,
  )?.range

describe('bestMatch', () => {
  test.each([
    ['application/json', 'application/json; charset=utf-8'],
    ['application/json; charset=utf-8', 'application/json'],
    ['application/json;charset=UTF-8', 'Application/JSON; charset="utf-8"'],
    ['application/*', 'application/json'],
    ['*/*', 'text/csv'],
    ['application/*+json', 'application/problem+json'],
    ['application/ld+json; profile="a"', 'application/ld+json; profile=a'],
    ['application/ld+json; profile="a"', 'application/ld+json'],
  ])('%s covers %s', (range, mediaType) => expect(best([range], mediaType)).toBe(range))

  test.each([
    ['application/json', 'text/json'],
    ['application/json', 'application/problem+json'],
    ['application/json', ''],
    ['text/*', 'application/json'],
    ['application/*+json', 'application/json'],
    ['application/ld+json; profile="a"', 'application/ld+json; profile=b'],
  ])('%s does not cover %s', (range, mediaType) => expect(best([range], mediaType)).toBeUndefined())

  test('the closest range wins', () => {
    const ranges = ['*/*', 'application/*', 'application/*+json', 'application/problem+json', 'text/plain']
    expect(best(ranges, 'application/problem+json')).toBe('application/problem+json')
    expect(best(ranges, 'application/hal+json')).toBe('application/*+json')
    expect(best(ranges, 'application/pdf')).toBe('application/*')
    expect(best(ranges, 'image/png')).toBe('*/*')
  })
})

test('bodyKind', () => {
  expect(bodyKind('application/json; charset=utf-8')).toBe('json')
  expect(bodyKind('application/fhir+json')).toBe('json')
  expect(bodyKind('text/csv')).toBe('text')
  expect(bodyKind('application/x-www-form-urlencoded')).toBe('form')
  expect(bodyKind('application/xml')).toBe('other')
})
