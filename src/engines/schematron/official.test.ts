import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { XmlNames } from '../../documents/xml/names.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import { readTestSet, type Statement } from '../../documents/xml/test-set.ts'
import { loadSchematron } from './load.ts'
import type { Compiled } from './open.ts'
import type { Outcome } from './run/result.ts'

// Third parties' rule sets and documents are read where they are, and never copied here.
const official = new URL('../../../../shared/official/', import.meta.url)
const isThere = existsSync(official)
const names = new XmlNames()

const compiledBefore = new Map<string, Compiled>()

/** A rule set, compiled once for all tests. */
function rules(folder: string, path: string): Compiled {
  const known = compiledBefore.get(folder + path) ?? compiledAnew(folder, path)
  compiledBefore.set(folder + path, known)
  return known
}

function compiledAnew(folder: string, path: string): Compiled {
  const base = new URL(folder, official)
  const read = (file: string) => {
    const url = new URL(file.split('/').map(encodeURIComponent).join('/'), base)
    return existsSync(url) ? readFileSync(url) : undefined
  }
  const { compiled, problems } = loadSchematron({ path, read })
  if (compiled === undefined) throw new Error(problems.map(({ text, place }) => `${place.line}: ${text}`).join('\n'))
  return compiled
}

function judge(compiled: Compiled, text: string | Uint8Array): Outcome {
  const { tree, problem } = parseXml(text, { names })
  if (tree === undefined) throw new Error(JSON.stringify(problem))
  return compiled.run(tree, { now: () => new Date('2026-01-01T00:00:00Z') })
}

function files(folder: string): readonly URL[] {
  const base = new URL(folder, official)
  return readdirSync(base, { withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.xml'))
    .map(({ name }) => new URL(encodeURIComponent(name), base))
}

function nameOf(url: URL): string {
  return decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
}

/** How often rules of that id were raised. */
function count(compiled: Compiled, { raisedCounts }: Outcome, id: string): number {
  return compiled.assertions.reduce(
    (sum, assertion, index) => sum + (assertion.id === id ? (raisedCounts[index] ?? 0) : 0),
    0,
  )
}

function raisedIds(compiled: Compiled, outcome: Outcome, flags = /./): readonly string[] {
  const ids = outcome.raised.map(({ assertion }) => compiled.assertions[assertion])
  return ids
    .filter(found => found !== undefined && flags.test(found.flag || found.role || 'none'))
    .map(found => found?.id ?? '')
}

function holds({ rule, says, times }: Statement, compiled: Compiled, result: Outcome): boolean {
  const found = count(compiled, result, rule)
  if (says === 'success') return found === 0
  return times === undefined ? found > 0 : found === times
}

describe.skipIf(!isThere)('official rule sets (skipped where ../shared/official is absent): EN 16931', () => {
  const ubl = () => rules('en16931/ubl/schematron/', 'EN16931-UBL-validation.sch')
  const cii = () => rules('en16931/cii/schematron/', 'EN16931-CII-validation.sch')

  it.each([
    {
      syntax: 'UBL',
      folders: ['test/Invoice-unit-UBL/', 'test/CreditNote-unit-UBL/'],
      load: ubl,
      all: 539,
      unknown: 6,
    },
    { syntax: 'CII', folders: ['test/cii/'], load: cii, all: 4, unknown: 0 },
  ])('agrees with every unit test for $syntax, counts included', ({ folders, load, all, unknown }) => {
    const compiled = load()
    const known = new Set(compiled.assertions.map(({ id }) => id))
    const checked: string[] = []
    const wrong: string[] = []
    const strangers: string[] = []
    for (const url of folders.flatMap(folder => files(`en16931/${folder}`))) {
      for (const { statements, document } of readTestSet(readFileSync(url, 'utf8'), nameOf(url))) {
        const outcome = judge(compiled, document)
        expect(outcome.unevaluated).toEqual([])
        for (const statement of statements) {
          checked.push(statement.rule)
          if (!known.has(statement.rule)) strangers.push(statement.rule)
          if (!holds(statement, compiled, outcome)) wrong.push(`${nameOf(url)} ${JSON.stringify(statement)}`)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(checked).toHaveLength(all)
    // BR-CO-25 was taken out of the rule set; its tests say that it is not raised, which says nothing.
    expect(strangers).toHaveLength(unknown)
  })

  it.each([
    { syntax: 'UBL', folder: 'en16931/ubl/examples/', load: ubl },
    { syntax: 'CII', folder: 'en16931/cii/examples/', load: cii },
  ])('raises nothing fatal in the whole examples for $syntax', ({ folder, load }) => {
    const compiled = load()
    const found = files(folder).map(url => {
      const outcome = judge(compiled, readFileSync(url))
      return { name: nameOf(url), fatal: raisedIds(compiled, outcome, /fatal/), errors: outcome.unevaluated.length }
    })
    expect(found.length).toBeGreaterThan(5)
    expect(found.filter(({ fatal, errors }) => fatal.length > 0 || errors > 0)).toEqual([])
  })
})

describe.skipIf(!isThere)('official rule sets (skipped where ../shared/official is absent): intyg', () => {
  const base = 'intyg-rivta/intyg/clinicalprocess-healthcond-certificate-schematron/src/'

  it.each(['tstrk1031'])('agrees with the pass and fail files of %s', kind => {
    const wrong: string[] = []
    let seen = 0
    const versions = readdirSync(new URL(`${base}test/resources/${kind}/`, official)).filter(name =>
      /^v\d+$/.test(name),
    )
    for (const version of versions) {
      const compiled = rules(`${base}main/resources/`, `${kind}.${version}.sch`)
      for (const url of files(`${base}test/resources/${kind}/${version}/`)) {
        seen += 1
        const outcome = judge(compiled, readFileSync(url))
        const passes = outcome.raised.length === 0 && outcome.unevaluated.length === 0
        if (passes !== nameOf(url).startsWith('pass-')) wrong.push(nameOf(url))
      }
    }
    expect(wrong).toEqual([])
    expect(seen).toBeGreaterThan(20)
  })

  it('compiles the rule set of every certificate', () => {
    const found = readdirSync(new URL(`${base}main/resources/`, official)).filter(name => name.endsWith('.sch'))
    for (const name of found) expect(rules(`${base}main/resources/`, name).assertions.length, name).toBeGreaterThan(0)
    expect(found.length).toBeGreaterThan(15)
  })
})

describe.skipIf(!isThere)('official rule sets (skipped where ../shared/official is absent): Peppol MLS', () => {
  const base = 'edelivery/peppol-commons/peppol-mls/src/'
  const folder = `${base}test/resources/external/test-files/`

  it('raises the rule that each bad file is named after, and nothing in good files', () => {
    const compiled = rules(`${base}main/resources/external/schematron/`, 'peppol-mls-1.0.1.sch')
    const bad = files(`${folder}bad/`).filter(url => /\d/.test(nameOf(url)))
    for (const url of bad) {
      const [, number = ''] = /mls-(\d+)/.exec(nameOf(url)) ?? []
      expect(raisedIds(compiled, judge(compiled, readFileSync(url))), nameOf(url)).toContain(`SCH-MLS-${number}`)
    }
    for (const url of files(`${folder}good/`))
      expect(judge(compiled, readFileSync(url)).raised, nameOf(url)).toEqual([])
    expect(bad).toHaveLength(33)
  })
})

describe.skipIf(!isThere)('official rule sets (skipped where ../shared/official is absent): SDK', () => {
  const operator = 'sdk/Accesspunktoperatör/'
  const receipts = `${operator}Meddelandetyper/Medelandekvittens-1/`
  const envelopes = `${operator}Tekniska specifiktioner/C3.2.2 Kuverteringsprofil-XHE/`

  it.each([
    [
      `${receipts}C3.2.4 Meddelandekvittens_schematron_v1.0/`,
      'DIGG-AppRes-Business-Rules.scmt',
      `${receipts}C3.2.4 Meddelandekvittens_exempel_v1.0/`,
    ],
    [`${envelopes}XHE Schematron v1.0/`, 'DIGG-XHE-Business-Rules.scmt', `${envelopes}XHE Exempel_v1.0/`],
  ])('raises nothing in the samples of %s', (folder, path, samples) => {
    const compiled = rules(folder, path)
    for (const url of files(samples)) {
      const { raised, unevaluated, applied } = judge(compiled, readFileSync(url))
      expect([raised, unevaluated], nameOf(url)).toEqual([[], []])
      expect(
        applied.some(times => times > 0),
        nameOf(url),
      ).toBe(true)
    }
  })

  it('tells the faults of the error cases of the message test data', () => {
    const messages = 'sdk/Meddelandesystem/Meddelandetyper/sdk-meddelande-3/'
    const compiled = rules(`${messages}sdk-meddelande-v3.1/sdk-schematron-v3/`, 'MessageConstraints.xml')
    const found = files(`${messages}sdk-meddelande-testdata-v3.1/felhantering/`).map(url => {
      return [nameOf(url), judge(compiled, readFileSync(url)).raised.length]
    })
    expect(Object.fromEntries(found)).toEqual({ 'TF2.4.1.xml': 2, 'TF2.4.2.xml': 1, 'min.xml': 0 })
    const sample = new URL(`${messages}sdk-meddelande-v3.1/example/messageWithAttachments3.xml`, official)
    expect(judge(compiled, readFileSync(sample)).raised).toEqual([])
  })
})

describe.skipIf(!isThere)('official rule sets (skipped where ../shared/official is absent): E-ARK', () => {
  const base = 'eark/eark-validator/eark_validator/ipxml/resources/schematron/V2.1.0/CSIP/'
  const fixtures = 'eark/eark-validator/tests/resources/xml/'

  // These rule sets name no query binding, so they are XPath 1.0.
  it.each([
    ['METS-no-objid', 'metsRootElement', 'CSIP1'],
    ['METS-no-type', 'metsRootElement', 'CSIP2'],
    ['METS-other-type', 'metsRootElement', 'CSIP3'],
    ['METS-no-profile', 'metsRootElement', 'CSIP6'],
    ['METS-no-hdr', 'metsRootElement', 'CSIP117'],
    ['METS-no-structmap', 'metsRootElement', 'CSIP80'],
    ['METS-no-root', 'metsRootElement', 'CSIP1000'],
    ['METS-no-createdate', 'metsHdr', 'CSIP7'],
    ['METS-hdr-no-type', 'metsHdr', 'CSIP12'],
    ['METS-hdr-no-version', 'metsHdr', 'CSIP16'],
  ])('tells what %s lacks, and not so for the valid file', (fixture, part, id) => {
    const compiled = rules(base, `mets_${part}_rules.xml`)
    const of = (name: string) =>
      raisedIds(compiled, judge(compiled, readFileSync(new URL(`${fixtures}${name}.xml`, official))))
    expect(of(fixture)).toContain(id)
    if (id !== 'CSIP2') expect(of('METS-valid')).not.toContain(id)
  })

  it('runs every part of the rule sets on a whole package without an error', () => {
    const packages = 'eark/eark-validator/tests/resources/ips/unpacked/733dc055-34be-4260-85c7-5549a7083031/METS.xml'
    const mets = readFileSync(new URL(packages, official))
    const parts = readdirSync(new URL(base, official)).filter(name => name.endsWith('_rules.xml'))
    for (const part of parts) expect(judge(rules(base, part), mets).unevaluated, part).toEqual([])
    expect(parts.length).toBeGreaterThan(5)
  })

  it('runs the rules of CITS ERMS and of a Swedish adaptation', () => {
    const swedish = rules('eark/svkgs-arende/', 'ERMS-SVK-ARENDE.sch')
    const outcome = judge(swedish, readFileSync(new URL('eark/svkgs-arende/exempel.xml', official)))
    expect(outcome.unevaluated).toEqual([])
    expect(outcome.applied.some(times => times > 0)).toBe(true)
    expect(rules('eark/cits-erms/schema/', 'erms.sch').assertions).toHaveLength(9)
  })
})
