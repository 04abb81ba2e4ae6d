import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, it, test } from 'vitest'
import { loadProfile } from '../../profile/load.ts'
import { yamlText } from '../../profile/new/yaml-text.ts'
import { samklang } from '../testing.ts'
import { newProfiles } from '../testing-new.ts'

const { world, write, inside, make, codesOf, number } = newProfiles()

const hostile = [
  'yes',
  '1',
  '2026-01-01',
  "it's: a #title",
  '"} ] - !!js & *x | > %',
  '  - { a: b',
  '{{ $statusCode }}',
  'å\u00a0\ufeff\u0301 𐐷 <b>&amp;--></b>',
  '\\u0041 \\',
  '# yaml-language-server',
  'null',
  '~',
]

describe('answers of every kind', () => {
  it.each(hostile)('are in the profile as they were given: %s', async text => {
    inside()
    const options = ['--title-sv', '--title-en', '--publisher', '--standard', '--standard-version']
    const given = options.map(option => `${option}=${text}`)
    expect((await make('rooms', '--kind', 'mixed', ...given)).code).toBe(0)
    const { title, publisher, standard } = await loadProfile(world, './rooms')
    expect([title.sv, title.en, publisher, standard.name, standard.version]).toEqual(Array(5).fill(text))
    expect(await codesOf('./rooms')).toEqual([0, 0, 0])
  })

  it.each(['constructor', 'yes', 'null', 'n', 'toString'.toLowerCase(), 'document', 'test-vectors'])(
    'and names that mean something elsewhere: %s',
    async name => {
      inside()
      const provider = name === 'document' ? 'provider' : name
      const names = ['--id', name, '--module', name, '--record', name, '--provider', provider, '--root', 'Schema']
      const { code } = await make(
        'rooms',
        '--kind',
        'mixed',
        ...names,
        '--namespace',
        "urn:a&b'c?d=(e)",
        '--prefix',
        'x',
      )
      expect(code).toBe(0)
      expect(await codesOf('./rooms')).toEqual([0, 0, 0])
      expect((await loadProfile(world, './rooms')).id).toBe(name)
    },
  )

  it.each(['Line', 'Period', 'Total', 'Id', 'Text'])(
    'and a root element with the name of one of its parts: %s',
    async root => {
      inside()
      expect((await make('rooms', '--kind', 'xml', '--root', root)).code).toBe(0)
      expect(await codesOf('./rooms')).toEqual([0, 0, 0])
    },
  )

  it.each([
    ['--id', 'Rooms'],
    ['--id', '../x'],
    ['--title-sv', 'two\nlines'],
    ['--title-en', 'bell\u0007'],
    ['--publisher', '   '],
    ['--publisher', 'x'.repeat(201)],
    ['--title-sv', 'half \ud800'],
    ['--module', 'a/b'],
    ['--record', 'a.b'],
    ['--record', '__proto__'],
    ['--provider', 'document'],
    ['--prefix', '1'],
    ['--root', 'xmlThing'],
    ['--root', 'a:b'],
    ['--namespace', 'no address'],
    ['--namespace', 'urn:"><x'],
  ])('are refused where they would break it, and nothing is written: %s %j', async (option, value) => {
    inside()
    const { code, err } = await make('rooms', '--kind', 'mixed', option, value)
    expect([code, err]).toEqual([2, expect.stringContaining('[usage.option]')])
    expect(readdirSync('.')).toEqual([])
  })

  it('are refused for a kind that there is not', async () => {
    inside()
    const { code, err } = await make('rooms', '--kind', 'yaml')
    expect([code, err]).toEqual([2, expect.stringContaining('json, xml, mixed')])
    expect(readdirSync('.')).toEqual([])
  })

  test.each([...hostile, 'rooms', 'a-b', '', ' ', 'x\u0085\u2028\u007f'])('are text for a reader of YAML: %j', text => {
    expect(load(`a: ${yamlText(text)}\nb: { c: ${yamlText(text)}, ${yamlText(text)}: 1 }`)).toEqual({
      a: text,
      b: { c: text, [text]: 1 },
    })
  })
})

describe('what is there already', () => {
  it.each([
    ['a folder', () => mkdirSync('profiles/rooms', { recursive: true }), 'profiles/rooms'],
    ['vectors', () => mkdirSync('test-vectors/rooms', { recursive: true }), 'test-vectors/rooms'],
    ['a file', () => void write(`${number()}/profiles/rooms`, 'mine'), 'profiles/rooms'],
    [
      'a link that leads nowhere',
      () => {
        mkdirSync('profiles')
        symlinkSync('nowhere', 'profiles/rooms')
      },
      'profiles/rooms',
    ],
  ])('is never overwritten: %s', async (_, put, where) => {
    inside()
    put()
    const { code, err } = await make('profiles/rooms')
    expect([code, err]).toEqual([2, expect.stringContaining(`${where} is already there.`)])
    expect(err).toContain('[folder.exists]')
    const left = readdirSync('.', { recursive: true }).map(String)
    expect(left.filter(path => /tmp|yaml/.test(path))).toEqual([])
    expect(existsSync('test-vectors') && existsSync('profiles/rooms/profile.yaml')).toBe(false)
  })

  it('is told before anything is asked', async () => {
    inside()
    mkdirSync('rooms')
    const { code, err } = await samklang(['profile', 'new', 'rooms'], { world, answers: ['json'] })
    expect([code, err.includes('What is exchanged')]).toEqual([2, false])
  })

  it('is the folder one stands in', async () => {
    inside()
    expect((await make('.')).err).toContain('[folder.exists]')
  })

  it('leaves nothing half-written where nothing can be written', async () => {
    inside()
    write(`${number()}/profiles`, 'a file')
    const { code, err } = await make('profiles/rooms')
    expect([code, err]).toEqual([2, expect.stringContaining('[file.unwritable]')])
    expect(readdirSync('.')).toEqual(['profiles'])
  })
})
