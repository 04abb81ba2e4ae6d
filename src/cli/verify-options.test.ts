import { expect, it } from 'vitest'
import { did, supplier } from './testing-bundles.ts'

it.each([
  [['--sample', '5'], '--sample', '--rerun'],
  [['--seed', 'x'], '--seed', '--rerun'],
  [['--base-url', 'https://test.example'], '--base-url', '--rerun'],
  [['--input', 'a=b'], '--input', '--rerun'],
  [['--timeout', '5'], '--timeout', '--rerun'],
  [['--certificate', 'seal.pem'], '--certificate', '--key'],
  [['--passphrase-env', 'SECRET'], '--passphrase-env', '--key'],
])('verify refuses %j, which would say nothing', async (options, option, missing) => {
  const bid = await supplier()
  const said = await did(bid.world, 2, 'verify', 'bid.zip', ...options)
  expect(said).toContain('[usage.alone]')
  expect(said).toContain(`${option} is not enough by itself.`)
  expect(said).toContain(missing)
})
