import { expect, it } from 'vitest'
import { ToolError } from '../../errors.ts'
import { attempted, stepper } from './stepper.ts'

it('a step ends as the worst that was said in it', async () => {
  const steps = stepper()
  await steps.take('files', say => {
    say('remark')
    say('invalid')
    say('ok')
  })
  expect(steps.steps).toEqual([{ step: 'files', outcome: 'invalid', said: [] }])
})

it('a refusal of what the bundle holds makes it invalid, and what follows goes on', async () => {
  const steps = stepper()
  const refused = new ToolError('evidence.refused', { where: 'evidence/evidence.json', why: 'changed' })
  expect(await steps.take('evidence', () => Promise.reject(refused))).toBeUndefined()
  expect(await steps.take('views', () => 1)).toBe(1)
  expect(steps.steps.map(({ outcome }) => outcome)).toEqual(['invalid', 'ok'])
})

it('a fault of the program is said, on one line, and leaves the step unproved', async () => {
  const steps = stepper()
  const work = attempted(Promise.reject(new TypeError('no\u001b[2J\nluck')))
  const gets = await work
  expect(await steps.take('evidence', () => gets())).toBeUndefined()
  const said = [{ key: 'verify.broke-off', args: { why: 'TypeError: no [2J luck' } }]
  expect(steps.steps).toEqual([{ step: 'evidence', outcome: 'unproved', said }])
})
