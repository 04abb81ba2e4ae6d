import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import Ajv, { type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { openLibxml2 } from '../engines/xsd/libxml2.ts'

const schemas = new URL('testing-schemas/', import.meta.url)
const packages = new URL('../../node_modules/', import.meta.url)

/**
 * What the schema of a format finds wrong with an XML document. GITB's own is not ours to pass on: SAMKLANG_GITB_SCHEMA may
 * name a copy of its gitb_tr.xsd, and without one a schema of ours stands in.
 */
export async function xsdBreaches(schema: 'junit.xsd' | 'gitb-tr.xsd', source: string): Promise<readonly string[]> {
  const copy = schema === 'gitb-tr.xsd' ? process.env.SAMKLANG_GITB_SCHEMA : undefined
  const file = copy === undefined ? new URL(schema, schemas) : pathToFileURL(copy)
  const read = (path: string) => readFileSync(new URL(path, file))
  const validator = await openLibxml2({ path: basename(file.pathname), read })
  return validator.validate(source).told.map(({ text, line }) => `${line}: ${text}`)
}

/**
 * Draft 4 as draft 7: the schema has nothing that means another thing there, but for its `id`. Not all of its patterns
 * are Unicode expressions.
 */
const ajv = addFormats.default(new Ajv.Ajv({ strict: false, allErrors: true, unicodeRegExp: false }))
const sarifSchema = ajv.compile(packaged('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'))
const ctrfSchema = ajv.compile(packaged('ctrf/dist/ctrf-schema-0.0.json'))

/** Places that the published schema of SARIF 2.1.0 refuses. */
export function sarifBreaches(source: string): readonly string[] {
  return places(sarifSchema, source)
}

/** Places that the published schema of CTRF refuses. */
export function ctrfBreaches(source: string): readonly string[] {
  return places(ctrfSchema, source)
}

function places(schema: ValidateFunction, source: string): readonly string[] {
  schema(JSON.parse(source))
  return (schema.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** A schema that a package brings, without its addresses. */
function packaged(path: string): object {
  const { $schema: _, $id: __, id: ___, ...schema } = JSON.parse(readFileSync(new URL(path, packages), 'utf8'))
  return schema
}
