import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as slimdom from 'slimdom'
import { XmlNames } from '../src/documents/xml/names.ts'
import { parseXml } from '../src/documents/xml/parse.ts'
import { loadSchematron } from '../src/engines/schematron/load.ts'
import type { Compiled } from '../src/engines/schematron/open.ts'
import { invoice } from './invoice.ts'
import type { Row } from './measure.ts'

const rulesFolder = '../shared/official/en16931/ubl/schematron'
const prototypeFolder = '../shared/prototypes/schematron'
const sizes = [
  { name: '9 KB', lines: 6, times: 300, rounds: 9 },
  { name: '94 KB', lines: 106, times: 40, rounds: 9 },
  { name: '4.5 MB', lines: 5250, times: 2, rounds: 7 },
]

/** A way to parse and judge one document; gives how many assertions failed. */
interface Judge {
  readonly name: string
  readonly parse: (text: string) => unknown
  readonly judge: (text: string) => number
}

/**
 * Warm milliseconds for parsing and judging one invoice by the rules of EN 16931, beside the measured throw-away that
 * the engine was built after. It is skipped where the official rules are absent.
 */
export async function schematron(): Promise<readonly Row[]> {
  if (!existsSync(`${rulesFolder}/EN16931-UBL-validation.sch`)) return []
  const judges = [ours(), ...(existsSync(prototypeFolder) ? [await prototype()] : [])]
  return sizes.flatMap(size => measure(size, judges))
}

function ours(): Judge {
  const names = new XmlNames()
  const compiled = load()
  compiled.prepare(names)
  const tree = (text: string) => {
    const read = parseXml(text, { names })
    if (read.tree === undefined) throw new Error('the invoice is not well-formed')
    return read.tree
  }
  return {
    name: 'samklang',
    parse: tree,
    judge: text => compiled.run(tree(text)).raised.length,
  }
}

function load(): Compiled {
  const read = (path: string) => readFileSync(`${rulesFolder}/${path}`)
  const { compiled } = loadSchematron({ path: 'EN16931-UBL-validation.sch', read })
  if (compiled === undefined) throw new Error('the rules of EN 16931 were refused')
  return compiled
}

interface Throwaway {
  parse(text: string, names: unknown): unknown
  compileSchematron(
    text: string,
    dom: typeof slimdom,
  ): { make(): (tree: unknown) => { out: unknown[] }; names: unknown }
}

async function prototype(): Promise<Judge> {
  const module = (await import(pathToFileURL(resolve(`${prototypeFolder}/sch2js.mjs`)).href)) as Throwaway
  const text = readFileSync(`${rulesFolder}/preprocessed/EN16931-UBL-validation-preprocessed.sch`, 'utf8')
  const compiled = module.compileSchematron(text, slimdom)
  const run = compiled.make()
  return {
    name: 'throw-away',
    parse: xml => module.parse(xml, compiled.names),
    judge: xml => run(module.parse(xml, compiled.names)).out.length / 2,
  }
}

function measure({ name, lines, times, rounds }: (typeof sizes)[number], judges: readonly Judge[]): readonly Row[] {
  const text = invoice(lines)
  const whole = new Map<string, number[]>()
  const parsing = new Map<string, number[]>()
  const failures = judges.map(({ judge }) => judge(text))
  if (new Set(failures).size > 1) throw new Error(`they disagree on ${name}: ${failures.join(' and ')}`)
  for (let round = -1; round < rounds; round += 1) {
    for (const { name: who, parse, judge } of judges) {
      const all = timed(() => judge(text), times)
      const read = timed(() => parse(text), times)
      if (round < 0) continue
      whole.set(who, [...(whole.get(who) ?? []), all])
      parsing.set(who, [...(parsing.get(who) ?? []), read])
    }
  }
  return judges.map(({ name: who }) => {
    const [all, read] = [median(whole.get(who)), median(parsing.get(who))]
    const size = `${name} (${Math.round(text.length / 1000)} kB)`
    return { what: `${size}, ${who}`, value: `${all.toFixed(3)} ms`, bar: `of it parsing ${read.toFixed(3)} ms` }
  })
}

function timed(work: () => unknown, times: number): number {
  const start = performance.now()
  for (let index = 0; index < times; index += 1) work()
  return (performance.now() - start) / times
}

function median(samples: readonly number[] = []): number {
  return [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN
}
