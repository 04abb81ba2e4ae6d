import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { compare, type Row, samklang, sampleOf, workFolder } from './measure.ts'

const count = 200

/** The same 200 requests, each answer checked for its status and its schema where the peer can. */
export async function requests(): Promise<readonly Row[]> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ id: 7, name: 'Granskolan', tags: ['a', 'b'] }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    writeInputs(address)
    const peers = existsSync('bench/node_modules')
    const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
    const samples = await compare(
      [
        {
          name: 'samklang',
          command: [
            ...samklang,
            'run',
            '--profile',
            `${workFolder}/profile`,
            '--base-url',
            address,
            '--quiet',
            '--output',
            `${workFolder}/out`,
          ],
        },
        { name: 'undici', command: ['node', 'bench/peers/plain-undici.mjs', address, String(count)] },
        ...(peers
          ? [
              {
                name: 'newman',
                command: ['bench/node_modules/.bin/newman', 'run', `${workFolder}/collection.json`, '--silent'],
              },
              {
                name: 'respect',
                command: [
                  'bench/node_modules/.bin/redocly',
                  'respect',
                  `${workFolder}/profile/suites/two-hundred.arazzo.yaml`,
                  '--server',
                  `api=${address}`,
                  '--max-steps',
                  '1000',
                ],
                environment: quiet,
              },
            ]
          : []),
      ],
      5,
    )
    const ratio = (peer: string, bar: number): Row => {
      const value = sampleOf(samples, 'samklang').ms / sampleOf(samples, peer).ms
      return {
        what: `time over ${peer} (${sampleOf(samples, peer).ms.toFixed(0)} ms)`,
        value: `${value.toFixed(2)} x`,
        bar: `<= ${bar}`,
        isMet: value <= bar,
      }
    }
    return [
      { what: `${count} requests, samklang`, value: `${sampleOf(samples, 'samklang').ms.toFixed(0)} ms` },
      ratio('undici', 1.5),
      ...(peers
        ? [ratio('newman', 0.5), ratio('respect', 0.5)]
        : [{ what: 'newman, respect', value: 'npm ci in bench/' }]),
    ]
  } finally {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}

const text = (words: string) => ({ sv: words, en: words })
const step = (number: number) => ({
  stepId: `s${number}`,
  operationId: 'getThing',
  parameters: [{ name: 'id', in: 'path', value: number }],
  successCriteria: [{ condition: '$statusCode == 200' }],
  'x-verifies': ['B-1'],
})

/** A small profile with a suite of 200 steps, which respect runs as it is, and the same requests for newman. */
function writeInputs(address: string): void {
  const folder = `${workFolder}/profile`
  const steps = Array.from({ length: count }, (_, number) => step(number))
  const item = Array.from({ length: count }, (_, number) => ({
    name: `s${number}`,
    request: { method: 'GET', url: `${address}/things/${number}` },
    event: [
      {
        listen: 'test',
        script: {
          exec: [
            "pm.test('ok', () => { pm.response.to.have.status(200); pm.expect(pm.response.json().id).to.be.a('number') })",
          ],
        },
      },
    ],
  }))
  const write = (path: string, content: unknown) => writeFileSync(path, JSON.stringify(content, null, 1))
  mkdirSync(`${folder}/suites`, { recursive: true })
  write(`${workFolder}/collection.json`, {
    info: { name: 'bench', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item,
  })
  write(`${folder}/profile.yaml`, {
    id: 'bench',
    version: '1.0.0',
    title: text('Bench'),
    publisher: 'Samklang',
    standard: { name: 'Bench', version: '1' },
    roles: { provider: text('Server') },
    modules: { things: text('Things') },
    resources: [],
    suites: ['suites/two-hundred.arazzo.yaml'],
    api: 'openapi.yaml',
  })
  write(`${folder}/requirements.yaml`, [
    {
      id: 'B-1',
      level: 'MUST',
      roles: ['provider'],
      module: 'things',
      text: text('A thing is given.'),
      source: { clause: '1' },
    },
  ])
  write(`${folder}/openapi.yaml`, openapi)
  write(`${folder}/suites/two-hundred.arazzo.yaml`, {
    arazzo: '1.0.1',
    info: { title: 'Two hundred requests', version: '1.0.0' },
    sourceDescriptions: [{ name: 'api', url: '../openapi.yaml', type: 'openapi' }],
    workflows: [{ workflowId: 'two-hundred', steps }],
  })
}

const openapi = {
  openapi: '3.1.0',
  info: { title: 'Bench', version: '1' },
  'x-requirement': { status: 'B-1', 'media-type': 'B-1', headers: 'B-1', body: 'B-1' },
  servers: [{ url: 'http://127.0.0.1' }],
  paths: {
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: {
          200: {
            description: 'A thing',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  'x-requirement': 'B-1',
                  required: ['id', 'name', 'tags'],
                  properties: {
                    id: { type: 'integer' },
                    name: { type: 'string' },
                    tags: { type: 'array', items: { type: 'string' } },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
}
