import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { yamlPlaces } from './yaml-places.ts'

async function shown(text: string, ...pointers: readonly string[]): Promise<readonly string[]> {
  load(text)
  const places = await yamlPlaces(text)
  return pointers.map(pointer => `${places(pointer).line}:${places(pointer).column}`)
}

describe('yamlPlaces', () => {
  it('has members where their keys are, and items where they begin', async () => {
    const text = '# a comment\na: 1\nb:\n  - x: 1\n    y: { z: 2, "å/~": [3, 4] }\n  - "q"\n'
    expect(await shown(text, '/a', '/b', '/b/0', '/b/0/y', '/b/0/y/z', '/b/0/y/å~1~0/1', '/b/1')).toEqual([
      '2:1',
      '3:1',
      '4:5',
      '5:5',
      '5:10',
      '5:27',
      '6:6',
    ])
  })

  it('has what is not there where its nearest parent is', async () => {
    expect(await shown('a:\n  b: 1\n', '/a/c/d', '/nope', '')).toEqual(['1:1', '1:1', '1:1'])
  })

  it('counts aliases, anchors and empty values as what they stand for', async () => {
    const text = 'a: &x [1]\nb: [*x, 2]\nc:\nd: !!str 3\n'
    expect(await shown(text, '/b/1', '/c', '/d')).toEqual(['2:9', '3:1', '4:1'])
  })

  it.each(['', '3', '[1, 2]', '{"a": 1}'])('takes %j', async text => {
    expect((await yamlPlaces(text))('/x/y')).toEqual({ line: 1, column: 1 })
  })
})
