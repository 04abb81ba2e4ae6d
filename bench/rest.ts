import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { description } from '../src/exchange/simulator/rest-api/description.ts'
import { compare, type Row, samklang, sampleOf, workFolder } from './measure.ts'

const copies = 100

/** One description, judged by the profile and linted by Spectral with rules that ask the same as far as its functions go. */
export async function rest(): Promise<readonly Row[]> {
  mkdirSync(workFolder, { recursive: true })
  const rows: Row[] = []
  for (const times of [1, copies]) {
    const file = `${workFolder}/openapi-${times}.json`
    writeFileSync(file, JSON.stringify(large(times), undefined, 2))
    rows.push(...(await measured(file, times)))
  }
  return rows
}

async function measured(file: string, times: number): Promise<readonly Row[]> {
  const program = 'bench/node_modules/.bin/spectral'
  const lint = ['lint', file, '--ruleset', 'bench/peers/rest-ruleset.yaml', '--quiet']
  const output = `${workFolder}/rest-out`
  const check = ['check', file, '--profile', 'rest-api-profil', '--quiet', '--output', output, '--format', 'json']
  const peer = existsSync(program)
  const samples = await compare(
    [
      { name: 'samklang', command: [...samklang, ...check] },
      ...(peer ? [{ name: 'spectral', command: [program, ...lint] }] : []),
    ],
    5,
  )
  const own = sampleOf(samples, 'samklang')
  const what = `a description with ${times * 5} paths`
  const first = { what: `${what}, samklang (${own.peakMiB.toFixed(0)} MiB)`, value: `${own.ms.toFixed(0)} ms` }
  if (!peer) return [first, { what: 'spectral lint', value: 'npm ci in bench/' }]
  const other = sampleOf(samples, 'spectral')
  const ratio = own.ms / other.ms
  return [
    first,
    {
      what: `time over spectral lint (${other.ms.toFixed(0)} ms, ${other.peakMiB.toFixed(0)} MiB)`,
      value: `${ratio.toFixed(2)} x`,
    },
  ]
}

/** The description of the reference server, with its paths under so many names. */
function large(times: number): object {
  const one = description('https://api.example.com/library/v1') as { readonly paths: Readonly<Record<string, object>> }
  const paths = Object.entries(one.paths).flatMap(([path, item]) =>
    Array.from({ length: times }, (_, at): [string, unknown] => {
      if (path === '/api-info' && at === 0) return [path, item]
      const text = JSON.stringify(item).replace(/"operationId":"(\w+)"/g, `"operationId":"$1${at}"`)
      return [at === 0 ? path : `/part-${at}${path}`, JSON.parse(text)]
    }),
  )
  return { ...one, paths: Object.fromEntries(paths) }
}
