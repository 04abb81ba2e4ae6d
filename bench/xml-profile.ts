import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { workFolder } from './measure.ts'

const official = '../shared/official'
/** What publishers give: pinned by the profile, and supplied with `--resources`. */
export const resources = `${workFolder}/xml/resources`
/** The UBL invoice of 2.1, below a folder of official files. */
export const schema = 'ubl-2.1/xsdrt/maindoc/UBL-Invoice-2.1.xsd'
const common = 'ubl-2.1/xsdrt/common'

/** Rule sets that are measured: those of Peppol when they were fetched. */
const ruleSets = [
  {
    file: 'EN16931-UBL-validation-preprocessed.sch',
    from: `${official}/en16931/ubl/schematron/preprocessed`,
    xslt: 'EN16931-UBL-validation.xslt',
  },
  { file: 'PEPPOL-EN16931-UBL.sch', from: resources, xslt: 'PEPPOL-EN16931-UBL.xslt' },
] as const
type RuleSet = (typeof ruleSets)[number]

/** The rule sets that are there; none when the first of them is not. */
export function ruleSetsThere(): readonly RuleSet[] {
  const there = ruleSets.filter(({ file, from, xslt }) => {
    return existsSync(`${from}/${file}`) && existsSync(`${workFolder}/xml/${xslt}`)
  })
  return there[0] === ruleSets[0] ? there : []
}

/**
 * Writes a profile with a row for each rule, with XML Schema or without, and gives its folder: the measure is the engines,
 * whatever the shipped profiles say of the rules.
 */
export function writeProfile(hasSchema: boolean): string {
  const folder = `${workFolder}/xml/profile${hasSchema ? '-xsd' : ''}`
  for (const made of [folder, resources]) mkdirSync(made, { recursive: true })
  cpSync(`${official}/ubl-2.1`, `${resources}/ubl-2.1`, { recursive: true })
  const sets = ruleSetsThere()
  for (const { file, from } of sets) if (from !== resources) cpSync(`${from}/${file}`, `${resources}/${file}`)
  const ids = new Map(sets.map(set => [set, idsIn(set)]))
  const rows = [...new Set([...[...ids.values()].flat(), ...(hasSchema ? ['XSD'] : [])])].map(rowOf)
  writeFileSync(`${folder}/requirements.yaml`, rows.join('\n'))
  writeFileSync(`${folder}/profile.yaml`, manifest(ids, hasSchema))
  return folder
}

function idsIn({ file }: RuleSet): readonly string[] {
  const text = readFileSync(`${resources}/${file}`, 'utf8').replace(/<!--[\s\S]*?-->/g, '')
  return [...new Set([...text.matchAll(/<(?:assert|report)\b[^>]*?\bid="([^"]+)"/g)].map(([, id = '']) => id))]
}

function rowOf(id: string): string {
  const text = `text: { sv: "Krav ${id}", en: "Requirement ${id}" }`
  return `- { id: ${id}, level: MUST, roles: [ document ], module: core, source: { clause: "1" }, ${text} }`
}

function manifest(ids: ReadonlyMap<RuleSet, readonly string[]>, hasSchema: boolean): string {
  const about = 'url: "https://example.org", licence: x, version: "1"'
  const files = [schema, ...readdirSync(`${resources}/${common}`).map(name => `${common}/${name}`)]
  const digests = files.map(name => `${name}: "${digestOf(name)}"`).join(', ')
  const root = '{ namespace: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", name: Invoice }'
  const xsd = hasSchema ? `, xsd: { requirement: XSD, pinned: ubl, path: ${schema.slice('ubl-2.1/'.length)} }` : ''
  const rules = [...ids].map(([, own], at) => {
    return `  - { documents: [ invoice ], pinned: rules-${at}, verifies: [ ${own.map(id => `"${id}"`).join(', ')} ] }`
  })
  const pins = [...ids.keys()].map(({ file }, at) => {
    return `  - { name: rules-${at}, path: ${file}, sha256: "${digestOf(file)}", ${about} }`
  })
  return `id: bench
version: 1.0.0
title: { sv: Mätning, en: Bench }
publisher: Bench
standard: { name: EN 16931, version: "1" }
roles: { document: { sv: Dokument, en: Document } }
modules: { core: { sv: Kärna, en: Core } }
resources: []
documents: [ { id: invoice, module: core, title: { sv: Faktura, en: Invoice }, root: ${root}${xsd} } ]
schematron:
${rules.join('\n')}
pinned:
${pins.join('\n')}
  - { name: ubl, path: ubl-2.1, files: { ${digests.replaceAll('ubl-2.1/', '')} }, ${about} }
`
}

function digestOf(path: string): string {
  return createHash('sha256')
    .update(readFileSync(`${resources}/${path}`))
    .digest('hex')
}
