import { expect, it } from 'vitest'
import type { Plan } from '../model/plan.ts'
import { suiteInputs } from './suite-inputs.ts'
import { stillWorld } from './testing.ts'

function planned(...receivers: readonly unknown[]): Plan {
  const workflows = receivers.map((manners, at) => ({
    workflowId: `w${at}`,
    inputs: { type: 'object', properties: { receiver: { type: 'string', 'x-receiver': manners } } },
    steps: [{ stepId: 's', operationId: 'o' }],
  }))
  const sourceDescriptions = [{ name: 'api', url: 'x.yaml', type: 'openapi' }]
  const text = JSON.stringify({ arazzo: '1.1.0', info: { title: 'x', version: '1' }, sourceDescriptions, workflows })
  const profile = { suites: ['x.arazzo.yaml'], resources: new Map([['x.arazzo.yaml', { text }]]) }
  return { profile, sut: { role: 'sender' }, modules: [] } as unknown as Plan
}

it('the manners of every workflow that names a receiver are kept: one may hold calls, another take large ones', async () => {
  const { receives } = await suiteInputs(stillWorld(), planned({ holds: true }, { largest: 1_000_000 }, true), [])
  expect(receives.map(({ name }) => name)).toEqual(['receiver', 'receiver', 'receiver'])
  expect(receives.some(({ reception }) => reception.holds)).toBe(true)
  expect(Math.max(...receives.map(({ reception }) => reception.largest))).toBe(1_000_000)
})
