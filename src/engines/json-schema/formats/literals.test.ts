import { expect, test } from 'vitest'
import { formats } from './formats.ts'
import { numberFormats } from './number.ts'

/**
 * Right and wrong ones that lie close together, beside the samples of each format: separators, blanks, line ends, other digits than
 * ASCII, one character too many.
 */
const literals: Readonly<Record<string, { accepts: readonly string[]; refuses: readonly string[] }>> = {
  'date-time': {
    accepts: [
      '2024-01-01T00:00:00Z',
      '2024-01-01T00:00:00.1Z',
      '2024-01-01T23:59:59-00:00',
      '2024-01-01T00:00:00+23:59',
      '1990-12-31T15:59:60-08:00',
      '1990-12-31T23:59:60Z',
      '2024-06-01T01:59:60+02:00',
    ],
    refuses: [
      '2024-01-01T00:00:00',
      '2024-01-01T00:00Z',
      '2024-01-01T24:00:00Z',
      '2024-01-01T00:00:00.Z',
      '2024-01-01T00:00:00,5Z',
      '2024-01-01T00:00:00+0100',
      '2024-01-01T00:00:00+01',
      '2024-01-01T00:00:00 +01:00',
      '2024-01-01T00:00:00+24:00',
      '2024-01-01T00:00:00+01:60',
      '2024-01-01T00:00:60Z',
      '2024-01-01T00:00:00ZZ',
      '2024-01-01T00:00:00z ',
      '20240101T000000Z',
      '2024-01-01T00:00:00−01:00',
    ],
  },
  uri: {
    accepts: [
      'HTTP://EXAMPLE.COM',
      'http://a.b:80?x',
      'ftp://u:p@h/',
      'urn:x:y',
      'http://[2001:db8::1]/',
      'a:b:c',
      'http://%C3%A5.se/',
      'file:///c:/x',
      'data:,x',
      'http://a/#',
      'x-y.z+1:',
      'http://',
      'http://a?b?c',
    ],
    refuses: [
      'http://a/ b',
      'http://a/\n',
      ' http://a',
      'http://a/å',
      'http://a/<b>',
      'http://a/"',
      'http://a/{b}',
      'http://a/|',
      'http://a/\\',
      'http://a/^',
      'http://a/`',
      'http://a/%',
      'http://a/%1',
      'http://a:b/',
      'http://[::1',
      'http://a]/',
      ':a',
      '1http://a',
      'ht tp://a',
      'http://a#b#c',
      'www.x.se',
    ],
  },
  uuid: {
    accepts: [
      '123e4567-e89b-12d3-a456-426614174000',
      'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
      '00000000-0000-0000-0000-000000000000',
    ],
    refuses: [
      '123e4567-e89b-12d3-a456-42661417400',
      '123e4567-e89b-12d3-a456-4266141740000',
      '123e4567-e89b-12d3-a456-42661417400g',
      '{123e4567-e89b-12d3-a456-426614174000}',
      '123e4567e89b12d3a456426614174000',
      '123e4567-e89b-12d3-a456_426614174000',
      '123e4567-e89b-12d3-a45-6426614174000',
      '123e4567-e89b-12d3-a456-42661417400\n',
      '１23e4567-e89b-12d3-a456-426614174000',
      '123e4567-e89b-12d3-a456-42661417400@',
      '123e4567-e89b-12d3-a456-42661417400`',
    ],
  },
  email: {
    accepts: [
      'a@b.se',
      'a.b-c_d@x-y.se',
      "o'neil@x.se",
      'a+tag@x.co.uk',
      '"a@b"@c.se',
      'A@B.SE',
      '1@2.se',
      'a@b',
      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@b.se',
      'a@xn--rksmrgs-5wao1o.se',
      'a!#$%&*/=?^`{|}~@b.se',
      '"\\""@b.se',
      'a@[127.0.0.1]',
      'a@b.123',
    ],
    refuses: [
      'a@',
      '@b',
      'a b@c.se',
      'a@b..se',
      'a@.b.se',
      'a@b.se.',
      'a.@b.se',
      '.a@b.se',
      'a@-b.se',
      'a@b-.se',
      'a@b_c.se',
      'a,b@c.se',
      'a@b,c',
      'a@b.se\n',
      ' a@b.se',
      'å@b.se',
      'a@å.se',
      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@b.se',
      'a@bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.se',
      'a@[300.1.1.1]',
      'a@[::1]',
      'mailto:a@b.se',
      '<a@b.se>',
      'a@b@c.se',
    ],
  },
  hostname: {
    accepts: [
      'a',
      'a.b',
      'a-b.c',
      '127.0.0.1',
      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'A.SE',
    ],
    refuses: [
      'a_b',
      '-a',
      'a-',
      'a..b',
      '.a',
      'a.',
      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'a b',
      'å.se',
      'a/b',
      'a:80',
      'a\n',
      '*.a.se',
      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.abc',
      '',
    ],
  },
  duration: {
    accepts: ['P1D', 'P1Y2M', 'PT1M', 'P0D', 'P1M', 'PT1H30M', 'P10W', 'P1DT1S'],
    refuses: ['P1S', 'PT1D', '1D', 'P1.5D', 'P-1D', 'P1DT', 'P1Y1W', 'P 1D', 'P1M1Y', 'PT1S1M', '', 'PT1H\n'],
  },
}

test.each(Object.entries(literals))('%s', (name, { accepts, refuses }) => {
  expect(accepts.length + refuses.length).toBeGreaterThan(13)
  expect(accepts.filter(value => !formats[name]?.(value))).toEqual([])
  expect(refuses.filter(value => formats[name]?.(value))).toEqual([])
})

// What stands in a text of JSON; the greatest int64 has been rounded up by one when it comes to be judged.
test.each([
  ['int32', ['0', '-0', '1.0', '2147483647', '-2147483648'], ['2147483648', '-2147483649', '0.5', '1e10']],
  [
    'int64',
    ['0', '1e3', '9007199254740993', '9223372036854775807', '-9223372036854775808'],
    ['0.5', '9223372036854777856', '-9223372036854777856', '1e19'],
  ],
])('%s', (name, accepts, refuses) => {
  expect(accepts.filter(text => !numberFormats[name]?.(JSON.parse(text)))).toEqual([])
  expect(refuses.filter(text => numberFormats[name]?.(JSON.parse(text)))).toEqual([])
})
