import { type TestWorld, testWorld } from '../io/testing.ts'
import type { Report } from '../model/report.ts'
import { type CheckRequest, checkFiles } from './check-files.ts'

/** A small profile of XML documents for tests: what is not said is as little as there can be. */
export interface OrderProfile {
  /** Content of the Schematron schema. */
  readonly rules?: string
  /** YAML of what stands in `schematron`, without the braces around it. */
  readonly schematron?: string
  /** Ids of rows; an id may be followed by `|` and more YAML. */
  readonly rows?: readonly string[]
  /** Lines of YAML for the manifest. */
  readonly manifest?: readonly string[]
  /** More members of the kind of document. */
  readonly xsd?: string
  readonly resources?: readonly string[]
  /** More of its root element. */
  readonly where?: string
  /** Where it is; `/p` when it is not said. */
  readonly folder?: string
  readonly files?: Readonly<Record<string, string | Uint8Array>>
}

const sch = 'xmlns="http://purl.oclc.org/dsdl/schematron"'

/** A rule set around its rules; the namespace of orders has the prefix o. */
export function ruleSet(content: string): string {
  return `<schema ${sch} queryBinding="xslt2"><ns prefix="o" uri="urn:o"/>${content}</schema>`
}

/** An order around its lines. */
export function order(content: string): string {
  return `<o:Order xmlns:o="urn:o">\n${content}</o:Order>\n`
}

/** The files of the profile and the given ones, by path. */
export function orderFiles(profile: OrderProfile): Readonly<Record<string, string | Uint8Array>> {
  const { rules = '', rows = ['O-1'], manifest = [], xsd = '', resources = [], files = {} } = profile
  const { schematron = 'documents: [ order ], path: resources/o.sch, verifies: [ "O-*" ]' } = profile
  const requirements = rows.map(row => {
    const [id, more = ''] = row.split('|')
    const text = `text: { sv: "Krav ${id}", en: "Requirement ${id}" }`
    return `- { id: ${id}, level: MUST, roles: [ document ], module: m, source: { clause: "1" }, ${text} ${more} }`
  })
  const { folder = '/p', where = '' } = profile
  const root = `{ namespace: "urn:o", name: Order ${where} }`
  const lines = [
    `id: ${folder === '/p' ? 'orders' : folder.slice(folder.lastIndexOf('/') + 1)}`,
    'version: 1.0.0',
    'title: { sv: Order, en: Orders }',
    'publisher: P',
    'standard: { name: O, version: "1" }',
    'roles: { document: { sv: Dokument, en: Document } }',
    'modules: { m: { sv: M, en: M } }',
    `resources: [ ${['resources/o.sch', ...resources].join(', ')} ]`,
    `documents: [ { id: order, module: m, title: { sv: Order, en: Order }, root: ${root} ${xsd} } ]`,
    ...(schematron === '' ? [] : [`schematron: [ { ${schematron} } ]`]),
    ...manifest,
  ]
  return {
    [`${folder}/profile.yaml`]: lines.join('\n'),
    [`${folder}/requirements.yaml`]: requirements.join('\n'),
    [`${folder}/resources/o.sch`]: ruleSet(rules),
    ...files,
  }
}

/** A world in memory that has the profile in `/p` and the given files. */
export function orderWorld(profile: OrderProfile): TestWorld {
  return testWorld({ now: '2026-03-02T09:00:00Z', cache: true, files: orderFiles(profile) })
}

/** The report on documents, by name. */
export function checkOrders(
  profile: OrderProfile,
  documents: Readonly<Record<string, string | Uint8Array>>,
  request: Partial<CheckRequest> = {},
): Promise<Report> {
  const world = orderWorld({ ...profile, files: { ...profile.files, ...documents } })
  const tool = { name: 'samklang', version: '1.0.0', engines: {} }
  return checkFiles(world, {
    ...{ files: Object.keys(documents), profile: '/p', command: 'samklang check', tool },
    ...request,
  })
}

/** Verdict words by requirement. */
export function words({ verdicts }: Report): Readonly<Record<string, string>> {
  return Object.fromEntries(verdicts.map(({ requirement, verdict }) => [requirement, verdict]))
}
