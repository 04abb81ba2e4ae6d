import type { OwnSchema } from '../engines/json-schema/first-fault.ts'
import type { Cache } from '../model/world.ts'
import type { Contents } from './archive.ts'
import { textIn } from './bundle-layout.ts'
import type { Envelope } from './dsse.ts'
import { readTyped } from './read-typed.ts'
import { type Statement, statementType } from './statement.ts'

const digest = {
  type: 'object',
  required: ['sha256'],
  properties: { sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
}

const envelopeKind: OwnSchema = {
  name: 'dsse-envelope',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['payload', 'payloadType', 'signatures'],
    // Nobody signs what else stands in it.
    additionalProperties: false,
    properties: {
      payload: { type: 'string', pattern: '^[A-Za-z0-9+/]*={0,2}$' },
      payloadType: { type: 'string' },
      signatures: {
        type: 'array',
        minItems: 1,
        maxItems: 20,
        items: {
          type: 'object',
          required: ['keyid', 'sig'],
          additionalProperties: false,
          properties: { keyid: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' }, sig: { type: 'string' } },
        },
      },
    },
  },
}

const statementKind: OwnSchema = {
  name: 'in-toto-statement',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['_type', 'subject', 'predicateType', 'predicate'],
    properties: {
      _type: { const: 'https://in-toto.io/Statement/v1' },
      subject: {
        type: 'array',
        minItems: 1,
        items: { type: 'object', required: ['name', 'digest'], properties: { name: { type: 'string' }, digest } },
      },
      predicateType: { type: 'string' },
      predicate: { type: 'object' },
    },
  },
}

/** An envelope of a bundle. @throws ToolError `bundle.refused` when it is none */
export async function readEnvelope(cache: Cache, contents: Contents, path: string, where: string): Promise<Envelope> {
  return readTyped<Envelope>(cache, textIn(contents, path, where), path, envelopeKind)
}

/**
 * The statement in an envelope: the very bytes that were signed, so it is read after the signatures were verified.
 * @throws ToolError `bundle.refused`
 */
export async function readStatement(
  cache: Cache,
  { payload, payloadType }: Envelope,
  path: string,
): Promise<Statement> {
  const text = payloadType === statementType ? Buffer.from(payload, 'base64').toString() : 'null'
  return readTyped<Statement>(cache, text, path, statementKind)
}
