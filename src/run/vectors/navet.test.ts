import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { editXml, type XmlEdit } from '../../documents/xml/edit.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import { loadSchematron } from '../../engines/schematron/load.ts'
import { openLibxml2 } from '../../engines/xsd/libxml2.ts'
import { loadTestNumbers } from '../../exchange/test-numbers.ts'
import { loadProfile } from '../../profile/load.ts'
import { checkFiles } from '../check-files.ts'
import { exampleTool, stillWorld } from '../testing.ts'
import { editedVectors } from './edited.ts'
import { testProfile } from './profile-test.ts'

// Third parties' schemas and documents are read where they are, and never copied here.
const official = fileURLToPath(new URL('../../../../shared/official/navet', import.meta.url))
const schemas = `${official}/eduid-navet-service/src/main/resources/META-INF/wsdl/schema`
const isThere = existsSync(official)
const skipped = '(skipped where ../shared/official is absent)'
const world = stillWorld()
const vectors = 'test-vectors/navet-personpost'
const bases = readdirSync(`${vectors}/base`).map(name => `${vectors}/base/${name}`)
const profile = await loadProfile(world, 'navet-personpost')
const flags = { MUST: 'fatal', SHOULD: 'warning', MAY: 'info' }

describe('navet-personpost', () => {
  it('has vectors for every requirement that is tested, and for no other, and all hold', async () => {
    const wanted = profile.requirements.filter(row => !row.notTested && !row.manual).map(row => row.id)
    const made = await editedVectors(world, vectors)
    expect([...new Set(made.map(({ requirement }) => requirement))].sort()).toEqual(wanted.sort())
    const results = await testProfile(world, profile, 'test-vectors', [])
    expect(results.vectors.filter(({ wrong, notRun }) => wrong || notRun)).toEqual([])
    expect(results.vectors.length).toBeGreaterThan(200)
  })

  it('has assertions of the level of their row', () => {
    const read = (path: string) => profile.resources.get(path)?.bytes
    const { compiled, problems } = loadSchematron({ path: 'resources/navet.sch', read })
    expect(problems).toEqual([])
    for (const { id = '', flag } of compiled?.assertions ?? []) {
      const row = profile.requirements.find(each => each.id === id.replace(/-[a-d]$/, ''))
      expect(row && flags[row.level], id).toBe(flag)
    }
  })

  it.each(bases)('recognises %s by itself, and it keeps every rule', async file => {
    const report = await judged(file)
    expect(report.profile.id).toBe('navet-personpost')
    expect(report.verdicts.filter(({ verdict }) => verdict === 'failed' || verdict === 'error')).toEqual([])
    expect(report.verdicts.find(({ requirement }) => requirement === 'NAV-XSD')?.verdict).toBe('passed')
  })

  it('names only people of the published test numbers', async () => {
    const isTestNumber = await loadTestNumbers()
    const text = bases.map(file => readFileSync(file, 'utf8')).join('\n')
    const numbers = [...text.matchAll(/<(?:m:PersonId|\w*Person[nN]\w*)>(\d{12})</g)].map(([, number = '']) => number)
    expect(numbers.length).toBeGreaterThan(5)
    expect(numbers.filter(number => !isTestNumber(number))).toEqual([])
  })

  it('speaks of municipalities by the code list of identifierare', async () => {
    const identifiers = await loadProfile(world, 'identifierare')
    const list = identifiers.resources.get('resources/codes/municipalities.tsv')?.text ?? ''
    const codes = [...list.matchAll(/^\d{4}/gm)].map(([code]) => code)
    const rules = profile.resources.get('resources/navet.sch')?.text ?? ''
    expect([...rules.matchAll(/'(\d{4})'/g)].map(([, code]) => code).filter(code => code !== '0000')).toEqual(codes)
  })
})

describe.skipIf(!isThere)(`navet-personpost and the official schemas ${skipped}`, () => {
  it('finds four faults of the schema in the public sample, as they do', async () => {
    const sample = `${official}/pynavet/pynavet/tests/data/testdata.xml`
    const report = await judged(sample)
    const bySchema = report.findings.filter(({ requirement }) => requirement === 'NAV-XSD')
    expect(bySchema.map(({ at }) => at.line)).toEqual([9, 19, 24, 25])
    const { tree } = parseXml(readFileSync(sample))
    expect(tree && (await theirs('Navetavisering.xsd')).validate(tree.source).count).toBe(4)
  })

  it('judges by them in place of ours when they are supplied: the same sample, and no UUID', async () => {
    const resources = fileURLToPath(new URL('../../../../shared/official', import.meta.url))
    const sample = await judged(`${official}/pynavet/pynavet/tests/data/testdata.xml`, resources)
    const bySchema = sample.findings.filter(({ requirement }) => requirement === 'NAV-XSD')
    expect(bySchema.map(({ at }) => at.line)).toEqual([9, 19, 24, 25])
    const uuid = await judged(`${vectors}/base/uuid.xml`, resources)
    expect(uuid.findings.map(({ requirement, at }) => `${requirement} ${at.line}`)).toEqual(['NAV-XSD 10'])
  })

  it('accepts and refuses the same vectors, but for UUID, which they do not know', async () => {
    const made = await editedVectors(world, vectors)
    const compared = await compare(made.map(({ text }) => text))
    expect(compared.differing.filter(text => !text.includes('<UUID>'))).toEqual([])
    expect(compared.valid).toBeGreaterThan(50)
    expect(compared.invalid).toBeGreaterThan(30)
  })

  it.each(bases.filter(file => !file.endsWith('uuid.xml')))(
    'accepts and refuses the same edits of %s',
    { timeout: 300_000 },
    async file => {
      const text = readFileSync(file, 'utf8')
      const names = [...new Set([...text.matchAll(/<([\w:]+)/g)].map(([, name = '']) => name))].slice(1)
      const edits = names.flatMap(name => editsOf(`//${name}`))
      const compared = await compare(edits.map(edit => editXml(text, [edit])))
      expect(compared.differing.map((each, at) => (at < 3 ? each : ''))).toEqual([])
      expect(compared.invalid).toBeGreaterThan(names.length)
    },
  )
})

const lengths = [
  2, 3, 4, 5, 8, 10, 11, 12, 13, 16, 17, 18, 20, 21, 27, 28, 30, 31, 35, 36, 37, 40, 41, 60, 61, 70, 71, 80, 81,
]
const numbers = ['0', '1', '9', '10', '99', '100', '999', '1000', '99999', '100000', '999999', '1000000', '99999999']
const large = [
  '100000000',
  '2147483648',
  '99999999999',
  '100000000000',
  '160000000000',
  '999999999999',
  '99999999999999',
]
const words = ['', 'x', '-1', '1.5', 'J', 'N', 'K', 'OB', 'AV', 'B', 'MO', 'Ä', 'Ã„', ' 1 ', '1000000000000000']

/** One change of each kind at a path: gone, twice, with a stranger inside, and values about every limit. */
function editsOf(path: string): readonly XmlEdit[] {
  const values = [...words, ...numbers, ...large, ...lengths.map(length => 'x'.repeat(length))]
  return [{ remove: path }, { copy: path }, { put: `${path}/Okand` }, ...values.map(to => ({ set: path, to }))]
}

async function theirs(path: string) {
  return openLibxml2({
    path,
    read: name => (existsSync(`${schemas}/${name}`) ? readFileSync(`${schemas}/${name}`) : undefined),
  })
}

async function ours(path: string) {
  return openLibxml2({ path: `resources/${path}`, read: name => profile.resources.get(name)?.bytes })
}

/** Judges documents by our schema of their kind and by the official one: those on which they differ, and how many hold. */
async function compare(texts: readonly string[]) {
  const messages = { our: await ours('messages.xsd'), their: await theirs('Epersondata.xsd') }
  const files = { our: await ours('notification.xsd'), their: await theirs('Navetavisering.xsd') }
  const differing: string[] = []
  let valid = 0
  const trees = texts.map(text => parseXml(text).tree).filter(tree => tree !== undefined)
  for (const { source } of trees) {
    const { our, their } = source.includes('<Navetavisering') ? files : messages
    const holds = our.validate(source).count === 0
    if (holds !== (their.validate(source).count === 0)) differing.push(source)
    if (holds) valid += 1
  }
  return { differing, valid, invalid: trees.length - valid }
}

function judged(file: string, resources?: string) {
  const request = { files: [file], command: 'samklang check', tool: exampleTool, workers: 1 }
  return checkFiles(world, resources === undefined ? request : { ...request, resources })
}
