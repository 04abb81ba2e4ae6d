import { expect, it } from 'vitest'
import { closed, did, opened, resealed, supplier, verified } from './cli/testing-bundles.ts'

/** A declaration is the supplier's, and anything can stand in it. */

const declaration = {
  schema: 'samklang-declaration/1',
  supplier: { name: 'Exempel AB', organisationNumber: '556000-0001' },
  person: { name: 'A. Andersson' },
  date: '2026-03-02',
}

it.each([
  ['no JSON', '{'],
  ['not of its form', '{"supplier":{"organisationNumber":1}}'],
  ['with two values for a name', `{"date":"2020-01-01",${JSON.stringify(declaration).slice(1)}`],
])('a declaration that is %s makes the bundle invalid, and the file is named', async (_, text) => {
  const bid = await supplier()
  const contents = await opened(bid)
  contents.set('declaration.json', new TextEncoder().encode(text))
  resealed(contents)
  await closed(bid, contents)
  await did(bid.world, 0, 'sign', 'bid.zip', '--key', 'key.pem')
  const { code, steps, said } = await verified(bid)
  expect([code, steps.report]).toEqual([4, 'invalid'])
  expect(said).toContain('declaration.json')
})
