import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCalendarDay } from './date-time.ts'
import { formats } from './formats.ts'
import { numberFormats } from './number.ts'

type Samples = Readonly<Record<string, { accepts: readonly string[]; refuses: readonly string[] }>>

const times: Samples = {
  date: {
    accepts: ['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'],
    refuses: [
      '2023-02-29',
      '1900-02-29',
      '2024-04-31',
      '2024-13-01',
      '2024-00-10',
      '2024-1-01',
      '20240101',
      '٢٠٢٤-01-01',
    ],
  },
  time: {
    accepts: ['00:00:00Z', '23:59:59.999z', '10:15:00+01:00', '00:59:60+01:00', '22:59:60-01:00'],
    refuses: [
      '10:15:00',
      '24:00:00Z',
      '10:60:00Z',
      '10:15:61Z',
      '10:15:60Z',
      '10:15:00+24:00',
      '10:15:00+01',
      '10:15Z',
    ],
  },
  'date-time': {
    accepts: ['2024-08-20T08:00:00+02:00', '2024-08-20t08:00:00.000000000001z', '2016-12-31T23:59:60Z'],
    refuses: ['2024-08-20 08:00:00Z', '2024-08-20T08:00:00', '2024-08-20', '2023-02-29T08:00:00Z', '2024-08-20T08:00Z'],
  },
  duration: {
    accepts: ['P1Y', 'P1Y2M3DT4H5M6S', 'PT0S', 'P3W', 'PT90M', 'P2M1DT1H'],
    refuses: ['P', 'PT', 'P1YT', 'P1Y1D', 'PT1H1S', 'P1W1D', 'PT1.5S', '-P1D', 'p1d', 'P1D2T3H', 'PT1H2H'],
  },
}

const names: Samples = {
  hostname: {
    accepts: ['localhost', 'api.kommun.se', '1.se', 'xn--rksmrgs-5wao1o.se', `${'a'.repeat(63)}.se`, 'EXAMPLE.se'],
    refuses: ['', '.', 'a..b', 'kommun.se.', '-a.se', 'a-.se', 'a_b.se', 'ab--c.se', 'xn--a', 'räksmörgås.se', 'a b'],
  },
  'idn-hostname': {
    accepts: ['räksmörgås.se', 'malmö。se', 'xn--malm-8qa.se', 'שלום.example', 'l·l.example', 'カ・タ.example'],
    refuses: [
      '',
      'Räksmörgås.se',
      'ra\u0308ka.se',
      'a·l',
      'aא.se',
      'ö'.repeat(64),
      '\u0301a.se',
      'a\u200db',
      '１.se\u3002',
    ],
  },
  email: {
    accepts: ['anna.andersson@kommun.se', '"a b"@kommun.se', 'a+b@[192.0.2.1]', 'a@[IPv6:2001:db8::1]', 'a@localhost'],
    refuses: [
      '',
      'a',
      '@a.se',
      'a@',
      'a@b@c.se',
      '.a@b.se',
      'a..b@c.se',
      'a b@c.se',
      'a@b_c.se',
      'ö@b.se',
      'a@[999.0.0.1]',
    ],
  },
  'idn-email': {
    accepts: ['åsa@kommun.se', 'a@räksmörgås.se', '"å b"@x.se', 'a@b.se'],
    refuses: ['å', '@kommun.se', 'å b@x.se', 'a＠b.se', 'a@-b.se', '\ud800@b.se', `${'å'.repeat(33)}@b.se`],
  },
}

const addresses: Samples = {
  ipv4: {
    accepts: ['0.0.0.0', '255.255.255.255'],
    refuses: ['1.2.3', '1.2.3.4.5', '256.1.1.1', '01.1.1.1', '1.1.1.1 '],
  },
  ipv6: {
    accepts: [
      '::',
      '::1',
      '1::',
      '2001:db8::ff00:42:8329',
      '1:2:3:4:5:6:7:8',
      '::ffff:192.0.2.1',
      '1:2:3:4:5:6:1.2.3.4',
    ],
    refuses: [
      '',
      ':',
      ':::',
      '1',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1::2::3',
      '::12345',
      '1.2.3.4::',
      '::1%eth0',
      '1:',
    ],
  },
  uri: {
    accepts: [
      'https://example.se/a?b=c#d',
      'urn:oid:1.2.752',
      'mailto:a@b.se',
      'http://[::1]:8080/',
      'a:',
      'tel:+46-8-1',
    ],
    refuses: [
      '',
      '/a',
      'a',
      '//a.se',
      'http://a b',
      'http://å.se',
      'http://a.se/%zz',
      '1a:b',
      'http://a:b',
      'http://[::g]',
    ],
  },
  'uri-reference': {
    accepts: ['', '/a', '../b?c#d', '//a.se', '#x', '?x', 'a/b:c'],
    refuses: ['\\a', 'å', '/a b', '#a#b', '1:a', '/[a]', '/%4'],
  },
  iri: {
    accepts: ['https://räksmörgås.se/å?ä#ö', 'urn:å'],
    refuses: ['/å', 'å', 'http://å b', 'http://[å]', 'x:\ufdd0'],
  },
  'iri-reference': { accepts: ['', '/å', '#ö', '?\ue000'], refuses: ['\\å', '/\ue000', '/a b', '/\ud800'] },
  'uri-template': {
    accepts: ['', '/a/{b}', '{?a,b*,c:3}', '{+a.b}', '/å{%41}', '{#a}'],
    refuses: ['{', '}', '{}', '{a', 'a}', '{a b}', '{a:0}', '{a:01}', '{a..b}', '{,a}', '/a b', '{{a}}', '%zz'],
  },
}

const others: Samples = {
  uuid: {
    accepts: ['00000000-0000-0000-0000-000000000000', 'A0EEBC99-9c0b-4ef8-bb6d-6bb9bd380a11'],
    refuses: ['', 'urn:uuid:a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'a0eebc999c0b4ef8bb6d6bb9bd380a11', '{a}'],
  },
  'json-pointer': { accepts: ['', '/', '/a~1b~0c/0', '/å'], refuses: ['a', '#/a', '/~', '/~2', '/a~'] },
  'relative-json-pointer': {
    accepts: ['0', '1#', '10/a', '0/~1'],
    refuses: ['', '/a', '01', '-1', '0##', '1#/a', '0a'],
  },
  regex: { accepts: ['^a+$', '\\p{L}', '(?<a>b)'], refuses: ['(', '[', 'a{2,1}', '\\Z', '(?i)a', '\\-'] },
  byte: { accepts: ['', 'YQ==', 'YWE=', 'YWFh'], refuses: ['a', 'YQ=', 'Y===', 'YW-_'] },
  binary: { accepts: ['anything'], refuses: [] },
  password: { accepts: ['anything'], refuses: [] },
}

describe.each(Object.entries({ ...times, ...names, ...addresses, ...others }))('%s', (name, { accepts, refuses }) => {
  test.each(accepts)('accepts %j', value => expect(formats[name]?.(value)).toBe(true))
  test.each(refuses)('refuses %j', value => expect(formats[name]?.(value)).toBe(false))
})

test('number formats of OpenAPI keep their range', () => {
  expect([2147483647, 2147483648, -2147483648, 1.5].map(n => numberFormats.int32?.(n))).toEqual([
    true,
    false,
    true,
    false,
  ])
  expect([2 ** 53, 2 ** 64, -(2 ** 63), 0.1].map(n => numberFormats.int64?.(n))).toEqual([true, false, true, false])
  expect([numberFormats.float?.(0.1), numberFormats.double?.(1e300)]).toEqual([true, true])
})

describe('every format', () => {
  const all = Object.entries(formats)
  const pieces = [
    'a',
    '0',
    '.',
    '-',
    ':',
    '/',
    '%41',
    '{a}',
    '[',
    '@',
    'å',
    '\u0301',
    '\u200d',
    'xn--',
    '"',
    '\\',
    '~0',
    'P1',
  ]

  test('answers any string with true or false', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces)).map(parts => parts.join('')),
    )
    fc.assert(fc.property(text, value => all.every(([, isValid]) => typeof isValid(value) === 'boolean')))
  })

  test('answers a long hostile string without an explosion or an overflow', () => {
    for (const piece of pieces) {
      const long = piece.repeat(200_000 / piece.length)
      for (const [, isValid] of all)
        for (const end of ['', '!', '\n']) expect(isValid(long + end)).toBeTypeOf('boolean')
    }
  })
})

test('dates agree with the calendar of the language', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(14), fc.nat(33), (year, month, day) => {
      const date = new Date(0)
      date.setUTCFullYear(year, month - 1, day)
      const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
      expect(isCalendarDay(year, month, day)).toBe(exists && month > 0 && month < 13)
    }),
  )
})
