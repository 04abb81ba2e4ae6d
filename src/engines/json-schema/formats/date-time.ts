const fullDate = /^(\d{4})-(\d\d)-(\d\d)$/
const fullTime = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** RFC 3339 `full-date` with a day that the calendar has. */
export function isDate(value: string): boolean {
  const [, year, month, day] = fullDate.exec(value) ?? []
  return year !== undefined && isCalendarDay(Number(year), Number(month), Number(day))
}

/** RFC 3339 `full-time`: the offset is required, and second 60 only where UTC is at 23:59 (section 5.7). */
export function isTime(value: string): boolean {
  const match = fullTime.exec(value)
  if (match === null) return false
  const hour = Number(match[1])
  const minute = Number(match[2])
  const second = Number(match[3])
  const offsetHour = Number(match[5] ?? 0)
  const offsetMinute = Number(match[6] ?? 0)
  if (hour > 23 || minute > 59 || offsetHour > 23 || offsetMinute > 59) return false
  if (second < 60) return true
  const offset = (offsetHour * 60 + offsetMinute) * (match[4] === '-' ? -1 : 1)
  const utc = hour * 60 + minute - offset
  return second === 60 && (utc + 2 * minutesOfDay) % minutesOfDay === minutesOfDay - 1
}

const minutesOfDay = 24 * 60

/** RFC 3339 `date-time`; the letters T and Z in either case, no space in place of T. */
export function isDateTime(value: string): boolean {
  const separator = value[10]
  return (separator === 'T' || separator === 't') && isDate(value.slice(0, 10)) && isTime(value.slice(11))
}

const duration = /^P(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)(?:T\d+[HMS].*)?|T\d+[HMS].*)$/
const durationTime = /^(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)$/

/** RFC 3339 appendix A: no fractions, no gaps between units (P1Y2D is not one), weeks alone. */
export function isDuration(value: string): boolean {
  if (!duration.test(value)) return false
  const time = value.indexOf('T')
  return time === -1 || durationTime.test(value.slice(time + 1))
}

/** True for a day of the proleptic Gregorian calendar; month and day count from 1. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  const days = month === 2 && isLeapYear(year) ? 29 : daysOfMonth[month - 1]
  return days !== undefined && day >= 1 && day <= days
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
