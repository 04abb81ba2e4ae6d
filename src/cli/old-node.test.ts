import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { testWorld } from '../io/testing.ts'
import { main } from './main.ts'
import { leastNode, refuseOldNode } from './old-node.ts'

it('the least version of Node is the one that the package names', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } }
  expect(engines.node).toBe(`>=${leastNode}`)
})

it.each(['20.18.3', '18.20.8', '9.11.2'])('Node %s is refused as wrong use', version => {
  expect(() => refuseOldNode(version)).toThrow(
    expect.objectContaining({ code: 'usage.old-node', exitCode: 2, args: { version, least: leastNode } }),
  )
})

it.each(['20.19.0', '20.19.1', '20.20.0', '22.0.0', '100.0.0', '24.1.0-nightly20260101'])('Node %s is not', version =>
  expect(() => refuseOldNode(version)).not.toThrow(),
)

it.each([
  ['en', 'Node.js 18.20.8 is too old'],
  ['sv', 'Node.js 18.20.8 är för gammal'],
])('is told before anything is read, in the language of the command line: %s', async (language, said) => {
  const told: string[] = []
  const terminal = { out: () => {}, err: (text: string) => void told.push(text) }
  const code = await main(['list', '--lang', language], testWorld({}), terminal as never, '18.20.8')
  expect(code).toBe(2)
  expect(told.join('')).toContain(said)
  expect(told.join('')).toContain('20.19.0')
})
