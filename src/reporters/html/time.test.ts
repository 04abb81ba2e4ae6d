import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { time, timeText } from './time.ts'

const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
})
const zone = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Stockholm', timeZoneName: 'short' })
const zoneOf = (moment: Date) => zone.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value
const expected = (moment: Date) => `${format.format(moment)} (${zoneOf(moment)})`

describe('Swedish time', () => {
  it.each([
    ['2026-03-29T00:59:59Z', '2026-03-29 01:59 (CET)'],
    ['2026-03-29T01:00:00Z', '2026-03-29 03:00 (CEST)'],
    ['2026-10-25T00:59:59.999Z', '2026-10-25 02:59 (CEST)'],
    ['2026-10-25T01:00:00Z', '2026-10-25 02:00 (CET)'],
    ['2027-12-31T23:30:00Z', '2028-01-01 00:30 (CET)'],
    ['2026-11-22T12:00:00+02:00', '2026-11-22 11:00 (CET)'],
  ])('%s is %s', (iso, said) => {
    expect(timeText(iso)).toBe(said)
  })

  it('is what the tables of time zones say, since all of the EU turns on the same days', () => {
    const moments = fc.date({ min: new Date('1996-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, moment => {
        expect(timeText(moment.toISOString())).toBe(expected(moment))
      }),
      { numRuns: 300 },
    )
    for (let year = 1996; year < 2038; year += 1) {
      for (const month of [2, 9]) {
        for (let hours = 0; hours < 8 * 24; hours += 1) {
          const moment = new Date(Date.UTC(year, month, 24, hours))
          expect(timeText(moment.toISOString())).toBe(expected(moment))
        }
      }
    }
  })

  it.each(['1995-10-10T12:00:00Z', '1979-07-01T12:00:00Z', '1850-07-01T12:00:00Z'])(
    'is not reckoned by the rule of today for %s',
    iso => {
      expect(timeText(iso)).toBe(iso)
    },
  )

  it.each(['', 'soon', '2026-13-01', '+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z'])(
    'is not made of %j',
    iso => {
      expect(timeText(iso)).toBe(iso)
      expect(time(iso).markup).toBe(iso)
    },
  )
})
