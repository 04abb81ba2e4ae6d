/**
 * The municipalities of Sweden by county, as SCB numbers them (Län och kommuner i kodnummerordning, 2024): the county is
 * the first two digits of a municipality code, and the last two are listed here.
 */
const municipalities: Readonly<Record<string, string>> = {
  '01': '14-15 17 20 23 25-28 36 38-40 60 62-63 80-84 86-88 91-92',
  '03': '05 19 30-31 60 80-82',
  '04': '28 61 80-84 86 88',
  '05': '09 12-13 60-63 80-84 86',
  '06': '04 17 42-43 62 65 80 82-87',
  '07': '60-61 63-65 67 80-81',
  '08': '21 34 40 60-62 80-85',
  '09': '80',
  '10': '60 80-83',
  '12': '14 30-31 33 56-57 60-67 70 72-73 75-78 80-87 90-93',
  '13': '15 80-84',
  '14': '01-02 07 15 19 21 27 30 35 38-47 52 60-63 65-66 70-73 80-82 84-99',
  '17': '15 30 37 60-66 80-85',
  '18': '14 60-64 80-85',
  '19': '04 07 60-62 80-84',
  '20': '21 23 26 29 31 34 39 61-62 80-85',
  '21': '01 04 21 32 61 80-84',
  '22': '60 62 80-84',
  '23': '03 05 09 13 21 26 61 80',
  '24': '01 03-04 09 17-18 21-22 25 60 62-63 80-82',
  '25': '05-06 10 13-14 18 21 23 60 80-84',
}

/** The 290 municipality codes, four digits each. */
export const municipalityCodes: ReadonlySet<string> = new Set(
  Object.entries(municipalities).flatMap(([county, ranges]) => expand(ranges).map(suffix => county + suffix)),
)

/** The 21 county codes, two digits each. */
export const countyCodes: ReadonlySet<string> = new Set(Object.keys(municipalities))

function expand(ranges: string): readonly string[] {
  return ranges.split(' ').flatMap(range => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(2, '0'))
  })
}
