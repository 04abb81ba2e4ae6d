import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskNumbers } from '../redact.ts'
import { isMaskedNumber } from './identity-number.ts'

// 811228-9874 is the example of Skatteverket's leaflet SKV 704.
const mask = (text: string) => maskNumbers(text, () => false)

describe('maskNumbers', () => {
  it.each([
    ['19811228-9874', '19811228-0006'],
    ['198112289874', '198112280006'],
    ['811228-9874', '811228-0006'],
    ['811228+9874', '811228+0006'],
    ['8112289874', '8112280006'],
    ['19811288-9871', '19811288-0003'],
    ['id_198112289874.', 'id_198112280006.'],
    ['elev-198112289874-a', 'elev-198112280006-a'],
    ['"n":198112289874,', '"n":198112280006,'],
    ['811228\u20119874', '811228\u20110006'],
    ['"rad\\n811228-9874"', '"rad\\n811228-0006"'],
    ['"811228\\u002B9874"', '"811228\\u002B0006"'],
    ['191711602399', '191711600005'],
    ['191500722390', '191500720006'],
    ['196100602397', '196100600003'],
    ['born: "811228\\x2D9874"', 'born: "811228\\x2D0006"'],
    ['"\\u0038112289874"', '"\\u0038112280006"'],
    ['"81122898\\u00374"', '"81122800\\u00306"'],
    ['"19811228-\\u0039\\u0038\\u0037\\u0034"', '"19811228-\\u0030\\u0030\\u0030\\u0036"'],
    ['"\\\\u0038112289874"', '"\\\\u0038112280006"'],
    ['"811228\\U0000002D\\x39874"', '"811228\\U0000002D\\x30006"'],
    ['"\\u00a0811228-9874"', '"\\u00a0811228-0006"'],
    ['"\\u00e5811228-9874\\u00e5"', '"\\u00e5811228-0006\\u00e5"'],
    ['"811228-98\\\n  74"', '"811228-00\\\n  06"'],
    ['<n>&#56;112289&#x38;7&#052;</n>', '<n>&#56;112280&#x30;0&#054;</n>'],
    ['?n=811228%2B987%34', '?n=811228%2B000%36'],
    ['?n=a%20811228-9874', '?n=a%20811228-0006'],
    ['"hsa":"SE8112289874-1A2B"', '"hsa":"SE8112280006-1A2B"'],
    ['"vat":"SE811228987401"', '"vat":"SE811228000601"'],
    ['é811228-9874å', 'é811228-0006å'],
  ])('%s becomes %s', (text, masked) => expect(mask(text)).toBe(masked))

  it.each([
    ['the check digit is wrong', '811228-9875'],
    ['there is no such day', '810229-9871'],
    ['there is no such month', '811328-9873'],
    ['an organisation number has a third digit of 2 or more', '212000-0142'],
    ['it is a mask already', '811228-0006'],
    ['it is inside a longer run of digits', '1198112289874'],
    ['it is inside a longer run of digits that is escaped', '\\u0031\\u0031981122\\u00389874'],
    ['it is inside a word', 'ab811228-9874'],
    ['a word goes on after it', '811228-9874b'],
    ['it is a decimal fraction', '17.8112289874'],
    ['it is part of a UUID', '19811228-9874-4abc-8def-0123456789ab'],
    ['it is the end of a UUID', '01234567-89ab-4abc-8def-198112289874'],
    ['it is no VAT number', 'SE811228987402 XSE811228987401 SE8112289874011'],
    ['an HSA-id is an organisation’s', 'SE2021003096-ab12CD'],
    ['there is no unknown month but in coordination numbers', '197000289871'],
    ['the VAT number is of a company', 'SE556016068001'],
    ['the century is not one of people', '158112289874'],
  ])('leaves it when %s', (_, text) => expect(mask(text)).toBe(text))

  it('leaves Skatteverket’s test numbers, whether ten or twelve digits', () => {
    const isTest = (digits: string) => digits === '198112289874'
    const text = '19811228-9874 811228-9874 198112289874 8112289874'
    expect(maskNumbers(text, isTest)).toBe(text)
    expect(maskNumbers('18811228-9874', isTest)).toBe('18811228-0006')
  })

  const people = fc
    .record({
      born: fc.date({ min: new Date('1890-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
      birth: fc.integer({ min: 1, max: 999 }),
      isCoordination: fc.boolean(),
      isLong: fc.boolean(),
      separator: fc.constantFrom('', '-', '+'),
    })
    .map(({ born, birth, isCoordination, isLong, separator }) => {
      const [year = '', month = '', day = ''] = born.toISOString().slice(0, 10).split('-')
      const date = `${year}${month}${isCoordination ? Number(day) + 60 : day}`
      const nine = date.slice(2) + String(birth).padStart(3, '0')
      return (isLong ? date : date.slice(2)) + separator + nine.slice(6) + checkDigit(nine)
    })

  it('masks every number that could be somebody’s, keeps date and length, and masks a mask no more', () => {
    fc.assert(
      fc.property(people, fc.constantFrom(' ', '"', ',', ';', '(', '/'), (number, around) => {
        const text = `x${around}${number}${around}y`
        const masked = mask(text)
        expect(masked).not.toContain(number)
        expect(masked).toHaveLength(text.length)
        expect(masked.slice(0, -6)).toBe(text.slice(0, -6))
        expect(isMaskedNumber(masked.slice(2, -2))).toBe(true)
        expect(mask(masked)).toBe(masked)
      }),
    )
  })

  it('never touches a UUID, not even one that is made of numbers', () => {
    const made = people.map(number => {
      const digits = number.replace(/\D/, '').padStart(12, '0')
      return [`01234567-89ab-4abc-8def-${digits}`, `${digits.slice(0, 8)}-${digits.slice(8)}-4abc-8def-0123456789ab`]
    })
    fc.assert(
      fc.property(fc.oneof(made, fc.tuple(fc.uuid())), uuids => {
        for (const uuid of uuids) expect(mask(`"${uuid}"`)).toBe(`"${uuid}"`)
      }),
    )
  })
})

/** Written from SKV 704 by another way than the code: digits of the products, summed. */
function checkDigit(nine: string): string {
  const digits = [...nine].map((digit, at) => String(Number(digit) * (2 - (at % 2)))).join('')
  const sum = [...digits].reduce((total, digit) => total + Number(digit), 0)
  return String(sum % 10 === 0 ? 0 : 10 - (sum % 10))
}
