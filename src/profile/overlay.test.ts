import { expect, it } from 'vitest'
import { testWorld } from '../io/testing.ts'
import { withFiles } from './overlay.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

it.each(['./rooms', 'rooms', '.\\rooms', 'a/../rooms'])(
  'has the files that are given for %s, however their path is written',
  async folder => {
    const below = testWorld({ files: { 'rooms/profile.yaml': 'old', 'rooms/other.yaml': 'other' } })
    const { files } = withFiles(below, new Map([[`${folder}/profile.yaml`, bytes('new')]]))
    for (const path of ['rooms/profile.yaml', './rooms/profile.yaml']) {
      expect(new TextDecoder().decode(await files.read(path))).toBe('new')
      expect(await files.exists(path)).toBe(true)
    }
    expect(await files.list('./rooms')).toEqual([{ path: 'rooms/profile.yaml', name: 'profile.yaml' }])
    expect(new TextDecoder().decode(await files.read('rooms/other.yaml'))).toBe('other')
  },
)
