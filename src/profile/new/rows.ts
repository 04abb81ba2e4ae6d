import type { MessageKey } from '../../messages/speaker.ts'
import type { Level } from '../../model/requirement.ts'
import type { Text } from '../../model/text.ts'
import { hasRecords, hasXml, modulesOf, type Wishes } from './wishes.ts'
import { yamlText } from './yaml-text.ts'

/** A requirement of a new profile. */
interface Row {
  /** Number in the id: tens keep room for those that come later. */
  readonly number: string
  readonly level?: Level
  readonly roles: readonly string[]
  readonly module: string
  readonly text: Text
  readonly optionalWithin?: string
  readonly notTested?: Text
  /** Key of the comment above it. */
  readonly comment?: MessageKey
}

/** The id of the requirement of this number. */
export function idOf({ prefix }: Wishes, number: string): string {
  return `${prefix}-${number}`
}

function rowsOf(wishes: Wishes): readonly Row[] {
  const { common, records, xml } = modulesOf(wishes)
  const roles = hasRecords(wishes) ? ['document', wishes.provider] : ['document']
  const ofRecord = { roles, module: records }
  const ofXml = { roles: ['document'], module: xml }
  const ofSystem = { roles: [wishes.provider], module: records }
  const wellFormed = {
    json: ['giltig JSON', 'valid JSON'],
    xml: ['välformad XML', 'well-formed XML'],
    mixed: ['giltig JSON eller välformad XML', 'valid JSON or well-formed XML'],
  }[wishes.kind]
  const first: Row = {
    number: '01',
    roles,
    module: common,
    comment: 'new.rows.row',
    text: { sv: `Uppgifterna SKALL vara ${wellFormed[0]}.`, en: `The data MUST be ${wellFormed[1]}.` },
  }
  const recordRows: readonly Row[] = [
    {
      ...ofRecord,
      number: '10',
      text: { sv: 'En post SKALL ha id och namn.', en: 'A record MUST have an id and a name.' },
    },
    {
      ...ofRecord,
      number: '11',
      comment: 'new.rows.optional',
      optionalWithin: '10',
      text: {
        sv: 'En posts status SKALL vara planned, active eller ended.',
        en: 'The status of a record MUST be planned, active or ended.',
      },
    },
    {
      ...ofRecord,
      number: '12',
      optionalWithin: '10',
      text: {
        sv: 'En period SKALL ha datum då den börjar och slutar.',
        en: 'A period MUST have the dates when it begins and ends.',
      },
    },
    {
      ...ofRecord,
      number: '13',
      optionalWithin: '12',
      text: { sv: 'En period SKALL INTE sluta innan den börjar.', en: 'A period MUST NOT end before it begins.' },
    },
    {
      ...ofRecord,
      number: '14',
      text: { sv: 'En posts id SKALL vara unikt.', en: 'The id of a record MUST be unique.' },
    },
    {
      ...ofRecord,
      number: '15',
      level: 'SHOULD',
      comment: 'new.rows.should',
      optionalWithin: '10',
      text: {
        sv: 'En hänvisning till en annan post BÖR leda till en post som finns.',
        en: 'A reference to another record SHOULD lead to a record that there is.',
      },
    },
  ]
  const xmlRows: readonly Row[] = [
    {
      ...ofXml,
      number: '20',
      text: { sv: 'Dokumentet SKALL följa schemat.', en: 'The document MUST follow the schema.' },
    },
    {
      ...ofXml,
      number: '21',
      text: { sv: 'Totalsumman SKALL vara summan av raderna.', en: 'The total MUST be the sum of the lines.' },
    },
    {
      ...ofXml,
      number: '22',
      text: { sv: 'En period SKALL INTE sluta innan den börjar.', en: 'A period MUST NOT end before it begins.' },
    },
    {
      ...ofXml,
      number: '23',
      level: 'SHOULD',
      comment: 'new.rows.should',
      text: { sv: 'En rad BÖR ha en text.', en: 'A line SHOULD have a text.' },
    },
  ]
  const systemRows: readonly Row[] = [
    {
      ...ofSystem,
      number: '30',
      comment: 'new.rows.system',
      text: {
        sv: 'Systemet SKALL svara som API-beskrivningen anger.',
        en: 'The system MUST answer as the API description says.',
      },
    },
    {
      ...ofSystem,
      number: '31',
      optionalWithin: '10',
      text: {
        sv: 'Systemet SKALL lämna en post på postens egen adress.',
        en: 'The system MUST give a record at the address of its own.',
      },
    },
    {
      ...ofSystem,
      number: '32',
      text: {
        sv: 'Systemet SKALL svara 404 för en post som inte finns.',
        en: 'The system MUST answer 404 for a record that there is not.',
      },
    },
  ]
  const last: Row = {
    number: '40',
    roles: ['document'],
    module: common,
    comment: 'new.rows.not-tested',
    text: { sv: 'Uppgifterna SKALL stämma med verkligheten.', en: 'The data MUST agree with what is real.' },
    notTested: { sv: 'Det syns inte i en fil.', en: 'It cannot be seen in a file.' },
  }
  return [
    first,
    ...(hasRecords(wishes) ? recordRows : []),
    ...(hasXml(wishes) ? xmlRows : []),
    ...(hasRecords(wishes) ? systemRows : []),
    last,
  ]
}

/** `requirements.yaml`: one row per sentence that binds, each with what a row can have. */
export function rowsText(wishes: Wishes, comment: (key: MessageKey) => string): string {
  const lines = rowsOf(wishes).flatMap((row, index) => [
    ...(index > 0 ? [''] : []),
    ...(row.comment ? [comment(row.comment)] : []),
    ...rowLines(wishes, row, index),
  ])
  return [
    `# yaml-language-server: $schema=${wishes.schemas}/requirements-1.schema.json`,
    comment('new.rows.head'),
    ...lines,
    '',
  ].join('\n')
}

function rowLines(wishes: Wishes, row: Row, index: number): readonly string[] {
  const { level = 'MUST', roles, module, text, optionalWithin, notTested } = row
  return [
    `- id: ${idOf(wishes, row.number)}`,
    `  level: ${level}`,
    `  roles: [ ${roles.map(yamlText).join(', ')} ]`,
    `  module: ${yamlText(module)}`,
    ...textLines('text', text),
    `  source: { clause: "${index + 1}" }`,
    ...(optionalWithin ? [`  optionalWithin: ${idOf(wishes, optionalWithin)}`] : []),
    ...(notTested ? textLines('notTested', notTested) : []),
  ]
}

function textLines(name: string, { sv, en }: Text): readonly string[] {
  return [`  ${name}:`, `    sv: ${yamlText(sv)}`, `    en: ${yamlText(en)}`]
}
