import { describe, expect, it } from 'vitest'
import { jsonAnswer } from '../io/testing.ts'
import type { World } from '../model/world.ts'
import { type Parts, parts, tinyWorld } from '../run/testing-profile.ts'
import { samklang } from './testing.ts'
import { ended } from './testing-faults.ts'

const text = { sv: 'x', en: 'x' }
const own = [{ type: 'cel', condition: 'inputs.key == "other"', verifies: ['U'], message: text }]
const schema = {
  type: 'object',
  required: ['seats'],
  properties: {
    seats: { $ref: '#/components/inputs/count' },
    share: { type: 'number' },
    open: { type: 'boolean' },
    floors: { type: 'array', items: { type: 'integer' } },
    either: { type: ['integer', 'string'] },
    word: { enum: ['a', 'b'] },
    key: { type: 'string', format: 'password', minLength: 4 },
  },
}

/** The profile of `tinyWorld` whose suite asks for rooms of a size, with a key. */
function profile(criteria: readonly object[] = [], more: object = {}): Parts {
  const made = parts()
  const names = Object.keys(schema.properties)
  const parameters = names.map(name => ({ name, in: 'query', schema: {} }))
  const api = made.files['resources/openapi.yaml'] as { paths: Record<string, { get: object }> }
  Object.assign(api.paths['/rooms']?.get ?? {}, { parameters })
  const suite = made.files['suites/rooms.arazzo.yaml'] as {
    components: object
    workflows: { inputs: object; steps: object[] }[]
  }
  suite.components = { inputs: { count: { type: 'integer', minimum: 1 } } }
  const inputs = { ...schema, properties: { ...schema.properties, ...more } }
  Object.assign(suite.workflows[0] ?? {}, { inputs: { ...inputs, required: ['seats', ...Object.keys(more)] } })
  const given = ['seats', 'key'].map(name => ({ name, in: 'query', value: `$inputs.${name}` }))
  Object.assign(suite.workflows[0]?.steps[1] ?? {}, {
    parameters: given,
    ...(criteria.length > 0 ? { 'x-criteria': criteria } : {}),
  })
  return made
}

interface Asked {
  readonly world: World
  readonly urls: string[]
}

function asked(criteria?: readonly object[], more?: object): Asked {
  const urls: string[] = []
  const world = tinyWorld({ 'key.txt': 'sesame-file\n' }, profile(criteria, more))
  const send: Awaited<ReturnType<World['connect']>>['send'] = async ({ url }) => {
    urls.push(url)
    return jsonAnswer(url.includes('houses') ? [{ id: 'h', floors: 1 }] : [{ id: 'a', seats: 4, house: 'h' }])
  }
  const environment = { KEY: 'sesame-env' }
  return { world: { ...world, environment, connect: async () => ({ send, close: async () => {} }) }, urls }
}

const address = ['--profile', 'tiny', '--base-url', 'https://sis.example']
const runOf = ({ world }: Asked, ...more: readonly string[]) => ended(world, 'run', ...address, ...more)

describe('inputs of suites', () => {
  // 19811228-9874 is the worked example of the check digit in SKV 704: valid in form, and no test number.
  it('keep no personal identity number of a real person, and a test number as it is', async () => {
    const system = asked([], { who: { type: 'string' }, all: { type: 'array' } })
    const texts = ['who=19811228-9874', 'all=["811228-9874","189001019802"]']
    const more = ['--input', 'seats=4', ...texts.flatMap(text => ['--input', text]), '--evidence', 'kept']
    const result = await runOf(system, ...more)
    expect(result.report?.sut.inputs).toEqual({ seats: 4, who: '***', all: ['811228-0006', '189001019802'] })
    const kept = Buffer.from(await system.world.files.read('kept/evidence.json')).toString()
    expect(`${kept}${JSON.stringify(result.report)}${result.out}`).not.toContain('9874')
  })

  it('reach the requests as what their schema says, and the report as they were; a secret stays out', async () => {
    const system = asked()
    const more = ['--input', 'seats=4', '--input-env', 'key=KEY', '--evidence', 'kept']
    const result = await runOf(system, ...more)
    expect(system.urls).toContain('https://sis.example/rooms?seats=4&key=sesame-env')
    expect(result.words).toMatchObject({ S: 'passed' })
    expect(result.report?.sut.inputs).toEqual({ seats: 4, key: '***' })
    const kept = await system.world.files.list('kept')
    const texts = await Promise.all(
      kept.map(async ({ path }) => Buffer.from(await system.world.files.read(path)).toString()),
    )
    expect(`${texts.join()}${JSON.stringify(result.report)}${result.out}`).not.toContain('sesame')
    const again = await ended(system.world, 'report', 'kept')
    expect(again.words).toEqual(result.words)
    expect(again.report?.sut).toEqual(result.report?.sut)
    expect(await htmlOf(system.world)).toContain('seats = 4; key = ***')
  })

  it('that are to be new in each run are made up and kept when nobody gives them', async () => {
    const system = asked([], { series: { type: 'string', 'x-fresh': 10 } })
    const world = { ...system.world, uuid: () => '5a0000c1-7e2f-4000-8000-000000000000' }
    const { report } = await ended(world, 'run', ...address, '--input', 'seats=4')
    expect(report?.sut.inputs).toEqual({ seats: 4, series: '5a0000c17e' })
    const given = await ended(world, 'run', ...address, '--input', 'seats=4', '--input', 'series=own')
    expect(given.report?.sut.inputs).toEqual({ seats: 4, series: 'own' })
  })

  it('are read from files too', async () => {
    const system = asked()
    await runOf(system, '--input', 'seats=4', '--input-file', 'key=export/key.txt')
    expect(system.urls).toContain('https://sis.example/rooms?seats=4&key=sesame-file')
  })

  it.each([
    ['share=0.5', 0.5],
    ['open=true', true],
    ['floors=[1,2]', [1, 2]],
    ['either=7', 7],
    ['either=seven', 'seven'],
    ['word=a', 'a'],
  ])('%s is typed by its schema', async (given, value) => {
    const { report } = await runOf(asked(), '--input', 'seats=4', '--input', given)
    expect(report?.sut.inputs).toEqual({ seats: 4, [given.slice(0, given.indexOf('='))]: value })
  })

  it('that are secret prove nothing when something is compared with them', async () => {
    const { words, report } = await runOf(asked(own), '--input', 'seats=4', '--input-env', 'key=KEY')
    expect(words).toMatchObject({ S: 'passed', U: 'untested' })
    expect(report?.verdicts.find(({ requirement }) => requirement === 'U')?.reason?.key).toBe('arazzo.masked')
  })

  it.each([
    ['unknown', ['--input', 'seats=4', '--input', 'seat=4'], 'input.unknown', 'seats, share'],
    ['missing', [], 'input.missing', 'seats=…'],
    ['of another type', ['--input', 'seats=four'], 'input.value', 'resources'],
    ['against its schema', ['--input', 'seats=0'], 'input.value', 'less than 1'],
    ['no array', ['--input', 'seats=4', '--input', 'floors=1'], 'input.value', 'array'],
    ['none of the words', ['--input', 'seats=4', '--input', 'word=c'], 'input.value', 'allowed values'],
    ['a secret that is shown', ['--input', 'seats=4', '--input', 'key=sesame'], 'input.secret', '--input-env key='],
    ['a secret that is not there', ['--input', 'seats=4', '--input-env', 'key=NOPE'], 'auth.secret-missing', '$NOPE'],
    ['twice', ['--input', 'seats=4', '--input', 'seats=5'], 'usage.repeated', 'seats'],
    ['no pair', ['--input', 'seats'], 'usage.option', 'NAME=VALUE'],
  ])('that are %s are wrong use, and nothing is sent', async (_, more, code, word) => {
    const system = asked()
    const result = await runOf(system, ...more)
    expect(result.err).toContain(`[${code}]`)
    if (word !== 'resources') expect(result.err).toContain(word)
    expect(result.err).not.toContain('sesame')
    expect(result.code).toBe(2)
    expect(system.urls).toEqual([])
  })

  it('of a secret against its schema do not show it', async () => {
    const system = asked()
    const environment = { KEY: 'abc' }
    const result = await ended(
      { ...system.world, environment },
      'run',
      ...address,
      '--input',
      'seats=4',
      '--input-env',
      'key=KEY',
    )
    expect(result.err).toContain('[input.value]')
    expect(result.err).not.toContain('abc')
  })

  it('are of no use for files', async () => {
    const { world } = asked()
    const { err, code } = await samklang(['run', '--profile', 'tiny', '--files', 'export', '--input', 'seats=4'], {
      world,
    })
    expect(err).toContain('[usage.together]')
    expect(code).toBe(2)
  })
})

async function htmlOf(world: World): Promise<string> {
  await samklang(['report', 'kept', '--format', 'html', '--output', 'shown', '--quiet'], { world })
  return Buffer.from(await world.files.read('shown/report.html')).toString()
}
