import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { workFolder } from './measure.ts'

/** What publishers give; it is pinned by the profile, and supplied with `--resources`. */
export const official = '../shared/official'
const rules = 'en16931/ubl/schematron/preprocessed/EN16931-UBL-validation-preprocessed.sch'
const schemas = 'ubl-2.1/xsdrt'

/**
 * Writes a profile with a row for each rule of EN 16931 for UBL, with XML Schema or without, and gives its folder: the
 * measure is the engines, whatever the shipped profile says of the rules.
 */
export function writeProfile(hasSchema: boolean): string {
  const folder = `${workFolder}/xml/profile${hasSchema ? '-xsd' : ''}`
  mkdirSync(folder, { recursive: true })
  const ids = [
    ...readFileSync(`${official}/${rules}`, 'utf8').matchAll(/<(?:assert|report)\b[^>]*?\bid="([^"]+)"/g),
  ].map(([, id = '']) => id)
  const rows = [...new Set([...ids, ...(hasSchema ? ['XSD'] : [])])].map(rowOf)
  writeFileSync(`${folder}/requirements.yaml`, rows.join('\n'))
  writeFileSync(`${folder}/profile.yaml`, manifest(hasSchema))
  return folder
}

function rowOf(id: string): string {
  const text = `text: { sv: "Krav ${id}", en: "Requirement ${id}" }`
  return `- { id: ${id}, level: MUST, roles: [ document ], module: core, source: { clause: "1" }, ${text} }`
}

function manifest(hasSchema: boolean): string {
  const about = 'url: "https://example.org", licence: x, version: "1"'
  const files = [
    'maindoc/UBL-Invoice-2.1.xsd',
    ...readdirSync(`${official}/${schemas}/common`).map(name => `common/${name}`),
  ]
  const digests = files.map(name => `${name}: "${digestOf(`${schemas}/${name}`)}"`).join(', ')
  const root = '{ namespace: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", name: Invoice }'
  const xsd = hasSchema ? ', xsd: { requirement: XSD, pinned: ubl, path: maindoc/UBL-Invoice-2.1.xsd }' : ''
  return `id: bench
version: 1.0.0
title: { sv: Mätning, en: Bench }
publisher: Bench
standard: { name: EN 16931, version: "1" }
roles: { document: { sv: Dokument, en: Document } }
modules: { core: { sv: Kärna, en: Core } }
resources: []
documents: [ { id: invoice, module: core, title: { sv: Faktura, en: Invoice }, root: ${root}${xsd} } ]
schematron: [ { documents: [ invoice ], pinned: rules, verifies: [ "BR-*", "UBL-*" ] } ]
pinned:
  - { name: rules, path: ${rules}, sha256: "${digestOf(rules)}", ${about} }
  - { name: ubl, path: ${schemas}, files: { ${digests} }, ${about} }
`
}

function digestOf(path: string): string {
  return createHash('sha256')
    .update(readFileSync(`${official}/${path}`))
    .digest('hex')
}
