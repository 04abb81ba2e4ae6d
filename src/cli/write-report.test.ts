import { afterEach, expect, it, vi } from 'vitest'
import { ToolError } from '../errors.ts'
import type { World } from '../model/world.ts'
import { reporters } from '../reporters/table.ts'
import { soundFiles, tinyWorld } from '../run/testing-profile.ts'
import { samklang } from './testing.ts'

afterEach(() => vi.restoreAllMocks())

const formats = ['html', 'junit', 'markdown', 'json']
const argv = ['run', '--profile', 'tiny', '--files', 'export', '--output', 'out', '--format', formats.join()]

const written = async (world: World) => (await world.files.list('out')).map(({ name }) => name)

it('a report in every format, and the exit code of its verdict', async () => {
  const world = tinyWorld(soundFiles)
  expect((await samklang(argv, { world })).code).toBe(0)
  expect(await written(world)).toEqual(['junit.xml', 'report.html', 'report.json', 'summary.md'])
})

it.each([
  ['junit', ['report.html', 'report.json', 'summary.md']],
  ['html', ['junit.xml', 'report.json', 'summary.md']],
] as const)('a %s reporter that breaks down spoils no other, and is told as our fault', async (id, others) => {
  const world = tinyWorld(soundFiles)
  const render = () => {
    throw new Error('no room for that')
  }
  vi.spyOn(reporters, id).mockResolvedValue({ id, render })
  const { code, out, err } = await samklang([...argv, '--lang', 'en'], { world })
  expect(await written(world)).toEqual(others)
  expect(out).toContain('Conformant')
  expect(err).toContain(`The ${id} report could not be made.`)
  expect(err).toContain('no room for that')
  for (const other of others) expect(err).toContain(`out/${other}`)
  expect(code).toBe(70)
})

it('a file that cannot be written spoils no other, and is told as wrong use', async () => {
  const world = tinyWorld(soundFiles)
  const write: World['files']['write'] = async (path, content) => {
    if (path.endsWith('junit.xml')) throw new ToolError('file.unwritable', { where: path, why: 'EACCES' })
    await world.files.write(path, content)
  }
  const { code, err } = await samklang(argv, { world: { ...world, files: { ...world.files, write } } })
  expect(await written(world)).toEqual(['report.html', 'report.json', 'summary.md'])
  expect(err).toContain('[file.unwritable]')
  expect(code).toBe(2)
})
