import { expect, it } from 'vitest'
import { loadProfile } from '../../profile/load.ts'
import { parts, tinyWorld } from '../testing-profile.ts'
import { judgeFiles } from './judge-files.ts'

it('a file does not hold when a rule that it came under ended with an error, whatever it was to show', async () => {
  const { files, ...rest } = parts()
  const rules = [{ requirement: 'R', rule: 'int(self.seats) > 0' }]
  const room = { ...Object(files['resources/room.schema.json']), 'x-rules': rules }
  const world = tinyWorld(
    {
      'H/pass-1.json': '[{"id":"h","floors":1}]',
      'H/expected.json': '{"pass-1.json":{"findings":[]}}',
      'U/pass-1.json': '[{"id":"a","seats":"four","house":"h"},{"id":"b","seats":4,"house":"h"}]',
      'U/expected.json': '{"pass-1.json":{"findings":[]}}',
    },
    { ...rest, files: { ...files, 'resources/room.schema.json': room } },
  )
  const results = await judgeFiles(world, await loadProfile(world, 'tiny'), 'export')
  expect(results.map(({ result: { name, wrong } }) => [name, wrong?.key, wrong?.args])).toEqual([
    ['H/pass-1.json', undefined, undefined],
    ['U/pass-1.json', 'vectors.too-many', { ids: 'R' }],
  ])
})
