import { existsSync, readFileSync } from 'node:fs'
import Organisationsnummer from 'organisationsnummer'
import Personnummer from 'personnummer'
import { describe, expect, test } from 'vitest'
import { formats } from './formats.ts'
import { countyCodes, municipalityCodes } from './place-codes.ts'
import { swedishFormats } from './swedish.ts'

const identifiers = '../shared/official/identifiers'
const hasIdentifiers = existsSync(identifiers)

test('the Swedish formats are among all formats', () => {
  expect(Object.keys(formats)).toEqual(expect.arrayContaining(Object.keys(swedishFormats)))
})

const samples: Readonly<Record<string, { accepts: readonly string[]; refuses: readonly string[] }>> = {
  personnummer: {
    accepts: ['189001019802', '201212121212', '200002292399'],
    refuses: [
      '',
      '8506155309',
      '198506155309 ',
      '19850615-5309',
      '201212121213',
      '190002292399',
      '211212121212',
      '171212121212',
      '201200121216',
      '201212120008',
      '191212722381',
      '19121212121２',
    ],
  },
  samordningsnummer: {
    accepts: ['191401682396', '201212721219', '201212602385', '201200722385', '201302902380'],
    refuses: ['201212121212', '20121272121', '201212720005', '201213612383', '201212592388', '201212922387'],
  },
  'personnummer-or-samordningsnummer': { accepts: ['201212121212', '191401682396'], refuses: ['201212121213', 'x'] },
  'ss12000-civic-no': {
    accepts: ['201212121212', '191401682396', '20121212TF12', '20121212ÅÖ01'],
    refuses: ['20121212-1212', '20121212tf12', '20121212T012', '201212121213', '1212121212', '20121212TF12\n'],
  },
  organisationsnummer: {
    accepts: ['5560160680', '2021003096', '8020051952', '5592440001'],
    refuses: ['556016-0680', '165560160680', '5560160681', '0560160681', '4560160683', '1212121212', 'SE5560160680'],
  },
  kommunkod: { accepts: ['0114', '0180', '0980', '1480', '2584'], refuses: ['0100', '180', '1101', '9999', '01140'] },
  lanskod: { accepts: ['01', '03', '10', '12', '25'], refuses: ['02', '11', '15', '16', '26', '1'] },
  skolenhetskod: { accepts: ['12345678'], refuses: ['1234567', '123456789', '1234567a', '１２３４５６７８'] },
  'hsa-id': {
    accepts: ['SE5560160680-A', 'SE165565594230-1000', 'SE2021003096-ab12CD', `SE5560160680-${'X'.repeat(18)}`],
    refuses: [
      'SE5560160681-A',
      'SE165565594231-1000',
      `SE165565594230-${'X'.repeat(17)}`,
      'SE5560160680',
      'SE5560160680-',
      'SE5560160680-å',
      `SE5560160680-${'X'.repeat(19)}`,
    ],
  },
  luhn: { accepts: ['00', '18', '5560160680', '8112289874'], refuses: ['5560160681', '556016-0680', '0', '', '１８'] },
  gln: { accepts: ['7300009999996', '4006381333931'], refuses: ['7300009999997', '730000999999', '73000099999911'] },
}

/** Their types say that the class is a member of what is imported; it is what is imported. */
interface Library {
  valid(number: string): boolean
}
const personnummer = Personnummer as unknown as Library
const organisationsnummer = Organisationsnummer as unknown as Library

describe.each(Object.entries(samples))('%s', (name, { accepts, refuses }) => {
  test.each(accepts)('accepts %s', value => expect(formats[name]?.(value)).toBe(true))
  test.each(refuses)('refuses %j', value => expect(formats[name]?.(value)).toBe(false))
})

test('every Swedish format has samples', () => {
  expect(Object.keys(samples).sort()).toEqual(Object.keys(swedishFormats).sort())
})

describe.skipIf(!hasIdentifiers)('against ../shared/official/identifiers (skipped when the folder is absent)', () => {
  test('every published test number is valid, and in one way only', () => {
    const pins = strings('personnummer-meta/allPins.json')
    const coordination = strings('personnummer-meta/allCoords.json')
    expect(pins.filter(pin => !accepts('personnummer', pin) || accepts('samordningsnummer', pin))).toEqual([])
    expect(coordination.filter(pin => !accepts('samordningsnummer', pin) || accepts('personnummer', pin))).toEqual([])
  })

  test('twelve-digit forms of the meta lists', () => {
    const rows = json<{ long_format: string; valid: boolean; type: string }[]>('personnummer-meta/list.json')
    for (const row of rows.filter(({ long_format: number }) => /^\d{12}$/.test(number))) {
      expect(accepts(row.type === 'con' ? 'samordningsnummer' : 'personnummer', row.long_format), row.long_format).toBe(
        row.valid,
      )
    }
    const structured = json<Record<'ssn' | 'con', Record<'integer', Record<'valid' | 'invalid', number[]>>>>(
      'personnummer-meta/structured.json',
    )
    for (const [kind, name] of [
      ['ssn', 'personnummer'],
      ['con', 'samordningsnummer'],
    ] as const) {
      expect(structured[kind].integer.valid.filter(number => !accepts(name, String(number)))).toEqual([])
      expect(structured[kind].integer.invalid.filter(number => accepts(name, String(number)))).toEqual([])
    }
  })

  test('interim numbers are no personnummer in any form', () => {
    const rows = json<{ long_format: string }[]>('personnummer-meta/interim.json')
    expect(rows.filter(row => accepts('personnummer-or-samordningsnummer', row.long_format))).toEqual([])
  })

  test('organisation numbers, sole traders apart', () => {
    const rows = json<{ input: string; valid: boolean; type: string }[]>('organisationsnummer-meta/list.json')
    const entities = rows.filter(row => row.type !== 'Enskild firma' && row.input.length === 10)
    expect(entities.length).toBeGreaterThan(5)
    for (const row of entities) expect(accepts('organisationsnummer', row.input), row.input).toBe(row.valid)
    for (const { short_format: number } of json<{ short_format: string }[]>('personnummer-meta/orgnumber.json')) {
      expect(accepts('organisationsnummer', number), number).toBe(organisationsnummer.valid(number))
    }
  })

  test('the code lists are those of SCB', () => {
    expect([...municipalityCodes].sort()).toEqual(firstColumn('geodata/municipalities.csv'))
    expect([...countyCodes].sort()).toEqual(firstColumn('geodata/counties.csv'))
    expect([municipalityCodes.size, countyCodes.size]).toEqual([290, 21])
  })
})

describe('the npm libraries', () => {
  const digits = [...Array(3000).keys()].map(
    n => `19${String(700000000 + ((n * 7919) % 99999999) * 7).padStart(10, '0')}`,
  )
  const dates = [...Array(3000).keys()].map(n => {
    const date = `19${60 + (n % 40)}${String(1 + (n % 13)).padStart(2, '0')}${String((n * 7) % 100).padStart(2, '0')}`
    return `${date}${String(1 + (n % 999)).padStart(3, '0')}${(n >> 2) % 10}`
  })

  test('personnummer agrees on twelve digits, and knows fewer samordningsnummer', () => {
    for (const number of [...digits, ...dates]) {
      const expected = personnummer.valid(number)
      if (Number(number.slice(6, 8)) < 60) expect(accepts('personnummer', number), number).toBe(expected)
      else if (expected) expect(accepts('samordningsnummer', number), number).toBe(true)
    }
  })

  test('organisationsnummer agrees on ten digits but for group 4 and personnummer', () => {
    for (const number of digits.map(pin => pin.slice(2)).filter(ten => /^[^4].[2-9]/.test(ten))) {
      expect(accepts('organisationsnummer', number), number).toBe(organisationsnummer.valid(number))
    }
  })
})

function accepts(name: string, value: string): boolean | undefined {
  return formats[name]?.(value)
}

function json<T>(name: string): T {
  return JSON.parse(readFileSync(`${identifiers}/${name}`, 'utf8')) as T
}

function strings(name: string): readonly string[] {
  return json<string[]>(name)
}

function firstColumn(name: string): readonly string[] {
  const lines = readFileSync(`${identifiers}/${name}`, 'utf8').trim().split(/\r?\n/).slice(1)
  return lines.map(line => line.split(',')[0] ?? '').sort()
}
