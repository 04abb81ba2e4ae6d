import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { XmlNames } from '../src/documents/xml/names.ts'
import { parseXml } from '../src/documents/xml/parse.ts'
import { XmlPlaces } from '../src/documents/xml/place.ts'
import { schematronChecks } from '../src/engines/schematron/xml-check.ts'
import { realWorld } from '../src/io/world.ts'
import { loadProfile } from '../src/profile/load.ts'
import { invoice } from './invoice.ts'
import { compare, type Row, type Sample, samklang, sampleOf, workFolder } from './measure.ts'
import { resources, ruleSetsThere, schema as schemaPath, writeProfile } from './xml-profile.ts'

const work = `${workFolder}/xml`
const schema = `${resources}/${schemaPath}`
const jars = ['Saxon-HE', 'xercesImpl', 'xml-apis', 'xml-resolver'].map(name => `/usr/share/java/${name}.jar`)
const java = () => {
  const xslts = ruleSetsThere().map(({ xslt }) => `${work}/${xslt}`)
  return ['java', '-cp', [work, ...jars].join(':'), 'SaxonPeer', xslts.join(',')]
}

/** Lines of the invoice, runs before the clock starts, rounds, runs of a round, and the bar. */
const sizes = [
  { name: '9 KB', lines: 6, warmUps: 1000, times: 40, bar: 3 },
  { name: '94 KB', lines: 106, warmUps: 150, times: 8, bar: 5 },
  { name: '4.5 MB', lines: 5250, warmUps: 8, times: 1, bar: 5 },
] as const
const rounds = 5
/** An invoice of EN 16931 breaks rules of Peppol. */
const accept = [0, 1]
const turns = 3

/**
 * Checking e-invoices by the rules of EN 16931 and Peppol, beside Saxon-HE with the official XSLT and Xerces, and xmllint as the floor
 * for XML Schema. The peers come with `bench/peers/install-xml.sh`; it is skipped where they or the rules are absent.
 */
export async function xml(): Promise<readonly Row[]> {
  const sets = ruleSetsThere().map(({ file }) => file)
  if (sets.length === 0) return []
  return [
    { what: 'rule sets', value: `${sets.length}`, bar: sets.join(', ') },
    ...(await warm()),
    ...(await processes()),
    ...(await folder()),
  ]
}

async function warm(): Promise<readonly Row[]> {
  const judge = await judgeInProcess(writeProfile(false))
  return sizes.map(size => {
    const bytes = Buffer.from(invoice(size.lines))
    const file = `${work}/warm.xml`
    writeFileSync(file, bytes)
    const { warmUps, times } = size
    const ratios = Array.from({ length: turns }, () => {
      const args = [...java().slice(1), '', file, warmUps, rounds, times].map(String)
      const theirs = Number(execFileSync('java', args, { encoding: 'utf8' }))
      const ours = warmTime(() => judge(bytes), size)
      return { theirs, ours, ratio: theirs / ours }
    }).sort((one, other) => one.ratio - other.ratio)
    const middle = ratios[turns >> 1] ?? { theirs: 0, ours: 0, ratio: 0 }
    const { theirs, ours, ratio } = middle
    const what = `${size.name} warm (${Math.round(bytes.length / 1000)} kB), Saxon-HE over samklang`
    const value = `${ratio.toFixed(1)} x (${theirs.toFixed(2)} / ${ours.toFixed(2)} ms)`
    return { what, value, bar: `>= ${size.bar} x`, isMet: ratio >= size.bar }
  })
}

/** Processor time in milliseconds, of all threads: the clock would measure who else uses the machine. */
function warmTime(work: () => void, { warmUps, times }: (typeof sizes)[number]): number {
  for (let run = 0; run < warmUps; run += 1) work()
  const samples = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage()
    for (let run = 0; run < times; run += 1) work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000 / times
  })
  return samples.sort((one, other) => one - other)[rounds >> 1] ?? Number.NaN
}

/** Reads and judges a document, and writes down what is found, as `check` does for each document. */
async function judgeInProcess(folder: string): Promise<(bytes: Uint8Array) => void> {
  const profile = await loadProfile(realWorld(), `./${folder}`, resources)
  const cache = { get: async () => undefined, put: async () => {} }
  const checks = await schematronChecks(profile, { types: ['invoice'], cache })
  const names = new XmlNames()
  const chunks = async function* () {}
  const document = { kind: 'document', id: '', name: '', mediaType: 'application/xml', size: 0, chunks } as const
  const nothing = () => {}
  const sink = { exercised: nothing, finding: nothing, untested: nothing, inapplicable: nothing, error: nothing }
  return bytes => {
    const { tree } = parseXml(bytes, { names })
    if (!tree) throw new Error('the invoice is not well-formed')
    for (const check of checks) check.judge('invoice', { document, tree, places: new XmlPlaces(tree) }, sink)
  }
}

const check = (profile: string, what: string) =>
  [...samklang, 'check', what, '--profile', `./${profile}`, '--resources', resources, '--workers', '1'] as const

async function processes(): Promise<readonly Row[]> {
  const file = `${work}/one.xml`
  writeFileSync(file, invoice(6))
  const samples = await compare(
    [
      { name: 'samklang', command: check(writeProfile(true), file), accept },
      { name: 'Saxon-HE', command: [...java(), schema, file] },
      { name: 'samklang, rules', command: check(writeProfile(false), file), accept },
      { name: 'Saxon-HE, rules', command: [...java(), '', file] },
      { name: 'xmllint', command: ['xmllint', '--noout', '--schema', schema, file] },
    ],
    5,
  )
  return [
    ratio('one invoice, XSD and rules, whole process', samples, ['Saxon-HE', 'samklang'], 7),
    ratio('one invoice, rules, whole process', samples, ['Saxon-HE, rules', 'samklang, rules']),
    { what: 'xmllint, XSD alone, whole process', value: shown(sampleOf(samples, 'xmllint')), bar: 'a floor' },
  ]
}

async function folder(): Promise<readonly Row[]> {
  const many = `${work}/many`
  rmSync(many, { recursive: true, force: true })
  mkdirSync(many)
  const text = invoice(6)
  for (let number = 0; number < 2000; number += 1) {
    writeFileSync(`${many}/${number}.xml`, text.replace('<cbc:ID>F-6', `<cbc:ID>F-${number}`))
  }
  const samples = await compare(
    [
      { name: 'samklang', command: check(writeProfile(false), many), accept },
      { name: 'Saxon-HE', command: [...java(), '', many] },
    ],
    3,
  )
  const share = sampleOf(samples, 'samklang').peakMiB / sampleOf(samples, 'Saxon-HE').peakMiB
  return [
    ratio('2,000 invoices, rules, whole process', samples, ['Saxon-HE', 'samklang'], 3.3),
    { what: 'memory for 2,000 invoices', value: `${share.toFixed(2)} x`, bar: '<= 0.33 x', isMet: share <= 1 / 3 },
  ]
}

function ratio(
  what: string,
  samples: ReadonlyMap<string, Sample>,
  [peer, own]: readonly [string, string],
  bar?: number,
): Row {
  const theirs = sampleOf(samples, peer)
  const ours = sampleOf(samples, own)
  const times = theirs.ms / ours.ms
  const value = `${times.toFixed(1)} x (${shown(theirs)} / ${shown(ours)})`
  return { what: `${what}, Saxon-HE over samklang`, value, ...(bar ? { bar: `>= ${bar} x`, isMet: times >= bar } : {}) }
}

function shown({ ms, peakMiB }: Sample): string {
  return `${(ms / 1000).toFixed(2)} s, ${peakMiB.toFixed(0)} MiB`
}
