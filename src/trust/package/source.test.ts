import { expect, it } from 'vitest'
import { besides, sourceOf } from './source.ts'

it.each([
  ['./more', 'seats'],
  ['./profiles/more/', 'profiles/seats'],
  ['.', '../seats'],
  ['..', '../../seats'],
  ['./', '../seats'],
  ['.\\profiles\\more', 'profiles/seats'],
  ['C:\\profiles\\more.tgz', 'C:/profiles/seats'],
  ['file:/profiles/more.tgz', '/profiles/seats'],
])('beside %s is %s', (spec, path) => expect(besides(sourceOf(spec), 'seats')).toEqual({ kind: 'file', path }))

it('beside an address is another, and beside a package of npm nothing', () => {
  const url = { kind: 'url', url: 'https://x.example/a/index.json' }
  expect(besides(sourceOf('https://x.example/a/more.tgz'), 'index.json')).toEqual(url)
  expect(besides(sourceOf('npm:more@1.0.0'), 'index.json')).toBeUndefined()
})
