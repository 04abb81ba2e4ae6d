const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** RFC 3339 `full-date` with a day that the calendar has. */
export function isDate(value: string): boolean {
  const isShaped = value.length === 10 && value[4] === '-' && value[7] === '-'
  const year = digits(value, 0, 4)
  return isShaped && year !== notDigits && isCalendarDay(year, digits(value, 5, 7), digits(value, 8, 10))
}

const notDigits = -1

/** The number that a stretch of digits stands for. By hand: dates are half of what profiles check, and groups cost. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - 0x30
    if (!(digit >= 0 && digit <= 9)) return notDigits
    number = number * 10 + digit
  }
  return number
}

/** RFC 3339 `full-time`: the offset is required, and second 60 only where UTC is at 23:59 (section 5.7). */
export function isTime(value: string): boolean {
  if (value[2] !== ':' || value[5] !== ':') return false
  const hour = upTo(23, value, 0)
  const minute = upTo(59, value, 3)
  const second = upTo(60, value, 6)
  const offset = offsetAt(value, endOfSeconds(value))
  if (hour === notDigits || minute === notDigits || second === notDigits || offset === undefined) return false
  const utc = hour * 60 + minute - offset
  return second < 60 || (utc + 2 * minutesOfDay) % minutesOfDay === minutesOfDay - 1
}

/** Two digits that stand for no more than a limit. */
function upTo(limit: number, text: string, from: number): number {
  const number = digits(text, from, from + 2)
  return number > limit ? notDigits : number
}

/** Index after the seconds and their fraction, which has at least one digit after its point. */
function endOfSeconds(text: string): number {
  if (text[8] !== '.') return 8
  let end = 9
  while (digits(text, end, end + 1) !== notDigits) end++
  return end === 9 ? 8 : end
}

/** Minutes of the offset that fills the rest of the text; undefined when what is there is none. */
function offsetAt(text: string, from: number): number | undefined {
  const sign = text[from]
  if (sign === 'Z' || sign === 'z') return text.length === from + 1 ? 0 : undefined
  if ((sign !== '+' && sign !== '-') || text.length !== from + 6 || text[from + 3] !== ':') return undefined
  const hour = upTo(23, text, from + 1)
  const minute = upTo(59, text, from + 4)
  if (hour === notDigits || minute === notDigits) return undefined
  return (hour * 60 + minute) * (sign === '-' ? -1 : 1)
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
