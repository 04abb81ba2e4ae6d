import { expect, it } from 'vitest'
import { testWorld } from '../io/testing.ts'
import { hasMoreNodes, mostNodes, noCache, readYaml } from './yaml.ts'

const text = 'a: [1, two, { b: null }]\nc: "x"\n'

it('gives the same value from the cache as from the text', async () => {
  const { cache } = testWorld({ cache: true })
  const first = await readYaml(text, cache)
  expect(first).toEqual({ a: [1, 'two', { b: null }], c: 'x' })
  expect(await readYaml(text, cache)).toEqual(first)
  expect(await readYaml(text, noCache)).toEqual(first)
})

it('does not cache what JSON would change', async () => {
  const { cache } = testWorld({ cache: true })
  for (let turn = 0; turn < 2; turn += 1)
    expect(await readYaml('a: .inf\nb: .nan', cache)).toEqual({ a: Infinity, b: NaN })
})

it('throws what the parser says of broken text', async () => {
  await expect(readYaml('a: [', noCache)).rejects.toThrow()
})

it('does not unfold a text whose aliases make it huge', async () => {
  const levels = Array.from({ length: 40 }, (_, at) => `l${at + 1}: &l${at + 1} [*l${at}, *l${at}]`)
  const value = await readYaml(['l0: &l0 [x]', ...levels].join('\n'), testWorld({ cache: true }).cache)
  expect(hasMoreNodes(value, mostNodes)).toBe(true)
})

it('counts the items of a list that is too long to be handed over at once', () => {
  const long = Array.from({ length: 200_000 }, () => 'x')
  expect(hasMoreNodes({ long }, mostNodes)).toBe(false)
  expect(hasMoreNodes([long, long, long, long, long], mostNodes)).toBe(true)
})
