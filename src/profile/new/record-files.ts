import type { MessageKey } from '../../messages/speaker.ts'
import { idOf } from './rows.ts'
import { modulesOf, type Wishes } from './wishes.ts'
import { yamlText } from './yaml-text.ts'

/** A file in the folder of the profile, by path. */
export type NewFiles = Readonly<Record<string, string>>

/** The schema of a record, the API description, and the suite that calls a system. */
export function recordFiles(wishes: Wishes, say: (key: MessageKey) => string): NewFiles {
  return {
    [`resources/${wishes.record}.schema.json`]: schemaText(wishes, say),
    'resources/openapi.yaml': apiText(wishes, key => `# ${say(key)}`),
    'suites/records.arazzo.yaml': suiteText(wishes, key => `# ${say(key)}`),
  }
}

function schemaText(wishes: Wishes, say: (key: MessageKey) => string): string {
  const id = (number: string) => idOf(wishes, number)
  const date = { type: 'string', format: 'date' }
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: say('new.schema.head'),
    'x-document': wishes.record,
    'x-requirement': id('10'),
    type: 'object',
    required: ['id', 'name'],
    properties: {
      id: { type: 'string', minLength: 1 },
      name: { type: 'string', minLength: 1 },
      status: {
        $comment: say('new.schema.tag'),
        'x-requirement': id('11'),
        enum: ['planned', 'active', 'ended'],
      },
      period: {
        'x-requirement': id('12'),
        type: 'object',
        required: ['from', 'to'],
        properties: { from: date, to: date },
        $comment: say('new.schema.rules'),
        'x-rules': [
          {
            requirement: id('13'),
            rule: '!has(self.from) || !has(self.to) || self.from <= self.to',
            message: { sv: 'Perioden slutar innan den börjar.', en: 'The period ends before it begins.' },
          },
        ],
      },
      partOf: { type: 'string', minLength: 1 },
    },
  }
  return `${JSON.stringify(schema, undefined, 2)}\n`
}

function apiText(wishes: Wishes, comment: (key: MessageKey) => string): string {
  const { titleEn, standardVersion, record } = wishes
  const module = yamlText(modulesOf(wishes).records)
  return `openapi: 3.1.0
info: { title: ${yamlText(titleEn)}, version: ${yamlText(standardVersion)} }
${comment('new.api.tags')}
x-requirement: { status: ${idOf(wishes, '30')}, media-type: ${idOf(wishes, '30')}, headers: ${idOf(wishes, '30')}, body: ${idOf(wishes, '01')} }
paths:
  /${record}:
    get:
      operationId: listRecords
      ${comment('new.api.module')}
      x-module: ${module}
      responses:
        "200":
          description: All records.
          content:
            application/json:
              schema:
                type: array
                x-requirement: ${idOf(wishes, '30')}
                items: { $ref: ${record}.schema.json }
  /${record}/{id}:
    get:
      operationId: getRecord
      x-module: ${module}
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: The record.
          content:
            application/json:
              schema: { $ref: ${record}.schema.json }
        "404": { description: There is no such record. }
`
}

function suiteText(wishes: Wishes, comment: (key: MessageKey) => string): string {
  return `arazzo: 1.0.1
info: { title: ${yamlText(wishes.titleEn)}, version: 0.1.0 }
sourceDescriptions:
  - { name: api, url: ../resources/openapi.yaml, type: openapi }
workflows:
  - workflowId: records
    summary: Reads all records, one of them, and one that there is not.
    x-module: ${yamlText(modulesOf(wishes).records)}
    steps:
      - stepId: all
        operationId: listRecords
        successCriteria: [ { condition: $statusCode == 200 } ]
        ${comment('new.suite.verifies')}
        x-verifies: [ ${idOf(wishes, '30')} ]
        ${comment('new.suite.complete')}
        x-complete: ${yamlText(wishes.record)}
        outputs: { first: $response.body#/0/id }
      - stepId: one
        operationId: getRecord
        ${comment('new.suite.when')}
        x-when:
          condition: $steps.all.outputs.first != null
          reason: { sv: Systemet har inga poster., en: The system has no records. }
        parameters: [ { name: id, in: path, value: $steps.all.outputs.first } ]
        ${comment('new.suite.criteria')}
        x-criteria:
          - type: cel
            condition: status == 200 && body.id == steps.all.outputs.first
            verifies: [ ${idOf(wishes, '31')} ]
            message: { sv: Svaret är inte den post som efterfrågades., en: The answer is not the record that was asked for. }
      - stepId: none
        operationId: getRecord
        parameters: [ { name: id, in: path, value: samklang-there-is-no-such-record } ]
        successCriteria: [ { condition: $statusCode == 404 } ]
        x-verifies: [ ${idOf(wishes, '32')} ]
`
}
