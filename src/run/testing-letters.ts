import { testWorld } from '../io/testing.ts'
import type { Handler } from '../model/handler.ts'
import type { Report } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { run } from './pipeline.ts'
import { exampleTool, serving, stillWorld } from './testing.ts'

const text = (word: string) => ({ sv: word, en: word })
const row = (id: string) => ({
  id,
  level: 'MUST',
  roles: ['provider'],
  module: 'm',
  source: { clause: '1' },
  text: text(id),
})

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:l" targetNamespace="urn:l" elementFormDefault="qualified">
  <xs:element name="Letter"><xs:complexType><xs:sequence>
    <xs:element name="to" type="xs:string"/><xs:element name="page" type="xs:int" maxOccurs="unbounded"/>
  </xs:sequence><xs:attribute name="kind"/></xs:complexType></xs:element>
</xs:schema>`
const rules = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><ns prefix="l" uri="urn:l"/>
  <pattern><rule context="l:page"><assert id="L-1" test="number(.) gt 0">A page has a number.</assert></rule></pattern>
  <pattern><rule context="l:Letter/@kind"><assert id="L-2" test=". = 'open'">A letter is open.</assert></rule></pattern>
  <pattern><rule context="l:to"><assert id="L-3" test="string-length(.) = 12">It is to a person.</assert></rule></pattern>
</schema>`

/** What the suite sends: the input stands in an element and in an attribute. */
const payload = '<get xmlns="urn:l" for="{$inputs.who}"><who>{$inputs.who}</who></get>'

const files = {
  'profile.yaml': {
    id: 'letters',
    version: '1.0.0',
    title: text('Letters'),
    publisher: 'Test',
    standard: { name: 'Letters', version: '1' },
    roles: { provider: text('Server') },
    modules: { m: text('M') },
    wellFormed: 'L-XML',
    resources: ['resources/l.xsd', 'resources/l.sch'],
    api: 'resources/openapi.yaml',
    suites: ['suites/l.arazzo.yaml'],
    documents: [
      {
        id: 'letter',
        module: 'm',
        title: text('Letter'),
        root: { namespace: 'urn:l', name: 'Letter' },
        xsd: { requirement: 'L-XSD', path: 'resources/l.xsd' },
      },
    ],
    schematron: [{ documents: ['letter'], path: 'resources/l.sch', verifies: ['L-1', 'L-2', 'L-3'] }],
  },
  'requirements.yaml': ['L-XML', 'L-XSD', 'L-1', 'L-2', 'L-3', 'L-S', 'L-X'].map(row),
  'resources/l.xsd': schema,
  'resources/l.sch': rules,
  'resources/openapi.yaml': {
    openapi: '3.1.0',
    info: { title: 'Letters', version: '1' },
    paths: {
      '/': {
        post: {
          operationId: 'get',
          'x-requirement': { status: 'L-S', 'media-type': 'L-S', body: 'L-S' },
          parameters: [{ name: 'SOAPAction', in: 'header', required: true, schema: { type: 'string' } }],
          requestBody: { required: true, content: { 'text/xml': {} } },
          responses: { '200': { description: 'A letter', content: { 'text/xml': {}, 'application/xml': {} } } },
        },
      },
    },
  },
  'suites/l.arazzo.yaml': {
    arazzo: '1.0.1',
    info: { title: 'Letters', version: '1' },
    sourceDescriptions: [{ name: 'l', url: '../resources/openapi.yaml', type: 'openapi' }],
    workflows: [
      {
        workflowId: 'ask',
        inputs: { type: 'object', properties: { who: { type: 'string', default: '196608253081' } } },
        steps: [
          {
            stepId: 'get',
            operationId: 'get',
            parameters: [{ name: 'SOAPAction', in: 'header', value: '"urn:l:get"' }],
            requestBody: { contentType: 'text/xml; charset=utf-8', payload },
            successCriteria: [{ type: 'xpath', context: '$response.body', condition: '//*:Letter' }],
            'x-verifies': ['L-X'],
          },
        ],
      },
    ],
  },
}

/** A world with a small profile of letters over HTTP, whose every address leads to the handler. */
export function lettersWorld(handler: Handler): World {
  const entries = Object.entries(files).map(
    ([path, content]) =>
      [`profiles/letters/${path}`, typeof content === 'string' ? content : JSON.stringify(content)] as const,
  )
  const world = testWorld({ files: Object.fromEntries(entries), mayWrite: true, now: '2026-03-02T09:00:00Z' })
  const still = stillWorld()
  return serving({ ...world, cache: still.cache, underway: still.underway }, handler)
}

/** A run against a server that answers every request with one body. */
export function runLetters(handler: Handler, who?: string): Promise<Report> {
  return run(lettersWorld(handler), {
    profile: 'letters',
    sut: { role: 'provider', modules: ['m'], baseUrl: 'https://letters.example' },
    client: {},
    inputs: who === undefined ? [] : [{ name: 'who', text: who }],
    command: 'samklang run',
    tool: exampleTool,
  })
}
