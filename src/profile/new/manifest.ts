import type { MessageKey } from '../../messages/speaker.ts'
import { idOf } from './rows.ts'
import { hasRecords, hasXml, modulesOf, type Wishes } from './wishes.ts'
import { yamlText } from './yaml-text.ts'

/** `profile.yaml`: what the profile is, and which files it consists of. */
export function manifestText(wishes: Wishes, comment: (key: MessageKey) => string): string {
  const { id, titleSv, titleEn, publisher, standard, standardVersion, provider, record } = wishes
  const title = `{ sv: ${yamlText(titleSv)}, en: ${yamlText(titleEn)} }`
  const { common, records, xml } = modulesOf(wishes)
  const names = [...new Set([common, ...(hasRecords(wishes) ? [records] : []), ...(hasXml(wishes) ? [xml] : [])])]
  const resources = [
    ...(hasRecords(wishes) ? [`resources/${record}.schema.json`] : []),
    ...(hasXml(wishes) ? ['resources/document.xsd', 'resources/document.sch'] : []),
  ]
  return [
    `# yaml-language-server: $schema=${wishes.schemas}/profile-1.schema.json`,
    comment('new.manifest.head'),
    `id: ${yamlText(id)}`,
    comment('new.manifest.version'),
    'version: 0.1.0',
    `title: ${title}`,
    `publisher: ${yamlText(publisher)}`,
    `standard: { name: ${yamlText(standard)}, version: ${yamlText(standardVersion)} }`,
    '',
    comment('new.manifest.roles'),
    'roles:',
    '  document: { sv: Filer, en: Files }',
    ...(hasRecords(wishes) ? [`  ${yamlText(provider)}: { sv: System med API, en: Systems with an API }`] : []),
    '',
    comment('new.manifest.modules'),
    'modules:',
    ...names.map(name => `  ${yamlText(name)}: ${name === common ? title : moduleTitle(name === xml)}`),
    `mandatoryModules: [ ${yamlText(common)} ]`,
    '',
    comment('new.manifest.well-formed'),
    `wellFormed: ${idOf(wishes, '01')}`,
    '',
    comment('new.manifest.resources'),
    'resources:',
    ...resources.map(path => `  - ${path}`),
    ...(hasRecords(wishes) ? recordFiles(comment) : []),
    '',
    ...documentLines(wishes, comment),
    ...(hasRecords(wishes) ? recordRules(wishes, comment) : []),
    ...(hasXml(wishes) ? xmlRules(wishes, comment) : []),
    '',
  ].join('\n')
}

function moduleTitle(isXml: boolean): string {
  return isXml ? '{ sv: Dokument i XML, en: Documents in XML }' : '{ sv: Poster i JSON, en: Records in JSON }'
}

function recordFiles(comment: (key: MessageKey) => string): readonly string[] {
  return [
    comment('new.manifest.api'),
    'api: resources/openapi.yaml',
    comment('new.manifest.suites'),
    'suites:',
    '  - suites/records.arazzo.yaml',
  ]
}

function documentLines(wishes: Wishes, comment: (key: MessageKey) => string): readonly string[] {
  const { records, xml } = modulesOf(wishes)
  const { record, root, namespace } = wishes
  return [
    comment('new.manifest.documents'),
    'documents:',
    ...(hasRecords(wishes)
      ? [
          `  - id: ${yamlText(record)}`,
          `    module: ${yamlText(records)}`,
          '    title: { sv: Post, en: Record }',
          `    schema: resources/${record}.schema.json`,
          `    fileNames: [ ${yamlText(`${record}*`)} ]`,
          '    members: [ id, name ]',
        ]
      : []),
    ...(hasXml(wishes)
      ? [
          `  - id: ${yamlText(`${record === 'document' && hasRecords(wishes) ? 'xml-' : ''}document`)}`,
          `    module: ${yamlText(xml)}`,
          '    title: { sv: Dokument, en: Document }',
          `    root: { namespace: ${yamlText(namespace)}, name: ${yamlText(root)} }`,
          `    xsd: { requirement: ${idOf(wishes, '20')}, path: resources/document.xsd }`,
        ]
      : []),
  ]
}

function recordRules(wishes: Wishes, comment: (key: MessageKey) => string): readonly string[] {
  const record = yamlText(wishes.record)
  return [
    '',
    comment('new.manifest.unique'),
    'unique:',
    `  - { requirement: ${idOf(wishes, '14')}, document: ${record}, pointer: /id }`,
    comment('new.manifest.references'),
    'references:',
    `  - { requirement: ${idOf(wishes, '15')}, document: ${record}, pointer: /partOf, to: ${record}, toPointer: /id }`,
  ]
}

function xmlRules(wishes: Wishes, comment: (key: MessageKey) => string): readonly string[] {
  const document = yamlText(wishes.record === 'document' && hasRecords(wishes) ? 'xml-document' : 'document')
  const verified = ['21', '22', '23'].map(number => idOf(wishes, number)).join(', ')
  return [
    '',
    comment('new.manifest.schematron'),
    'schematron:',
    `  - { documents: [ ${document} ], path: resources/document.sch, verifies: [ ${verified} ] }`,
  ]
}
