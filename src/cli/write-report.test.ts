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

it('workflow commands are printed as they are, also where nothing else is, and not written to a file', async () => {
  const world = tinyWorld(soundFiles)
  const github = [...argv.slice(0, -2), '--format', 'github', '--lang', 'en', '--quiet']
  const { out, err, code } = await samklang(github, { world })
  expect(out).toMatch(/^::notice title=Conformant \(self-test%2C evidence step E1\)::The files hold what Tiny/)
  expect([err, code]).toEqual(['', 0])
  await expect(world.files.list('out')).rejects.toThrow('file.missing')
})

it('bytes and printed formats are written like others, with the words that were asked for', async () => {
  const world = { ...tinyWorld(soundFiles), print: async () => new Uint8Array([37, 80, 68, 70]) }
  const asked = [...argv.slice(0, -2), '--format', 'xlsx,pdf,csv', '--matrix-words', 'digg', '--lang', 'sv']
  expect((await samklang(asked, { world })).code).toBe(0)
  expect(await written(world)).toEqual(['matrix.csv', 'matrix.xlsx', 'report.pdf'])
  expect(new TextDecoder().decode(await world.files.read('out/matrix.csv'))).toContain(';"OK";')
  expect([...(await world.files.read('out/matrix.xlsx')).slice(0, 2)]).toEqual([0x50, 0x4b])
  expect([...(await world.files.read('out/report.pdf'))]).toEqual([37, 80, 68, 70])
})

it('a word that an option does not know is refused with those that it knows', async () => {
  const { code, err } = await samklang([...argv, '--matrix-words', 'dig', '--lang', 'en'], {
    world: tinyWorld(soundFiles),
  })
  expect(code).toBe(2)
  expect(err).toContain('digg')
})

it.each(['pdf', 'xlsx', 'pdf,csv'])('%s is nothing for the result stream, and refused there', async formats => {
  const { code, out, err } = await samklang([...argv.slice(0, 5), '--output', '-', '--format', formats], {
    world: tinyWorld(soundFiles),
  })
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('--output')
})

it('a table on the result stream has a line for each requirement, and nothing that steers', async () => {
  const asked = [...argv.slice(0, 5), '--output', '-', '--format', 'csv', '--lang', 'sv']
  const { out } = await samklang(asked, { world: tinyWorld(soundFiles) })
  expect(out).toMatch(/^\ufeff"Krav";"Nivå"/)
  expect(out).not.toMatch(/\\u000d|\r/)
})
