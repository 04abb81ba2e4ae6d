import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { editXml, type XmlEdit } from '../../documents/xml/edit.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import type { XmlTree } from '../../documents/xml/tree.ts'
import { loadSchematron } from '../../engines/schematron/load.ts'
import { openLibxml2 } from '../../engines/xsd/libxml2.ts'
import { loadTestNumbers } from '../../exchange/test-numbers.ts'
import { loadProfile } from '../../profile/load.ts'
import { checkFiles } from '../check-files.ts'
import { exampleTool, stillWorld } from '../testing.ts'
import { editedVectors } from './edited.ts'
import { testProfile } from './profile-test.ts'

// Third parties' schemas and rules are read where they are, and never copied here.
const shared = fileURLToPath(new URL('../../../../shared/official', import.meta.url))
const official = `${shared}/rivta/ServiceInteractions/riv/clinicalprocess/logistics/logistics/trunk`
const isThere = existsSync(official)
const world = stillWorld()
const vectors = 'test-vectors/rivta-sip'
const bases = readdirSync(`${vectors}/base`).map(name => `${vectors}/base/${name}`)
const profile = await loadProfile(world, 'rivta-sip')

describe('rivta-sip', () => {
  it('has vectors that hold', async () => {
    const results = await testProfile(world, profile, 'test-vectors', [])
    expect(results.vectors.filter(({ wrong, notRun }) => wrong || notRun)).toEqual([])
    expect(results.vectors.length).toBeGreaterThan(50)
  })

  it.each(bases)('recognises %s by itself, and it keeps every rule', async file => {
    const report = await checkFiles(world, { files: [file], command: 'samklang check', tool: exampleTool, workers: 1 })
    expect(report.profile.id).toBe('rivta-sip')
    expect(report.verdicts.filter(({ verdict }) => verdict === 'failed' || verdict === 'error')).toEqual([])
  })

  it('names only people of the published test numbers', async () => {
    const isTestNumber = await loadTestNumbers()
    const numbers = bases.flatMap(file => readFileSync(file, 'utf8').match(/\b\d{12}\b/g) ?? [])
    expect(numbers.length).toBeGreaterThan(3)
    expect(numbers.filter(number => !isTestNumber(number))).toEqual([])
  })
})

describe.skipIf(!isThere)('rivta-sip and the published files (skipped where ../shared/official is absent)', () => {
  it('accepts and refuses the same vectors by schema', async () => {
    const made = await editedVectors(world, vectors)
    const compared = await compare(made.map(({ text }) => text))
    expect(compared.differing).toEqual([])
    expect(compared.valid).toBeGreaterThan(40)
    expect(compared.invalid).toBe(2)
  })

  it.each(bases)('accepts and refuses the same edits of %s by schema', { timeout: 300_000 }, async file => {
    const text = readFileSync(file, 'utf8')
    const names = [...new Set([...text.matchAll(/<([\w:]+)/g)].map(([, name = '']) => name))].slice(1)
    const compared = await compare(names.flatMap(name => editsOf(`//${name}`)).map(edit => editXml(text, [edit])))
    expect(compared.differing.slice(0, 3)).toEqual([])
    expect(compared.invalid).toBeGreaterThan(names.length)
  })

  it('breaks by rules what the published rules break, and more where their patterns are never used', async () => {
    const made = await editedVectors(world, vectors)
    let both = 0
    for (const contract of ['GetCarePlans', 'GetCareServices']) {
      const path = contract === 'GetCarePlans' ? 'plans.sch' : 'services.sch'
      const own = rules(`resources/${path}`, name => profile.resources.get(name)?.bytes)
      const theirs = rules('constraints.xml', name => readFileSync(`${official}/test-suite/${contract}/${name}`))
      for (const { text, name } of made.filter(each => each.text.includes(`${contract}Responder`))) {
        const { tree } = parseXml(text)
        if (!tree) continue
        const [ours, published] = [own(tree), theirs(tree)]
        const known = ours.filter(id => /^SIP-([12]04|[12]05|117)$/.test(id))
        expect([name, known.length]).toEqual([name, published.length])
        both += published.length
      }
    }
    expect(both).toBe(5)
  })

  it('judges by the published schemas in place of ours when they are supplied', async () => {
    const file = `${vectors}/base/plans.xml`
    const request = { files: [file], resources: shared, command: 'samklang check', tool: exampleTool, workers: 1 }
    const report = await checkFiles(world, request)
    expect(report.verdicts.find(({ requirement }) => requirement === 'SIP-XSD')?.verdict).toBe('passed')
    expect(JSON.stringify(report)).toContain('logistics-schemas')
  })
})

function rules(path: string, read: (name: string) => Uint8Array | undefined) {
  const { compiled, problems } = loadSchematron({ path, read })
  expect(problems).toEqual([])
  return (tree: XmlTree) =>
    (compiled?.run(tree).raised ?? []).map(({ assertion }) => compiled?.assertions[assertion]?.id ?? 'published')
}

const values = [
  '',
  'x',
  '1',
  'true',
  'OK',
  'INFO',
  'SIP',
  'GP',
  'SÄBO',
  'SABO',
  'text/plain',
  'text/x',
  'UHJvdg==',
  'é',
]
const times = ['20260101', '20261301', '20260132', '18990101', '20260101000000', '20260101240000', '20260101006000']

/** One change of each kind at a path: gone, twice, with a stranger inside, and other values. */
function editsOf(path: string): readonly XmlEdit[] {
  const put = [`${path}/c:unknown`, `${path}/q:unknown`].map(at => ({ put: at }))
  return [{ remove: path }, { copy: path }, ...put, ...[...values, ...times].map(to => ({ set: path, to }))]
}

async function compare(texts: readonly string[]) {
  const ours = (name: string) =>
    openLibxml2({ path: `resources/${name}`, read: at => profile.resources.get(at)?.bytes })
  const theirs = (contract: string) =>
    openLibxml2({
      path: `interactions/${contract}Interaction/${contract}Responder_2.0.xsd`,
      read: at => (existsSync(`${official}/schemas/${at}`) ? readFileSync(`${official}/schemas/${at}`) : undefined),
    })
  const plans = { our: await ours('plans.xsd'), their: await theirs('GetCarePlans') }
  const services = { our: await ours('services.xsd'), their: await theirs('GetCareServices') }
  const differing: string[] = []
  let valid = 0
  for (const text of texts) {
    const { our, their } = text.includes('GetCarePlansResponder') ? plans : services
    const holds = our.validate(text).count === 0
    if (holds !== (their.validate(text).count === 0)) differing.push(text)
    if (holds) valid += 1
  }
  return { differing, valid, invalid: texts.length - valid }
}
