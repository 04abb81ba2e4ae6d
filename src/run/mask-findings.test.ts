import { expect, it } from 'vitest'
import { maskFindings } from './mask-findings.ts'

// 19811228-9874 is the worked example of the check digit in SKV 704: valid in form, and no test number.
const finding = {
  requirement: 'R',
  check: 'c',
  at: { evidence: 'e', name: 'persons.json', pointer: '/byNumber/198112289874' },
  message: { key: 'schema.format', args: { actual: '"198112289874"', expected: 'x', count: 3 } },
  expected: '19811228-9874',
  actual: '{"civicNo":"198112289874","test":"189001019802"}',
}

it('masks numbers of real people wherever a finding quotes them, and keeps test numbers', async () => {
  const [masked] = await maskFindings([finding])
  expect(JSON.stringify(masked)).not.toContain('9874')
  expect(masked?.actual).toBe('{"civicNo":"198112280006","test":"189001019802"}')
  expect(masked?.message.args).toEqual({ actual: '"198112280006"', expected: 'x', count: 3 })
  expect(masked?.at.pointer).toBe('/byNumber/198112280006')
})

it('leaves findings without numbers as they are', async () => {
  const plain = [
    { ...finding, at: { evidence: 'e', name: 'n' }, message: { key: 'k', args: {} }, expected: 'a', actual: 'b' },
  ]
  expect(await maskFindings(plain)).toBe(plain)
})
