import fc from 'fast-check'
import { expect, test } from 'vitest'
import { civilFromDays, daysFromCivil } from './civil.ts'
import { compileRule } from './rule.ts'
import { readInstant, readSpan } from './time.ts'
import { showInstant, showSpan } from './time-functions.ts'

const dates = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
})

test('days and civil dates lead to each other', () => {
  fc.assert(
    fc.property(dates, date => {
      const { year, month, day } = civilFromDays(Math.floor(date.getTime() / 86_400_000))
      expect([year, month, day]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()])
      expect(daysFromCivil(year, month, day)).toBe(Math.floor(date.getTime() / 86_400_000))
    }),
  )
})

test('timestamps read and show as the language does', () => {
  fc.assert(
    fc.property(dates, date => {
      const read = readInstant(date.toISOString())
      expect(read.nanoseconds).toBe(BigInt(date.getTime()) * 1_000_000n)
      expect(readInstant(showInstant(read))).toEqual(read)
    }),
  )
})

test('the parts of a timestamp are those of the language', () => {
  const rule = compileRule(
    't.getFullYear() == y && t.getMonth() == mo && t.getDate() == d && t.getDayOfWeek() == w && t.getHours() == h && t.getMinutes() == mi && t.getSeconds() == s && t.getMilliseconds() == ms'.replaceAll(
      't.',
      'timestamp(t).',
    ),
    ['t', 'y', 'mo', 'd', 'w', 'h', 'mi', 's', 'ms'],
  )
  fc.assert(
    fc.property(dates, date => {
      const day = { y: date.getUTCFullYear(), mo: date.getUTCMonth(), d: date.getUTCDate(), w: date.getUTCDay() }
      const clock = { h: date.getUTCHours(), mi: date.getUTCMinutes(), s: date.getUTCSeconds() }
      expect(rule.evaluate({ t: date.toISOString(), ...day, ...clock, ms: date.getUTCMilliseconds() })).toBe(true)
    }),
  )
})

test('durations', () => {
  expect(readSpan('1h30m').nanoseconds).toBe(5_400_000_000_000n)
  expect(readSpan('-1.5s').nanoseconds).toBe(-1_500_000_000n)
  expect(showSpan(readSpan('1h0.25s'))).toBe('3600.25s')
  expect(readSpan('0').nanoseconds).toBe(0n)
  for (const text of ['', '-', '1', '1d', 's', '1 h', '1h-1m', `${'9'.repeat(30)}h`])
    expect(() => readSpan(text)).toThrow()
})
