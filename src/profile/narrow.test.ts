import { readdirSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { loadEndpoints } from '../run/endpoints.ts'
import { stillWorld } from '../run/testing.ts'
import { loadProfile } from './load.ts'
import { narrowApi, narrowSuite, operationsOf } from './narrow.ts'
import { testedBy } from './tested-by.ts'

const root = 'profiles/ss12000'
const suites = readdirSync(`${root}/suites`).map(name => {
  return [name, load(readFileSync(`${root}/suites/${name}`, 'utf8'))] as const
})
const api = load(readFileSync(`${root}/resources/openapi.yaml`, 'utf8'))
const nothing = { modules: new Set<string>(), requirements: new Set<string>(), operations: new Set<string>() }

describe('narrowing the suites of ss12000', () => {
  it.each(suites)('by nothing leaves %s as it is', (_, suite) => {
    expect(narrowSuite(suite, nothing)).toEqual(suite)
  })

  it('by every requirement leaves nothing that verifies', () => {
    const ids = readFileSync(`${root}/requirements.yaml`, 'utf8').matchAll(/^- id: (\S+)/gm)
    const requirements = new Set([...ids].map(([, id = '']) => id))
    const left = suites.flatMap(([, suite]) => {
      const narrowed = narrowSuite(suite, { ...nothing, requirements }) as
        | { workflows: { steps: object[] }[] }
        | undefined
      return narrowed?.workflows.flatMap(({ steps }) => steps) ?? []
    })
    expect(left.filter(step => 'x-verifies' in step || 'x-criteria' in step)).toEqual([])
  })

  it.each(operationsOf(api).filter((_, at) => at % 14 === 1))('by $id leaves suites that are sound', async ({ id }) => {
    const world = stillWorld()
    const profile = await loadProfile(world, 'ss12000')
    const dropped = { ...nothing, operations: new Set([id]) }
    const resources = [...profile.resources.values()].map(file => {
      if (file.kind === 'openapi') return { ...file, text: JSON.stringify(narrowApi(load(file.text), dropped)) }
      if (file.kind !== 'arazzo') return file
      return { ...file, text: JSON.stringify(narrowSuite(load(file.text), dropped) ?? null) }
    })
    const kept = resources.filter(({ text }) => text !== 'null')
    const narrowed = {
      ...profile,
      digest: id,
      suites: profile.suites.filter(path => kept.some(file => file.path === path)),
      resources: new Map(kept.map(file => [file.path, file])),
    }
    await expect(loadEndpoints(narrowed, world.cache)).resolves.toBeDefined()
    expect(JSON.stringify(kept.filter(({ kind }) => kind !== 'json-schema').map(({ text }) => text))).not.toContain(
      `\\"operationId\\":\\"${id}\\"`,
    )
    expect((await testedBy(narrowed)).size).toBeGreaterThan(200)
  })
})
